package dev.pgtrace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The traces shown to somebody who names no file. The launcher says with the property `pgtrace.home` where the
/// product lies.
final class SampleTraces {
    private SampleTraces() {}

    /// The sample traces by name, none where the folder is missing or cannot be read.
    static List<Path> files() {
        Path folder = Path.of(System.getProperty("pgtrace.home", "."), "sample-traces");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(SampleTraces::isTrace).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean isTrace(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".trc") || name.endsWith(".trc.gz") || name.endsWith(".trc.zst");
    }
}
