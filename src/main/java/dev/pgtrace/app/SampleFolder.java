package dev.pgtrace.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The traces that come with the product. The launcher says with the property `pgtrace.home` where the product
/// lies.
public final class SampleFolder {
    private SampleFolder() {}

    /// The sample traces by name, none where the folder is missing or cannot be read.
    public static List<Path> files() {
        Path folder = Path.of(System.getProperty("pgtrace.home", "."), "sample-traces");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(SampleFolder::isTrace).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean isTrace(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".trc") || name.endsWith(".trc.gz") || name.endsWith(".trc.zst");
    }
}
