package dev.pgtrace.model.capture;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/// When a recording ends by itself.
///
/// @param durationMicros from its start
/// @param bytes          of its files
/// @param overhead       share by which statements have become slower: 0.1 for a tenth
public record CaptureLimits(OptionalLong durationMicros, OptionalLong bytes, OptionalDouble overhead) {
    /// What is left free on the disk whatever is asked for.
    public static final long FREE_DISK_BYTES = 256L << 20;

    public static final CaptureLimits NONE =
            new CaptureLimits(OptionalLong.empty(), OptionalLong.empty(), OptionalDouble.empty());
}
