package dev.pgtrace.analysis;

import dev.pgtrace.base.column.LongColumn;
import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Works out the [StatementFigures] of a whole trace without the rest of an analysis: plans and waits are not looked
/// at. Several threads take some of the executions each.
final class StatementFigureCollector {
    /// Fewer executions than these are not worth another thread.
    private static final int LEAST = 16 * LongColumn.CHUNK;

    private final Trace trace;
    private final Accountant accountant;
    private final int statements;
    private final long[] self;
    private final int[] shapes;
    private long database;

    StatementFigureCollector(Trace trace, Accountant accountant) {
        this.trace = trace;
        this.accountant = accountant;
        this.statements = trace.statements().size();
        this.self = new long[statements];
        this.shapes = new int[statements];
    }

    /// By row of the statement.
    StatementFigures[] all() {
        int parts = Math.max(1, trace.executions().size() / LEAST);
        return all(Math.min(parts, Runtime.getRuntime().availableProcessors()));
    }

    /// @param parts of the executions, each for a thread
    StatementFigures[] all(int parts) {
        int size = trace.executions().size();
        List<StatementSums> sums = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            int from = (int) ((long) size * i / parts);
            int to = (int) ((long) size * (i + 1) / parts);
            sums.add(new StatementSums(trace, i == 0 ? accountant : accountant.alike(), from, to));
        }
        Tasks.together("statements", parts, part -> sums.get(part).sum());
        add(sums);
        addUnused();
        return figures(sums);
    }

    private void add(List<StatementSums> sums) {
        Set<Long> seen = new HashSet<>();
        for (StatementSums part : sums) {
            database += part.database;
            for (int i = 0; i < statements; i++) {
                self[i] += part.self[i];
            }
            for (long shape : part.shapes) {
                shapes[(int) (shape >>> 32)] += seen.add(shape) ? 1 : 0;
            }
        }
    }

    /// Adds the planning of cursors that were never executed.
    private void addUnused() {
        TableReader<CursorColumn> cursors = new TableReader<>(trace.cursors());
        for (int cursor = 0; cursor < cursors.size(); cursor++) {
            long planning = accountant.planning().ofCursor(cursor);
            if (planning != Table.MISSING && !accountant.planning().isExecuted(cursor)) {
                database += planning;
                int statement = (int) cursors.get(cursor, CursorColumn.STATEMENT);
                if (statement >= 0) {
                    self[statement] += planning;
                }
            }
        }
    }

    private StatementFigures[] figures(List<StatementSums> sums) {
        int[][] next = new int[sums.size()][statements];
        int[] start = new int[statements + 1];
        for (int i = 0; i < statements; i++) {
            int at = start[i];
            for (int part = 0; part < next.length; part++) {
                next[part][i] = at;
                at += sums.get(part).timed[i];
            }
            start[i + 1] = at;
        }
        long[] times = new long[start[statements]];
        Tasks.together("statements", next.length, part -> sums.get(part).write(times, next[part]));
        StatementFigures[] figures = new StatementFigures[statements];
        for (int i = 0; i < statements; i++) {
            figures[i] = figures(i, sums, new Ranks(times, start[i], start[i + 1]), start[i + 1] - start[i]);
        }
        return figures;
    }

    private StatementFigures figures(int statement, List<StatementSums> sums, Ranks ranks, int timed) {
        long calls = 0;
        for (StatementSums part : sums) {
            calls += part.calls[statement];
        }
        return new StatementFigures(
                calls,
                self[statement],
                database == 0 ? 0 : (double) self[statement] / database,
                shapes[statement],
                timed,
                ranks.least(),
                ranks.at(0.50),
                ranks.at(0.95),
                ranks.at(0.99),
                ranks.most());
    }
}
