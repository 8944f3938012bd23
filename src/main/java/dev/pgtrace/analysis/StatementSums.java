package dev.pgtrace.analysis;

import dev.pgtrace.base.pool.LongIntMap;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import java.util.ArrayList;
import java.util.List;

/// What some of the executions of a trace, one after the other, add to the figures of their statements. Not
/// thread-safe.
final class StatementSums {
    private final Accountant accountant;
    private final Trust trust;
    private final TableReader<ExecutionColumn> executions;
    private final TableReader<CursorColumn> cursors;
    private final int from;
    private final int to;
    private final int[] lastShape;
    private final LongIntMap shapesSeen = new LongIntMap();
    /// By row of the statement.
    final long[] calls;

    final long[] self;
    final int[] timed;
    /// A statement and one of its plan shapes: each once, in the upper and the lower half.
    final List<Long> shapes = new ArrayList<>();
    /// Of all statements, and what is of none.
    long database;

    /// @param from       the first execution
    /// @param to         behind the last one
    /// @param accountant for this thread
    StatementSums(Trace trace, Accountant accountant, int from, int to) {
        int statements = trace.statements().size();
        this.accountant = accountant;
        this.trust = accountant.trust();
        this.executions = new TableReader<>(trace.executions());
        this.cursors = new TableReader<>(trace.cursors());
        this.from = from;
        this.to = to;
        this.lastShape = new int[statements];
        this.calls = new long[statements];
        this.self = new long[statements];
        this.timed = new int[statements];
    }

    /// Adds everything up.
    void sum() {
        for (int execution = from; execution < to; execution++) {
            take(execution);
        }
    }

    /// Writes down the run times.
    ///
    /// @param times of all executions, statement after statement
    /// @param next  where the next one of each statement stands; changed
    void write(long[] times, int[] next) {
        for (int execution = from; execution < to; execution++) {
            int statement = statement((int) executions.get(execution, ExecutionColumn.CURSOR));
            long elapsed = trust.elapsed(execution);
            if (statement >= 0 && elapsed != Table.MISSING) {
                times[next[statement]++] = elapsed;
            }
        }
    }

    private void take(int execution) {
        int statement = statement((int) executions.get(execution, ExecutionColumn.CURSOR));
        long elapsed = trust.elapsed(execution);
        if (!accountant.nesting().parents().isOrphan(execution)) {
            long planning = accountant.planning().micros(execution);
            add(
                    statement,
                    elapsed == Table.MISSING
                            ? 0
                            : elapsed - accountant.nesting().elapsed(execution));
            add(statement, planning == Table.MISSING ? 0 : planning);
        }
        if (statement < 0) {
            return;
        }
        long flags = executions.get(execution, ExecutionColumn.FLAGS);
        calls[statement] += ExecutionFlag.NO_START.in(flags) || ExecutionFlag.NO_RUN.in(flags) ? 0 : 1;
        timed[statement] += elapsed == Table.MISSING ? 0 : 1;
        int shape = (int) executions.get(execution, ExecutionColumn.SHAPE);
        if (shape >= 0 && shape + 1 != lastShape[statement] && trust.ownPlan(execution)) {
            lastShape[statement] = shape + 1;
            long key = ((long) statement << 32) | shape;
            if (shapesSeen.get(key) < 0) {
                shapesSeen.put(key, 1);
                shapes.add(key);
            }
        }
    }

    private void add(int statement, long micros) {
        database += micros;
        if (statement >= 0) {
            self[statement] += micros;
        }
    }

    private int statement(int cursor) {
        return cursor < 0 ? -1 : (int) cursors.get(cursor, CursorColumn.STATEMENT);
    }
}
