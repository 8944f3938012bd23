package dev.pgtrace.ui.statements;

import dev.pgtrace.analysis.Tiers;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.Messages;
import java.util.ArrayList;
import java.util.List;

/// Blocks of what is selected by tier, with the words beside the ring.
///
/// @param blocks   all of them
/// @param slices   heaviest meaning last: tier 1, 2, 3
/// @param sentence how the split is known
record BlockTiers(long blocks, List<Slice> slices, String sentence) {
    /// @param text name, blocks, average time of a read where that is known
    record Slice(Component tier, long blocks, String text) {}

    BlockTiers {
        slices = List.copyOf(slices);
    }

    /// @param figures of the row: its blocks, and the time of its reads
    static BlockTiers of(Figures figures) {
        Tiers tiers = figures.blocks();
        List<Slice> slices = new ArrayList<>();
        add(slices, Component.TIER1, tiers.tier1Blocks(), "tier1", -1);
        add(slices, Component.TIER2, tiers.tier2Blocks(), "tier2", figures.micros(Component.TIER2));
        add(slices, Component.TIER3, tiers.tier3Blocks(), "tier3", figures.micros(Component.TIER3));
        add(slices, Component.READS_UNSPLIT, tiers.unsplitBlocks(), "unsplit", -1);
        return new BlockTiers(tiers.blocks(), slices, sentence(tiers));
    }

    private static void add(List<Slice> slices, Component tier, long blocks, String key, long micros) {
        if (blocks > 0) {
            String count = blocks == 1
                    ? Messages.get("statements.tiers.block")
                    : Messages.get("statements.tiers.blocks", Counts.grouped(blocks));
            String name = Messages.get("statements.tiers." + key);
            slices.add(new Slice(
                    tier,
                    blocks,
                    micros <= 0
                            ? Messages.get("statements.tiers.line", name, count)
                            : Messages.get(
                                    "statements.tiers.line_average", name, count, Durations.format(micros / blocks))));
        }
    }

    private static String sentence(Tiers tiers) {
        if (tiers.blocks() == 0) {
            return Messages.get("statements.tiers.none");
        }
        if (tiers.readBlocks() == 0) {
            return Messages.get("statements.tiers.all_hit");
        }
        if (tiers.tier2Blocks() + tiers.tier3Blocks() == 0) {
            return Messages.get("statements.tiers.unknown");
        }
        String how = tiers.provenance() == Provenance.MEASURED
                ? Messages.get("statements.tiers.measured")
                : Messages.get("statements.tiers.guessed", Durations.format(tiers.thresholdMicros()));
        return tiers.unsplitBlocks() == 0 ? how : how + " " + Messages.get("statements.tiers.partly");
    }
}
