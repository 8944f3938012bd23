package dev.pgtrace.analysis;

/// The assumptions behind tiers. A read that took less than the threshold on average came from the operating
/// system's cache; where it took longer, the tracer's formula splits the reads of a plan node (see [ReadSplit]).
///
/// @param thresholdMicros border between operating system cache and disk
/// @param hitNanos        cost of finding a block in shared buffers
public record TierModel(long thresholdMicros, long hitNanos) {
    /// What the tracer uses unless told otherwise.
    public static final long STANDARD_THRESHOLD_MICROS = 500;

    /// Pinning and unpinning a cached 8 kB page costs about a tenth of a microsecond on current processors.
    public static final long STANDARD_HIT_NANOS = 100;

    public TierModel {
        if (thresholdMicros < 0 || hitNanos < 0) {
            throw new IllegalArgumentException("negative tier model: " + thresholdMicros + ", " + hitNanos);
        }
    }

    public static TierModel standard() {
        return new TierModel(STANDARD_THRESHOLD_MICROS, STANDARD_HIT_NANOS);
    }

    public TierModel withThreshold(long micros) {
        return new TierModel(micros, hitNanos);
    }
}
