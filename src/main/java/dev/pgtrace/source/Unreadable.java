package dev.pgtrace.source;

import com.github.luben.zstd.ZstdIOException;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/// Sentences for inputs that cannot be read.
final class Unreadable {
    /// What the library says to a frame without its end; its code is that of any damage.
    private static final String ZSTD_CUT = "Truncated source";

    private Unreadable() {}

    static TraceException because(String name, IOException cause) {
        String sentence =
                switch (cause) {
                    case NoSuchFileException e -> Texts.get("source.noFile", name);
                    case TooLarge e -> name + " " + e.getMessage();
                    case AccessDeniedException e -> Texts.get("source.denied", name);
                    case IOException e when isCut(e) -> Texts.get("source.cut", name);
                    default -> Texts.get("source.unreadable", name, reason(cause));
                };
        return new TraceException(TraceException.Kind.UNREADABLE, sentence, cause);
    }

    private static boolean isCut(IOException cause) {
        return cause instanceof EOFException || cause instanceof ZstdIOException && ZSTD_CUT.equals(cause.getMessage());
    }

    private static String reason(IOException cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
