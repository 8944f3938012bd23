package dev.pgtrace.ui.statements;

import dev.pgtrace.analysis.Tiers;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.TierPart;
import java.util.ArrayList;
import java.util.List;

/// Blocks of what is selected by tier, with the words beside the ring.
///
/// @param blocks   all of them
/// @param slices   heaviest meaning last: tier 1, 2, 3
/// @param sentence how the split is known
record BlockTiers(long blocks, List<Slice> slices, String sentence) {
    /// @param text name, blocks, average time of a read where that is known
    record Slice(TierPart part, String text) {}

    BlockTiers {
        slices = List.copyOf(slices);
    }

    /// @param figures of the row: its blocks, and the time of its reads
    static BlockTiers of(Figures figures) {
        Tiers tiers = figures.blocks();
        List<Slice> slices = new ArrayList<>();
        for (TierPart part : TierPart.of(tiers)) {
            if (part.blocks() > 0) {
                slices.add(new Slice(part, text(part, figures)));
            }
        }
        return new BlockTiers(tiers.blocks(), slices, sentence(tiers));
    }

    private static String text(TierPart part, Figures figures) {
        String count = part.blocks() == 1
                ? Messages.get("statements.tiers.block")
                : Messages.get("statements.tiers.blocks", Counts.grouped(part.blocks()));
        boolean timed = part.component() == Component.TIER2 || part.component() == Component.TIER3;
        long micros = timed ? figures.micros(part.component()) : -1;
        String name = name(part.component());
        return micros <= 0
                ? Messages.get("statements.tiers.line", name, count)
                : Messages.get("statements.tiers.line_average", name, count, Durations.format(micros / part.blocks()));
    }

    private static String name(Component tier) {
        return switch (tier) {
            case TIER1 -> Messages.get("statements.tiers.tier1");
            case TIER2 -> Messages.get("statements.tiers.tier2");
            case TIER3 -> Messages.get("statements.tiers.tier3");
            case READS_UNSPLIT, CPU, TEMP_IO, WAL_WRITES, LOCK_WAITS, OTHER_WAITS, CLIENT, UNACCOUNTED ->
                Messages.get("statements.tiers.unsplit");
        };
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
