package dev.pgtrace.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
        try {
            return TraceFolder.files(folder);
        } catch (IOException e) {
            return List.of();
        }
    }
}
