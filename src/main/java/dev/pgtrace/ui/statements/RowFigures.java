package dev.pgtrace.ui.statements;

import dev.pgtrace.analysis.ExecutionAccount;
import dev.pgtrace.analysis.PlanFigures;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.LedgerParts;
import dev.pgtrace.ui.kit.explain.Basis;
import dev.pgtrace.ui.kit.explain.Explanation;
import dev.pgtrace.ui.kit.explain.LedgerFigures;
import dev.pgtrace.ui.kit.explain.StatementFigure;
import dev.pgtrace.ui.kit.explain.TraceLines;
import java.util.Optional;

/// Explains the cells of the tree: each row's figures with the figures that they are made of.
final class RowFigures {
    private final StatementsViewModel model;
    private final TraceLines lines;
    private final RowLines rows;

    RowFigures(StatementsViewModel model) {
        this.model = model;
        this.lines = new TraceLines(model.context());
        this.rows = new RowLines(model, lines);
    }

    TraceLines lines() {
        return lines;
    }

    RowLines rows() {
        return rows;
    }

    /// Empty where the row has no such figure.
    Optional<Explanation> cell(Branch branch, Column column) {
        Row row = branch.row();
        TreeSource source = model.source();
        if (source == null || !row.figures().has(column)) {
            return Optional.empty();
        }
        String exact = column.unit().exact(row.figures().value(column));
        if (row instanceof Row.Statement statement) {
            return Optional.of(StatementFigure.valueOf(column.name())
                    .of(
                            statement.profile(),
                            column.title(),
                            exact,
                            source.analysis().databaseMicros(),
                            lines));
        }
        return Optional.of(new Explanation(
                column.title(),
                exact,
                StatementFigure.valueOf(column.name()).known(row.figures().blocks()),
                column.formula(row.key().kind()),
                formula(row, column, exact, source),
                lines.origin(basis(row.key().kind(), column)),
                rows.of(branch)));
    }

    /// The bar of a row; empty where it has none.
    Optional<Explanation> bar(Branch branch) {
        Figures figures = branch.row().figures();
        TreeSource source = model.source();
        return source == null || figures.wholeMicros() <= 0
                ? Optional.empty()
                : Optional.of(new LedgerFigures(
                                lines,
                                Messages.get(
                                        "explain.of." + of(branch.row().key().kind())),
                                figures.wholeMicros(),
                                LedgerParts.entries(figures.parts()),
                                figures.blocks().tier1Blocks(),
                                source.analysis().model(),
                                component -> rows.of(branch, component))
                        .whole(Messages.get("statements.column.time")));
    }

    private static String of(RowKind kind) {
        return switch (kind) {
            case STATEMENT -> "statement";
            case NODE -> "node";
            case ROOT, EXECUTION, CALL, WAITS, WAIT, SAMPLES, SAMPLE, NESTED, MORE, NOTE -> "execution";
        };
    }

    private String formula(Row row, Column column, String exact, TreeSource source) {
        String printed = Messages.get("explain.f.printed", exact);
        return switch (column) {
            case T1_HIT ->
                row.figures().blocks().blocks() > 0
                        ? StatementFigure.hits(row.figures().blocks())
                        : printed;
            case TIER2, TIER3 ->
                row instanceof Row.Node node
                        ? tiers(node.node())
                        : StatementFigure.tiers(row.figures().blocks());
            case ELAPSED, SELF -> time(row, column, exact, source).orElse(printed);
            case CALLS -> Messages.get("explain.f.counted", exact);
            case SHARE, CPU, ROWS, P50, P95, P99, MAX, READS, PLANS, INCOMPLETE -> printed;
        };
    }

    private static Optional<String> time(Row row, Column column, String exact, TreeSource source) {
        boolean self = column == Column.SELF;
        return switch (row) {
            case Row.Execution execution ->
                Optional.of(execution(source.accounts().of(execution.execution()), self, exact));
            case Row.Node node
            when self ->
                Optional.of(Messages.get(
                        "explain.f.self_children",
                        Durations.exact(node.node().totalMicros()),
                        Durations.exact(Math.max(
                                0, node.node().totalMicros() - node.node().selfMicros())),
                        exact));
            case Row.Node node
            when node.node().processes() > 1 ->
                Optional.of(Messages.get(
                        "explain.f.processes", Counts.grouped(node.node().processes()), exact));
            case Row.Waits _ -> Optional.of(Messages.get("explain.f.added", exact));
            case Row.Nested _ -> Optional.of(Messages.get("explain.f.added", exact));
            default -> Optional.empty();
        };
    }

    private static String execution(ExecutionAccount account, boolean self, String exact) {
        return self
                ? Messages.get(
                        "explain.f.self",
                        Durations.exact(account.elapsedMicros()),
                        Durations.exact(account.elapsedMicros() - account.selfMicros()),
                        exact)
                : Messages.get(
                        "explain.f.plan_run",
                        Durations.exact(Math.max(0, account.planningMicros())),
                        Durations.exact(Math.max(0, account.runMicros())),
                        exact);
    }

    /// How the reads of one node were split: by its one average, unless they were counted.
    static String tiers(PlanFigures.Node node) {
        long reads = node.selfReadBlocks();
        long threshold = node.tiers().thresholdMicros();
        if (node.tiers().provenance() != Provenance.ESTIMATED || node.selfReadMicros() < 0 || reads <= 0) {
            return StatementFigure.tiers(node.tiers());
        }
        double average = (double) node.selfReadMicros() / reads;
        return average < threshold
                ? Messages.get(
                        "explain.f.tiers_below",
                        Durations.precise(average),
                        Durations.axis(threshold),
                        Counts.grouped(reads))
                : Messages.get(
                        "explain.f.tiers_above",
                        Durations.precise(average),
                        Durations.axis(threshold),
                        Counts.grouped(reads),
                        Counts.grouped(node.tiers().tier3Blocks()));
    }

    static Basis basis(RowKind kind, Column column) {
        boolean time = column == Column.ELAPSED || column == Column.SELF || column == Column.CALLS;
        return switch (kind) {
            case NODE ->
                time || column == Column.ROWS
                        ? Basis.NODE
                        : StatementFigure.valueOf(column.name()).basis();
            case WAITS, WAIT -> Basis.WAITS;
            case SAMPLES, SAMPLE -> Basis.SAMPLES;
            case ROOT, STATEMENT, EXECUTION, CALL, NESTED, MORE, NOTE ->
                StatementFigure.valueOf(column.name()).basis();
        };
    }
}
