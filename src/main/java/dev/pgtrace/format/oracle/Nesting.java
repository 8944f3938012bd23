package dev.pgtrace.format.oracle;

import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.TraceSink;
import java.util.Arrays;

/// Finds the parents of recursive calls. A call is printed when it ends, so the recursive calls (`dep` n+1) come
/// before the call at `dep` n that caused them, and the next call at `dep` n is that one. Its figures include
/// theirs.
final class Nesting {
    /// Oracle stops at about 50 levels (ORA-00036).
    private static final int DEPTHS = 128;

    private final int[][] waiting = new int[DEPTHS][];
    private final int[] counts = new int[DEPTHS];
    private final Figures[] figures = new Figures[DEPTHS];
    private int deepest;

    /// An execution at this depth began; its parent is still to be printed.
    void began(long depth, int execution) {
        if (depth <= 0 || depth >= DEPTHS) {
            return;
        }
        int level = (int) depth;
        int[] rows = waiting[level];
        if (rows == null) {
            rows = new int[8];
        } else if (counts[level] == rows.length) {
            rows = Arrays.copyOf(rows, rows.length * 2);
        }
        rows[counts[level]++] = execution;
        waiting[level] = rows;
        deepest = Math.max(deepest, level);
    }

    /// A call at this depth used so much, its own recursive calls included.
    void used(long depth, Figures call) {
        if (depth <= 0 || depth >= DEPTHS) {
            return;
        }
        int level = (int) depth;
        if (figures[level] == null) {
            figures[level] = new Figures();
        }
        figures[level].add(call);
        deepest = Math.max(deepest, level);
    }

    /// What the calls right below this depth have used since the last call at this depth.
    Figures below(long depth) {
        Figures below = depth >= 0 && depth < DEPTHS - 1 ? figures[(int) depth + 1] : null;
        return below == null ? new Figures() : below;
    }

    /// A call at this depth ended: what waits below it belongs to its execution.
    void ended(long depth, int execution, TraceSink sink) {
        if (depth < 0 || depth >= deepest) {
            return;
        }
        for (int level = (int) depth + 1; level <= deepest; level++) {
            int[] rows = waiting[level];
            for (int i = 0; rows != null && i < counts[level]; i++) {
                sink.set(rows[i], ExecutionColumn.PARENT, execution);
            }
        }
        clearBelow((int) depth);
    }

    /// A call at this depth ended that has no execution (PARSE). What waits below it waits for the call around this
    /// one, if there is any.
    void ended(long depth) {
        if (depth < 0 || depth >= deepest) {
            return;
        }
        for (int level = (int) depth + 1; level <= deepest; level++) {
            int[] rows = waiting[level];
            for (int i = 0; rows != null && i < counts[level]; i++) {
                began(depth, rows[i]);
            }
        }
        clearBelow((int) depth);
    }

    private void clearBelow(int depth) {
        for (int level = depth + 1; level <= deepest; level++) {
            int[] rows = waiting[level];
            counts[level] = 0;
            if (rows != null && rows.length > 1024) {
                waiting[level] = null;
            }
            if (figures[level] != null) {
                figures[level].clear();
            }
        }
        deepest = depth;
    }
}
