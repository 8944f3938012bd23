package dev.pgtrace.analysis;

/// The reads of one plan node split between operating system cache and disk, guessed from their one average.
///
/// With the average `a` and the threshold `T`: `a < T` → all from the cache; else `disk = trunc(reads × (a − T/2) /
/// (a + T/2))`, which is the tracer's own formula. It amounts to a cache read of `T/2` and a disk read of `a + T`,
/// and time is split accordingly, so that the two always add up to what was measured.
///
/// @param cacheBlocks tier 2
/// @param diskBlocks  tier 3
/// @param cacheMicros tier 2
/// @param diskMicros  tier 3
public record ReadSplit(long cacheBlocks, long diskBlocks, long cacheMicros, long diskMicros) {
    static final ReadSplit NONE = new ReadSplit(0, 0, 0, 0);

    /// @param reads  blocks, 0 or more
    /// @param micros time of all of them
    public static ReadSplit of(long reads, long micros, TierModel model) {
        if (reads <= 0) {
            return new ReadSplit(0, 0, Math.max(0, micros), 0);
        }
        double average = (double) micros / reads;
        double half = model.thresholdMicros() / 2.0;
        if (average < model.thresholdMicros()) {
            return new ReadSplit(reads, 0, micros, 0);
        }
        long disk = average + half == 0 ? 0 : (long) (reads * ((average - half) / (average + half)));
        long cacheMicros = disk == 0 ? micros : Math.min(micros, Math.round((reads - disk) * half));
        return new ReadSplit(reads - disk, disk, cacheMicros, micros - cacheMicros);
    }
}
