package dev.pgtrace.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The traces of a folder, told by their names: the window opens a tab for each, and other files must not get one.
public final class TraceFolder {
    private TraceFolder() {}

    /// Files whose names end as those of traces, sorted.
    public static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(TraceFolder::isTrace).sorted().toList();
        }
    }

    private static boolean isTrace(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".trc") || name.endsWith(".trcb") || name.endsWith(".trc.gz") || name.endsWith(".trc.zst");
    }
}
