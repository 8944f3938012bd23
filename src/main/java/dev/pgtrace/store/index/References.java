package dev.pgtrace.store.index;

import dev.pgtrace.base.column.LongColumn;
import dev.pgtrace.model.CallColumn;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.WaitColumn;
import java.io.IOException;

/// Whether rows, names and shapes that are referred to exist: checksums tell damage, not what somebody made up.
final class References {
    private final Trace trace;
    private final long most;

    private References(Trace trace) {
        this.trace = trace;
        int largest = 0;
        for (int shape = 0; shape < trace.shapes().size(); shape++) {
            largest = Math.max(largest, trace.shapes().nodeCount(shape));
        }
        this.most = trace.nodes().size() - (long) largest;
    }

    static void check(Trace trace) throws IOException {
        References references = new References(trace);
        if (!references.exist() || !references.rangesExist()) {
            throw new IOException("numbers of rows that do not exist");
        }
    }

    private boolean exist() {
        int sessions = trace.info().sessions().size();
        int cursors = trace.cursors().size();
        int executions = trace.executions().size();
        return below(trace.statements(), StatementColumn.FIRST_CURSOR, cursors)
                && below(trace.cursors(), CursorColumn.SESSION, sessions)
                && below(
                        trace.cursors(),
                        CursorColumn.STATEMENT,
                        trace.statements().size())
                && below(trace.executions(), ExecutionColumn.CURSOR, cursors)
                && below(trace.executions(), ExecutionColumn.PARENT, executions)
                && below(
                        trace.executions(),
                        ExecutionColumn.SHAPE,
                        trace.shapes().size())
                && below(trace.executions(), ExecutionColumn.DEVICE_PROVENANCE, Provenance.values().length)
                && below(trace.calls(), CallColumn.KIND, CallKind.values().length)
                && below(trace.calls(), CallColumn.CURSOR, cursors)
                && below(trace.calls(), CallColumn.EXECUTION, executions)
                && below(trace.waits(), WaitColumn.EXECUTION, executions)
                && below(trace.waits(), WaitColumn.CURSOR, cursors)
                && below(trace.waits(), WaitColumn.NAME, trace.names().size())
                && below(trace.waits(), WaitColumn.COMPONENT, Component.values().length)
                && below(trace.waits(), WaitColumn.CALL, trace.calls().size())
                && below(trace.waits(), WaitColumn.SESSION, sessions);
    }

    private static <C extends Enum<C>> boolean below(Table<C> table, C column, long limit) {
        return table.column(column).isWithin(0, table.size(), Table.MISSING, limit - 1);
    }

    /// Whether the nodes, calls and waits of each execution are there. Most traces have no calls and waits: then only
    /// two columns are looked at.
    private boolean rangesExist() {
        TableReader<ExecutionColumn> rows = new TableReader<>(trace.executions());
        boolean exist = true;
        for (int from = 0; from < rows.size() && exist; from += LongColumn.CHUNK) {
            int to = Math.min(rows.size(), from + LongColumn.CHUNK);
            boolean onlyNodes =
                    isMissing(ExecutionColumn.FIRST_CALL, from, to) && isMissing(ExecutionColumn.FIRST_WAIT, from, to);
            for (int row = from; row < to && exist; row++) {
                exist = nodesExist(rows, row) && (onlyNodes || callsAndWaitsExist(rows, row));
            }
        }
        return exist;
    }

    private boolean isMissing(ExecutionColumn column, int from, int to) {
        return trace.executions().column(column).isWithin(from, to, Table.MISSING, Table.MISSING);
    }

    private boolean nodesExist(TableReader<ExecutionColumn> rows, int row) {
        long shape = rows.get(row, ExecutionColumn.SHAPE);
        long node = rows.get(row, ExecutionColumn.FIRST_NODE);
        return shape == Table.MISSING
                || node >= 0
                        && (node <= most
                                || node + trace.shapes().nodeCount((int) shape)
                                        <= trace.nodes().size());
    }

    private boolean callsAndWaitsExist(TableReader<ExecutionColumn> rows, int row) {
        return rows.orZero(row, ExecutionColumn.FIRST_CALL) + rows.orZero(row, ExecutionColumn.CALL_COUNT)
                        <= trace.calls().size()
                && rows.orZero(row, ExecutionColumn.FIRST_WAIT) + rows.orZero(row, ExecutionColumn.WAIT_COUNT)
                        <= trace.waits().size();
    }
}
