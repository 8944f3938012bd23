package dev.pgtrace.ui.kit.explain;

import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.analysis.Tiers;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.Messages;
import java.util.Locale;

/// The figures of a statement, wherever they are shown.
public enum StatementFigure {
    CALLS(Provenance.MEASURED, Basis.COUNT, ExecutionColumn.ELAPSED_MICROS),
    ELAPSED(Provenance.MEASURED, Basis.TIME, ExecutionColumn.ELAPSED_MICROS),
    SELF(Provenance.DERIVED, Basis.TIME, ExecutionColumn.ELAPSED_MICROS),
    SHARE(Provenance.DERIVED, Basis.TIME, ExecutionColumn.ELAPSED_MICROS),
    CPU(Provenance.MEASURED, Basis.CPU, ExecutionColumn.CPU_MICROS),
    ROWS(Provenance.MEASURED, Basis.ROWS, ExecutionColumn.ROWS),
    T1_HIT(Provenance.DERIVED, Basis.BLOCKS, ExecutionColumn.READ_BLOCKS),
    P50(Provenance.DERIVED, Basis.RANK, ExecutionColumn.ELAPSED_MICROS),
    P95(Provenance.DERIVED, Basis.RANK, ExecutionColumn.ELAPSED_MICROS),
    P99(Provenance.DERIVED, Basis.RANK, ExecutionColumn.ELAPSED_MICROS),
    MAX(Provenance.MEASURED, Basis.TIME, ExecutionColumn.ELAPSED_MICROS),
    READS(Provenance.MEASURED, Basis.BLOCKS, ExecutionColumn.READ_BLOCKS),
    TIER2(Provenance.ESTIMATED, Basis.TIERS, ExecutionColumn.READ_BLOCKS),
    TIER3(Provenance.ESTIMATED, Basis.TIERS, ExecutionColumn.READ_BLOCKS),
    PLANS(Provenance.DERIVED, Basis.NODE, ExecutionColumn.ELAPSED_MICROS),
    INCOMPLETE(Provenance.DERIVED, Basis.COUNT, ExecutionColumn.ELAPSED_MICROS);

    private final Provenance provenance;
    private final Basis basis;
    private final ExecutionColumn by;

    StatementFigure(Provenance provenance, Basis basis, ExecutionColumn by) {
        this.provenance = provenance;
        this.basis = basis;
        this.by = by;
    }

    /// What it is made of.
    public Basis basis() {
        return basis;
    }

    /// Of all executions of a statement.
    ///
    /// @param name           as the column has it
    /// @param exact          the figure
    /// @param databaseMicros of what is shown
    public Explanation of(StatementProfile profile, String name, String exact, long databaseMicros, TraceLines lines) {
        return new Explanation(
                name,
                exact,
                known(profile.tiers()),
                Messages.get("statements.formula." + name().toLowerCase(Locale.ROOT)),
                formula(profile, exact, databaseMicros),
                lines.origin(basis),
                lines.ofStatement(profile.statement(), profile.calls(), by));
    }

    /// How it is known where reads are split like that.
    public Provenance known(Tiers tiers) {
        return basis == Basis.TIERS ? tiers.provenance() : provenance;
    }

    private String formula(StatementProfile profile, String exact, long databaseMicros) {
        Tiers tiers = profile.tiers();
        return switch (this) {
            case CALLS, INCOMPLETE, PLANS -> Messages.get("explain.f.counted", exact);
            case ELAPSED ->
                Messages.get(
                        "explain.f.plan_run",
                        Durations.exact(Math.max(0, profile.parseMicros())),
                        Durations.exact(profile.elapsedMicros() - Math.max(0, profile.parseMicros())),
                        exact);
            case SELF ->
                Messages.get(
                        "explain.f.self",
                        Durations.exact(profile.elapsedMicros()),
                        Durations.exact(profile.elapsedMicros() - profile.selfMicros()),
                        exact);
            case SHARE ->
                Messages.get(
                        "explain.f.ratio",
                        Durations.exact(profile.selfMicros()),
                        Durations.exact(databaseMicros),
                        exact);
            case CPU, ROWS, READS -> Messages.get("explain.f.sum", TraceLines.executions(profile.calls()), exact);
            case T1_HIT -> hits(tiers);
            case P50 -> rank(0.50, profile.elapsed().count(), exact);
            case P95 -> rank(0.95, profile.elapsed().count(), exact);
            case P99 -> rank(0.99, profile.elapsed().count(), exact);
            case MAX -> rank(1, profile.elapsed().count(), exact);
            case TIER2, TIER3 -> tiers(tiers);
        };
    }

    /// `hits 120 ÷ (hits 120 + reads 30) = 80%`.
    public static String hits(Tiers tiers) {
        return Messages.get(
                "explain.f.hit",
                Counts.grouped(tiers.tier1Blocks()),
                Counts.grouped(tiers.readBlocks()),
                Percent.of(tiers.hitShare()));
    }

    /// How reads were split.
    public static String tiers(Tiers tiers) {
        return Messages.get(
                tiers.provenance() == Provenance.ESTIMATED ? "explain.f.tiers" : "explain.f.tiers_counted",
                Counts.grouped(tiers.readBlocks()),
                Counts.grouped(tiers.tier2Blocks()),
                Counts.grouped(tiers.tier3Blocks()),
                Durations.axis(tiers.thresholdMicros()),
                Counts.grouped(tiers.unsplitBlocks()));
    }

    private static String rank(double share, long count, String exact) {
        return Messages.get(
                "explain.f.rank",
                Counts.grouped(Math.max(1, (long) Math.ceil(share * count))),
                Counts.grouped(count),
                exact);
    }
}
