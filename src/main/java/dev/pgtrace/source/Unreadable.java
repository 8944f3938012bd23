package dev.pgtrace.source;

import dev.pgtrace.base.TraceException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/// Sentences for inputs that cannot be read.
final class Unreadable {
    private Unreadable() {}

    static TraceException because(String name, IOException cause) {
        String sentence =
                switch (cause) {
                    case NoSuchFileException e -> "There is no file " + name + ".";
                    case TooLarge e -> name + " " + e.getMessage();
                    case AccessDeniedException e -> "No permission to read " + name + ".";
                    default -> "Cannot read " + name + ": " + reason(cause) + ".";
                };
        return new TraceException(TraceException.Kind.UNREADABLE, sentence, cause);
    }

    private static String reason(IOException cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
