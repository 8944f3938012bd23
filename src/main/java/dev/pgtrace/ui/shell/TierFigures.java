package dev.pgtrace.ui.shell;

import dev.pgtrace.analysis.Contribution;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.TierThreshold;
import dev.pgtrace.analysis.Tiers;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.control.ComponentTexts;
import dev.pgtrace.ui.kit.control.TierPart;
import dev.pgtrace.ui.kit.explain.Basis;
import dev.pgtrace.ui.kit.explain.Evidence;
import dev.pgtrace.ui.kit.explain.Explanation;
import dev.pgtrace.ui.kit.explain.StatementFigure;
import dev.pgtrace.ui.kit.explain.TraceLines;
import java.util.Locale;
import java.util.Optional;

/// Explains the figures beside the slider of the tiers.
final class TierFigures {
    private final TraceContext context;
    private final TraceLines lines;

    TierFigures(TraceContext context) {
        this.context = context;
        lines = new TraceLines(context);
    }

    /// The border between cache and disk.
    Explanation threshold() {
        TierModel model = context.tierModelProperty().get();
        String value = Durations.axis(model.thresholdMicros());
        boolean own = context.trace()
                .filter(trace -> TierThreshold.OF_TRACE
                        .withStandard(context.standardThresholdProperty().get())
                        .model(trace)
                        .equals(model))
                .isPresent();
        return new Explanation(
                Messages.get("explain.tiers.threshold"),
                Durations.exact(model.thresholdMicros()),
                Provenance.ESTIMATED,
                Messages.get("explain.tiers.threshold.meaning"),
                Messages.get(own ? "explain.f.threshold_own" : "explain.f.threshold_chosen", value),
                lines.origin(Basis.TIERS),
                new Evidence.None(Messages.get("explain.evidence.threshold")));
    }

    /// The blocks of a tier.
    Optional<Explanation> part(TierPart part) {
        return analysis().map(analysis -> {
            Tiers tiers = analysis.tiers();
            return new Explanation(
                    Messages.get("explain.tiers.part", ComponentTexts.name(part.component())),
                    Messages.get(
                            "explain.tiers.value",
                            Counts.grouped(part.blocks()),
                            Percent.of(part.blocks(), tiers.blocks())),
                    part.provenance(),
                    Messages.get(
                            "explain.tiers.meaning." + part.component().name().toLowerCase(Locale.ROOT)),
                    formula(part, tiers),
                    lines.origin(isRead(part) ? Basis.TIERS : Basis.BLOCKS),
                    lines.ofComponent(Contribution.ALL_STATEMENTS, analysis.executions(), part.component()));
        });
    }

    /// All blocks.
    Optional<Explanation> blocks() {
        return analysis().map(analysis -> {
            Tiers tiers = analysis.tiers();
            return new Explanation(
                    Messages.get("explain.tiers.blocks"),
                    Counts.grouped(tiers.blocks()),
                    Provenance.MEASURED,
                    Messages.get("explain.tiers.blocks.meaning"),
                    Messages.get(
                            "explain.f.blocks",
                            Counts.grouped(tiers.tier1Blocks()),
                            Counts.grouped(tiers.readBlocks()),
                            Counts.grouped(tiers.blocks())),
                    lines.origin(Basis.BLOCKS),
                    lines.ofTrace(analysis.executions(), ExecutionColumn.HIT_BLOCKS));
        });
    }

    private Optional<TraceAnalysis> analysis() {
        return Optional.ofNullable(context.analysisProperty().get());
    }

    private static boolean isRead(TierPart part) {
        return part.component() == Component.TIER2 || part.component() == Component.TIER3;
    }

    private static String formula(TierPart part, Tiers tiers) {
        if (part.provenance() == Provenance.MISSING) {
            return Messages.get("explain.f.missing");
        }
        if (isRead(part)) {
            return StatementFigure.tiers(tiers);
        }
        return part.component() == Component.TIER1
                ? StatementFigure.hits(tiers)
                : Messages.get("explain.f.counted", Counts.grouped(part.blocks()));
    }
}
