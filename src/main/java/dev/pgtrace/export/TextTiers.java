package dev.pgtrace.export;

import dev.pgtrace.analysis.Tiers;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.model.Provenance;
import java.io.IOException;

/// Blocks by where they were found.
final class TextTiers {
    private final Tiers tiers;

    TextTiers(Tiers tiers) {
        this.tiers = tiers;
    }

    void write(Appendable out) throws IOException {
        if (tiers.blocks() == 0) {
            out.append("  no blocks\n");
            return;
        }
        TextTable table = new TextTable("  ").left("").right("").right("").left("");
        table.row("tier 1", Figures.count(tiers.tier1Blocks()), share(tiers.tier1Blocks()), "shared buffers");
        table.row("tier 2", split(tiers.tier2Blocks()), splitShare(tiers.tier2Blocks()), "operating system's cache");
        table.row("tier 3", split(tiers.tier3Blocks()), splitShare(tiers.tier3Blocks()), "disk");
        if (tiers.unsplitBlocks() > 0) {
            table.row(
                    "tier 2+3",
                    Figures.count(tiers.unsplitBlocks()),
                    share(tiers.unsplitBlocks()),
                    "read from cache or disk: the trace does not tell which");
        }
        table.write(out);
        if (tiers.provenance() == Provenance.ESTIMATED) {
            out.append("  tiers 2 and 3 are guessed from one average per plan node, threshold ")
                    .append(Durations.format(tiers.thresholdMicros()))
                    .append('\n');
        }
    }

    /// Blocks of tier 2 or 3: nothing is known of them where reads were not timed.
    private String split(long blocks) {
        return splitKnown(tiers) ? Figures.count(blocks, estimated()) : Figures.MISSING;
    }

    private String splitShare(long blocks) {
        return splitKnown(tiers) ? share(blocks) : Figures.MISSING;
    }

    static boolean splitKnown(Tiers tiers) {
        return tiers.provenance() != Provenance.MISSING || tiers.unsplitBlocks() == 0;
    }

    private Provenance estimated() {
        return tiers.provenance() == Provenance.MISSING ? Provenance.DERIVED : tiers.provenance();
    }

    private String share(long blocks) {
        return Percent.of(blocks, tiers.blocks());
    }
}
