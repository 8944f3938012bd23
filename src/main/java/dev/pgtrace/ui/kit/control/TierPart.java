package dev.pgtrace.ui.kit.control;

import dev.pgtrace.analysis.Tiers;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import java.util.List;

/// The blocks of one tier. Hits and the sum of the reads are measured; how the reads split may be a guess.
public record TierPart(Component component, long blocks, Provenance provenance) {
    /// In the order of bars, those without blocks too.
    public static List<TierPart> of(Tiers tiers) {
        return List.of(
                new TierPart(Component.TIER1, tiers.tier1Blocks(), Provenance.MEASURED),
                new TierPart(Component.TIER2, tiers.tier2Blocks(), tiers.provenance()),
                new TierPart(Component.TIER3, tiers.tier3Blocks(), tiers.provenance()),
                new TierPart(Component.READS_UNSPLIT, tiers.unsplitBlocks(), Provenance.MEASURED));
    }
}
