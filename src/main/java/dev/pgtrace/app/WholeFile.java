package dev.pgtrace.app;

import dev.pgtrace.base.FileReplacement;
import dev.pgtrace.base.TraceException;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes a text file aside first, then moves it, so that a file is whole or not there.
final class WholeFile {
    /// What is written.
    @FunctionalInterface
    interface Body {
        void write(Writer out) throws IOException, TraceException;
    }

    private WholeFile() {}

    /// Blocks until the file is there.
    ///
    /// @throws TraceException when it cannot be written
    static void write(Path file, Body body) throws TraceException {
        Path aside = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (Writer out = Files.newBufferedWriter(aside, StandardCharsets.UTF_8)) {
                body.write(out);
            }
            FileReplacement.move(aside, file);
        } catch (IOException e) {
            throw new TraceException(
                    TraceException.Kind.UNWRITABLE, file + " cannot be written: " + e.getMessage() + ".", e);
        } finally {
            remove(aside);
        }
    }

    /// What was not moved is no use to anybody.
    private static void remove(Path aside) {
        try {
            Files.deleteIfExists(aside);
        } catch (IOException e) {
            aside.toFile().deleteOnExit();
        }
    }
}
