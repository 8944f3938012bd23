package dev.pgtrace.app;

import java.nio.file.Path;

/// Whether opening a trace uses and makes its sidecar index (`.trcx`).
///
/// @param leastBytes smaller traces have none: they are read faster than one could look at it
/// @param cache      folder for the indexes of traces whose own folder cannot be written
public record IndexOptions(long leastBytes, Path cache) {
    private static final long STANDARD_LEAST_BYTES = 32L << 20;

    public static IndexOptions standard() {
        return new IndexOptions(STANDARD_LEAST_BYTES, folder());
    }

    /// Never.
    public static IndexOptions none() {
        return new IndexOptions(Long.MAX_VALUE, folder());
    }

    private static Path folder() {
        return CacheFolder.ofUser().resolve("index");
    }
}
