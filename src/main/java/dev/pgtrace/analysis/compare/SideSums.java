package dev.pgtrace.analysis.compare;

import dev.pgtrace.analysis.ExecutionFigures;
import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import java.util.LinkedHashMap;
import java.util.Map;

/// Adds up the traces of one side by statement.
final class SideSums {
    private static final int CHECK_EVERY = 1 << 12;

    private final CancelToken cancel;
    private final Map<Long, StatementSums> byFingerprint = new LinkedHashMap<>();
    private final StatementSums all = new StatementSums();

    SideSums(ComparedSide side, CancelToken cancel) {
        this.cancel = cancel;
        for (int part = 0; part < side.parts().size(); part++) {
            add(side.parts().get(part), part);
        }
        byFingerprint.values().forEach(statement -> all.ran(statement.runs()));
    }

    /// By fingerprint, in the order of the first trace's weights.
    Map<Long, StatementSums> statements() {
        return byFingerprint;
    }

    StatementSums all() {
        return all;
    }

    private void add(TraceAnalysis analysis, int part) {
        for (StatementProfile profile : analysis.statements()) {
            byFingerprint
                    .computeIfAbsent(profile.fingerprint(), f -> new StatementSums())
                    .add(profile, part);
            all.add(profile, part);
        }
        Trace trace = analysis.trace();
        ExecutionFigures figures = new ExecutionFigures(trace, analysis.model());
        PlanOutlines outlines = new PlanOutlines(trace);
        TableReader<ExecutionColumn> executions = new TableReader<>(trace.executions());
        TableReader<CursorColumn> cursors = new TableReader<>(trace.cursors());
        for (int e = analysis.selection().next(0);
                e >= 0;
                e = analysis.selection().next(e + 1)) {
            if ((e & (CHECK_EVERY - 1)) == 0) {
                cancel.check();
            }
            int cursor = (int) executions.get(e, ExecutionColumn.CURSOR);
            int statement = cursor < 0 ? -1 : (int) cursors.get(cursor, CursorColumn.STATEMENT);
            if (statement < 0) {
                continue;
            }
            long fingerprint = trace.statements().get(statement, StatementColumn.FINGERPRINT);
            StatementSums sums = byFingerprint.get(fingerprint);
            if (sums == null) {
                continue;
            }
            long elapsed = figures.elapsedMicros(e);
            if (elapsed != Table.MISSING) {
                sums.ran(elapsed);
            }
            long queryId = executions.get(e, ExecutionColumn.QUERY_ID);
            if (queryId != Table.MISSING && queryId != 0) {
                sums.identified(queryId);
            }
            if (figures.hasOwnPlan(e)) {
                sums.plans().ran(part, e, (int) executions.get(e, ExecutionColumn.SHAPE), elapsed, outlines);
            }
        }
    }
}
