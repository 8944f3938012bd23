package dev.pgtrace.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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

    /// Whether the name of a file ends as those of traces.
    public static boolean isTrace(Path file) {
        String name = file.toString();
        return Arrays.stream(TraceKind.values()).map(TraceKind::extension).anyMatch(name::endsWith);
    }
}
