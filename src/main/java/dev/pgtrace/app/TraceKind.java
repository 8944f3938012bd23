package dev.pgtrace.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// What a trace can be stored as. The text is the same in all of them.
public enum TraceKind {
    TEXT(".trc"),
    GZIP(".trc.gz"),
    ZSTD(".trc.zst"),
    BINARY(".trcb");

    private final String extension;

    TraceKind(String extension) {
        this.extension = extension;
    }

    /// With its dots.
    public String extension() {
        return extension;
    }

    /// What the name of a file says; empty where it says nothing of it.
    public static Optional<TraceKind> of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".trcb")) {
            return Optional.of(BINARY);
        }
        if (name.endsWith(".gz")) {
            return Optional.of(GZIP);
        }
        if (name.endsWith(".zst")) {
            return Optional.of(ZSTD);
        }
        return name.endsWith(".trc")
                        || name.endsWith(".log")
                        || name.endsWith(".csv")
                        || name.endsWith(".json")
                        || name.endsWith(".txt")
                ? Optional.of(TEXT)
                : Optional.empty();
    }
}
