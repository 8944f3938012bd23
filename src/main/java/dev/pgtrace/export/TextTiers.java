package dev.pgtrace.export;

import dev.pgtrace.analysis.Tiers;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.model.Component;
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
            out.append("  ").append(ReportTexts.get("text.tiers.none")).append('\n');
            return;
        }
        TextTable table = new TextTable("  ").left("").right("").right("").left("");
        table.row(
                ReportTexts.name(Component.TIER1),
                Figures.count(tiers.tier1Blocks()),
                share(tiers.tier1Blocks()),
                ReportTexts.get("text.tier1"));
        table.row(
                ReportTexts.name(Component.TIER2),
                split(tiers.tier2Blocks()),
                splitShare(tiers.tier2Blocks()),
                ReportTexts.get("text.tier2"));
        table.row(
                ReportTexts.name(Component.TIER3),
                split(tiers.tier3Blocks()),
                splitShare(tiers.tier3Blocks()),
                ReportTexts.get("text.tier3"));
        if (tiers.unsplitBlocks() > 0) {
            table.row(
                    ReportTexts.name(Component.READS_UNSPLIT),
                    Figures.count(tiers.unsplitBlocks()),
                    share(tiers.unsplitBlocks()),
                    ReportTexts.get("text.unsplit"));
        }
        table.write(out);
        if (tiers.provenance() == Provenance.ESTIMATED) {
            String threshold = Durations.format(tiers.thresholdMicros());
            out.append("  ")
                    .append(ReportTexts.get("text.tiers.guessed", threshold))
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
