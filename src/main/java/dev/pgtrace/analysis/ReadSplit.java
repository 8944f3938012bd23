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

    /// What a block from the operating system's cache takes: 1.4 to 2.3 µs where it was measured.
    private static final long CACHE_READ_MICROS = 2;

    /// Reads whose tiers are counted and whose time is not: a block from the cache takes what such blocks take, or
    /// less where all reads were faster. What falls to unsplit reads is left out.
    ///
    /// @param micros of all the reads; missing counts as none
    public static ReadSplit counted(long cacheBlocks, long diskBlocks, long unsplitBlocks, long micros) {
        long all = cacheBlocks + diskBlocks + unsplitBlocks;
        if (all == 0 || micros <= 0) {
            return new ReadSplit(cacheBlocks, diskBlocks, 0, 0);
        }
        double average = (double) micros / all;
        long known = Math.round(average * (cacheBlocks + diskBlocks));
        long cache =
                diskBlocks == 0 ? known : Math.min(Math.round(average * cacheBlocks), cacheBlocks * CACHE_READ_MICROS);
        return new ReadSplit(cacheBlocks, diskBlocks, cache, known - cache);
    }

    /// @param reads  blocks, 0 or more
    /// @param micros time of all of them
    public static ReadSplit of(long reads, long micros, TierModel model) {
        if (reads <= 0) {
            return new ReadSplit(0, 0, Math.max(0, micros), 0);
        }
        double half = model.thresholdMicros() / 2.0;
        long disk = disk(reads, (double) micros / reads, half);
        long cacheMicros = disk == 0 ? micros : Math.min(micros, Math.round((reads - disk) * half));
        return new ReadSplit(reads - disk, disk, cacheMicros, micros - cacheMicros);
    }

    /// @param average time of a read
    /// @param half    of the threshold
    private static long disk(long reads, double average, double half) {
        return average < half * 2 || average + half == 0 ? 0 : (long) (reads * ((average - half) / (average + half)));
    }
}
