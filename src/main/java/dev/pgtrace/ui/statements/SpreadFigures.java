package dev.pgtrace.ui.statements;

import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.control.Histogram;
import dev.pgtrace.ui.kit.explain.Basis;
import dev.pgtrace.ui.kit.explain.Explanation;
import dev.pgtrace.ui.kit.explain.TraceLines;
import java.util.Optional;

/// Explains the bars of the histogram of run times.
final class SpreadFigures {
    private SpreadFigures() {}

    static Optional<Explanation> of(Histogram.Bar bar, StatementsViewModel model) {
        TreeSource source = model.source();
        int statement = model.context().selectionProperty().get().statement();
        if (source == null || statement < 0) {
            return Optional.empty();
        }
        TraceLines lines = new TraceLines(model.context());
        long from = Math.round(bar.fromMicros());
        long to = Math.round(bar.toMicros());
        String all = source.analysis().statements().stream()
                .filter(profile -> profile.statement() == statement)
                .findFirst()
                .map(StatementProfile::elapsed)
                .map(spread -> Counts.grouped(spread.count()))
                .orElse("");
        return Optional.of(new Explanation(
                Messages.get("statements.histogram.title"),
                TraceLines.executions(bar.count()),
                Provenance.DERIVED,
                Messages.get("explain.spread.meaning"),
                Messages.get(
                        "explain.f.between",
                        Durations.format(from),
                        Durations.format(to),
                        Counts.grouped(bar.count()),
                        all),
                lines.origin(Basis.TIME),
                lines.found(
                        TraceLines.executions(bar.count()),
                        trace -> longest(trace, source, statement, from, to),
                        Selection.ofStatement(statement))));
    }

    /// The longest run in a bar.
    private static Selection longest(Trace trace, TreeSource source, int statement, long from, long to) {
        long most = -1;
        Selection found = Selection.NONE;
        for (int row = 0; row < trace.executions().size(); row++) {
            long run = trace.executions().get(row, ExecutionColumn.ELAPSED_MICROS);
            long cursor = trace.executions().get(row, ExecutionColumn.CURSOR);
            if (run > most
                    && run >= from
                    && run < to
                    && cursor >= 0
                    && trace.cursors().get((int) cursor, CursorColumn.STATEMENT) == statement
                    && source.analysis().selection().contains(row)) {
                most = run;
                found = Selection.ofExecution(statement, row);
            }
        }
        return found;
    }
}
