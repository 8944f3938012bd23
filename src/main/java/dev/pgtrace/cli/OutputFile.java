package dev.pgtrace.cli;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The file that `-o` names, or standard output.
final class OutputFile {
    private OutputFile() {}

    static DataOutput open(@Nullable Path file, Terminal terminal) throws TraceException {
        if (file == null || file.toString().equals("-")) {
            return DataOutput.of(terminal.out());
        }
        try {
            return DataOutput.of(file);
        } catch (IOException e) {
            throw new TraceException(
                    TraceException.Kind.UNWRITABLE, Texts.get("cli.unwritable", file, reason(file, e)), e);
        }
    }

    private static String reason(Path file, IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> Texts.get("cli.output.noFolder");
            case AccessDeniedException denied -> Texts.get("cli.output.denied");
            default -> Files.isDirectory(file) ? Texts.get("cli.output.folder") : String.valueOf(e.getMessage());
        };
    }
}
