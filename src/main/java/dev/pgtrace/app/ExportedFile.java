package dev.pgtrace.app;

import dev.pgtrace.base.FileReplacement;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.NumberMarks;
import dev.pgtrace.base.text.Texts;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes a document for others: aside first, then moved, so that a file is whole or not there; its numbers plain,
/// whatever marks the window shows them with.
final class ExportedFile {
    private ExportedFile() {}

    /// What writes the document.
    @FunctionalInterface
    interface Content {
        void writeTo(Writer out) throws IOException, TraceException;
    }

    /// Writes the file; blocks until it is there.
    ///
    /// @throws TraceException when the file cannot be written, or what the content throws
    static void write(Path file, Content content) throws TraceException {
        NumberMarks.<TraceException>plainly(() -> writeNow(file, content));
    }

    private static void writeNow(Path file, Content content) throws TraceException {
        Path aside = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (Writer out = Files.newBufferedWriter(aside, StandardCharsets.UTF_8)) {
                content.writeTo(out);
            }
            FileReplacement.move(aside, file);
        } catch (IOException e) {
            throw new TraceException(
                    TraceException.Kind.UNWRITABLE, Texts.get("app.unwritable", file, e.getMessage()), e);
        } finally {
            FileReplacement.discard(aside);
        }
    }
}
