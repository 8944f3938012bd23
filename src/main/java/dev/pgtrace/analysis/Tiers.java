package dev.pgtrace.analysis;

import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Table;

/// Blocks by where they were found.
///
/// @param tier1Blocks     shared buffers
/// @param tier2Blocks     operating system cache
/// @param tier3Blocks     disk
/// @param unsplitBlocks   reads that may be either: they were not timed
/// @param provenance      of the split between tiers 2 and 3; the hits and the sum of the reads are measured
/// @param thresholdMicros the model's threshold
/// @param extraBlocks     read from the device beyond the reads (read ahead, catalogs), or missing where the device's
///                        reads were not counted
public record Tiers(
        long tier1Blocks,
        long tier2Blocks,
        long tier3Blocks,
        long unsplitBlocks,
        Provenance provenance,
        long thresholdMicros,
        long extraBlocks) {

    public static final Tiers NONE = new Tiers(0, 0, 0, 0, Provenance.MISSING, 0, Table.MISSING);

    public long readBlocks() {
        return tier2Blocks + tier3Blocks + unsplitBlocks;
    }

    public long blocks() {
        return tier1Blocks + readBlocks();
    }

    /// Share of blocks found in shared buffers, 0 to 1; NaN where no block was touched.
    public double hitShare() {
        return blocks() == 0 ? Double.NaN : (double) tier1Blocks / blocks();
    }
}
