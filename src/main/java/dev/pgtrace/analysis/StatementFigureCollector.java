package dev.pgtrace.analysis;

import dev.pgtrace.base.pool.LongIntMap;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;

/// Works out the [StatementFigures] of a whole trace without the rest of an analysis: plans and waits are not looked
/// at.
final class StatementFigureCollector {
    private final Accountant accountant;
    private final Trust trust;
    private final TableReader<ExecutionColumn> executions;
    private final TableReader<CursorColumn> cursors;
    private final long[] calls;
    private final long[] self;
    private final int[] timed;
    private final int[] shapes;
    private final int[] lastShape;
    private final LongIntMap shapesSeen = new LongIntMap();
    private long database;

    StatementFigureCollector(Trace trace, Accountant accountant) {
        int statements = trace.statements().size();
        this.accountant = accountant;
        this.trust = accountant.trust();
        this.executions = new TableReader<>(trace.executions());
        this.cursors = new TableReader<>(trace.cursors());
        this.calls = new long[statements];
        this.self = new long[statements];
        this.timed = new int[statements];
        this.shapes = new int[statements];
        this.lastShape = new int[statements];
    }

    /// By row of the statement.
    StatementFigures[] all() {
        for (int execution = 0; execution < executions.size(); execution++) {
            take(execution);
        }
        for (int cursor = 0; cursor < cursors.size(); cursor++) {
            long planning = accountant.planning().ofCursor(cursor);
            if (planning != Table.MISSING && !accountant.planning().isExecuted(cursor)) {
                add(statement(cursor), planning);
            }
        }
        return figures();
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
                shapes[statement]++;
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

    private StatementFigures[] figures() {
        int[] start = new int[timed.length + 1];
        for (int i = 0; i < timed.length; i++) {
            start[i + 1] = start[i] + timed[i];
        }
        long[] times = times(start.clone(), start[timed.length]);
        StatementFigures[] figures = new StatementFigures[timed.length];
        for (int i = 0; i < figures.length; i++) {
            Ranks ranks = new Ranks(times, start[i], start[i + 1]);
            figures[i] = new StatementFigures(
                    calls[i],
                    self[i],
                    database == 0 ? 0 : (double) self[i] / database,
                    shapes[i],
                    timed[i],
                    ranks.least(),
                    ranks.at(0.50),
                    ranks.at(0.95),
                    ranks.at(0.99),
                    ranks.most());
        }
        return figures;
    }

    /// Run times, statement after statement.
    private long[] times(int[] next, int count) {
        long[] times = new long[count];
        for (int execution = 0; execution < executions.size(); execution++) {
            int statement = statement((int) executions.get(execution, ExecutionColumn.CURSOR));
            long elapsed = trust.elapsed(execution);
            if (statement >= 0 && elapsed != Table.MISSING) {
                times[next[statement]++] = elapsed;
            }
        }
        return times;
    }
}
