package dev.pgtrace.app;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// The traces of the product's samples, and the real ones where they are at hand.
final class RealTraces {
    private static final Path SHARED = Path.of("../shared/traces");
    private static final Path SAMPLES = Path.of("sample-traces");

    private RealTraces() {}

    static List<Path> all() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : List.of(SAMPLES, SHARED)) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> found = Files.walk(folder)) {
                    found.filter(file -> file.toString().matches(".*\\.trc(\\.gz)?"))
                            .sorted()
                            .forEach(files::add);
                }
            }
        }
        return files;
    }

    static Path shared(String name) {
        assumeTrue(Files.isDirectory(SHARED), "the real traces are not at hand");
        return SHARED.resolve(name);
    }

    /// A sample of the product.
    static Path sample(String name) {
        return SAMPLES.resolve(name);
    }

    static byte[] text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return file.toString().endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
        }
    }
}
