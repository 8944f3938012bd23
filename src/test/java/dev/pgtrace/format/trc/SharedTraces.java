package dev.pgtrace.format.trc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.assertj.core.api.Assumptions;

/// The real traces beside the project. Where they are missing, tests that need them are skipped, but not in
/// continuous integration.
public final class SharedTraces {
    private static final Path FOLDER = Path.of("../shared/traces");

    private SharedTraces() {}

    static Path folder() {
        if (!Files.isDirectory(FOLDER)) {
            if (System.getenv("CI") != null) {
                throw new AssertionError("no " + FOLDER.toAbsolutePath());
            }
            Assumptions.assumeThat(FOLDER).exists();
        }
        return FOLDER;
    }

    /// Names of all traces; empty where the folder is missing.
    public static List<String> names() {
        if (!Files.isDirectory(FOLDER)) {
            return List.of("missing");
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.contains(".trc"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] bytes(String name) throws IOException {
        Path path = folder().resolve(name);
        try (InputStream in = Files.newInputStream(path)) {
            return name.endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
        }
    }
}
