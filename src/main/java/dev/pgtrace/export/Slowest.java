package dev.pgtrace.export;

import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/// Finds slow executions; those whose time is false are none.
final class Slowest {
    private static final long NO_TIME = ExecutionFlag.NO_START.bit() | ExecutionFlag.GARBAGE_ELAPSED.bit();

    private final Trace trace;
    private final ExecutionSet selection;

    Slowest(Trace trace, ExecutionSet selection) {
        this.trace = trace;
        this.selection = selection;
    }

    /// The slowest execution with a plan by row of the table of statements, or -1.
    int[] withPlan() {
        int[] slowest = new int[trace.statements().size()];
        Arrays.fill(slowest, -1);
        for (int e = selection.next(0); e >= 0; e = selection.next(e + 1)) {
            int statement = statement(e);
            if (statement < 0 || micros(e) < 0 || !trace.executions().has(e, ExecutionColumn.SHAPE)) {
                continue;
            }
            if (slowest[statement] < 0 || micros(e) > micros(slowest[statement])) {
                slowest[statement] = e;
            }
        }
        return slowest;
    }

    /// At most so many executions of a statement, the slowest first; equal ones in file order.
    int[] of(int statement, int most) {
        PriorityQueue<Integer> kept = new PriorityQueue<>(this::compare);
        for (int e = selection.next(0); e >= 0; e = selection.next(e + 1)) {
            if (statement(e) == statement && micros(e) >= 0) {
                kept.add(e);
                if (kept.size() > most) {
                    kept.poll();
                }
            }
        }
        return slowestFirst(kept);
    }

    /// The same of several statements in one pass; those without any are not in it.
    Map<Integer, int[]> of(Collection<Integer> statements, int most) {
        Map<Integer, PriorityQueue<Integer>> kept = new HashMap<>();
        statements.forEach(statement -> kept.put(statement, new PriorityQueue<>(this::compare)));
        for (int e = selection.next(0); e >= 0; e = selection.next(e + 1)) {
            PriorityQueue<Integer> queue = micros(e) < 0 ? null : kept.get(statement(e));
            if (queue != null) {
                queue.add(e);
                if (queue.size() > most) {
                    queue.poll();
                }
            }
        }
        Map<Integer, int[]> rows = new HashMap<>();
        kept.forEach((statement, queue) -> {
            if (!queue.isEmpty()) {
                rows.put(statement, slowestFirst(queue));
            }
        });
        return rows;
    }

    private static int[] slowestFirst(PriorityQueue<Integer> kept) {
        int[] rows = new int[kept.size()];
        for (int i = rows.length - 1; i >= 0; i--) {
            rows[i] = kept.remove();
        }
        return rows;
    }

    /// Run time, or [Table#MISSING] where there is none to believe.
    private long micros(int execution) {
        long flags = Math.max(0, trace.executions().get(execution, ExecutionColumn.FLAGS));
        return (flags & NO_TIME) != 0
                ? Table.MISSING
                : trace.executions().get(execution, ExecutionColumn.ELAPSED_MICROS);
    }

    private int statement(int execution) {
        long cursor = trace.executions().get(execution, ExecutionColumn.CURSOR);
        return cursor < 0 ? -1 : (int) trace.cursors().get((int) cursor, CursorColumn.STATEMENT);
    }

    private int compare(int left, int right) {
        int byTime = Long.compare(micros(left), micros(right));
        return byTime != 0 ? byTime : Integer.compare(right, left);
    }
}
