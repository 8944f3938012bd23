package dev.pgtrace.cli;

import dev.pgtrace.base.TraceException;
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
                    TraceException.Kind.UNWRITABLE, file + " cannot be written: " + reason(file, e) + ".", e);
        }
    }

    private static String reason(Path file, IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "its folder does not exist";
            case AccessDeniedException denied -> "permission denied";
            default -> Files.isDirectory(file) ? "it is a folder" : String.valueOf(e.getMessage());
        };
    }
}
