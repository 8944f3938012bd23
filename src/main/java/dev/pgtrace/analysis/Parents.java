package dev.pgtrace.analysis;

import dev.pgtrace.base.column.LongColumn;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Which execution each one ran inside of, whatever their order in the file. Where a trace tells only how deep an
/// execution was, the next one of its backend that is one level up is taken: servers report nested ones first.
final class Parents {
    static final int NONE = -1;

    /// PostgreSQL's stack ends long before; a file that claims more is not followed further.
    static final int DEEPEST = 128;

    /// Null where nothing is nested.
    private final int @Nullable [] parents;
    private final BitSet orphans = new BitSet();
    private boolean inOrder = true;

    Parents(Trace trace) {
        TableReader<ExecutionColumn> executions = new TableReader<>(trace.executions());
        int size = executions.size();
        boolean told = hasAny(trace, ExecutionColumn.PARENT, 0);
        boolean deep = hasAny(trace, ExecutionColumn.DEPTH, 1);
        if (!told && !deep) {
            parents = null;
            return;
        }
        int[] found = new int[size];
        for (int e = 0; e < size; e++) {
            long parent = executions.get(e, ExecutionColumn.PARENT);
            found[e] = parent >= 0 && parent < size && parent != e ? (int) parent : NONE;
        }
        if (deep) {
            guess(trace, executions, found);
        }
        for (int e = 0; e < size; e++) {
            inOrder &= found[e] < e;
        }
        if (!inOrder) {
            cutCycles(found);
        }
        parents = found;
    }

    private static boolean hasAny(Trace trace, ExecutionColumn column, long least) {
        LongColumn values = trace.executions().column(column);
        return !values.isWithin(0, values.size(), Long.MIN_VALUE, least - 1);
    }

    /// The execution that this one ran inside of, or [#NONE].
    int of(int execution) {
        return parents == null ? NONE : parents[execution];
    }

    /// Executions, whether they have parents or not; 0 where nothing is nested.
    int size() {
        return parents == null ? 0 : parents.length;
    }

    /// Whether any execution ran inside of one.
    boolean any() {
        return parents != null;
    }

    /// Whether an execution ran inside another one that is not known: its time is in that one's.
    boolean isOrphan(int execution) {
        return orphans.get(execution);
    }

    /// Rows in an order in which each comes before those that ran inside of it; null where the order of the file is
    /// one.
    int @Nullable [] parentsFirst() {
        if (parents == null || inOrder) {
            return null;
        }
        int size = parents.length;
        int[] level = new int[size];
        Arrays.fill(level, -1);
        int deepest = 0;
        int[] path = new int[16];
        for (int e = 0; e < size; e++) {
            int length = 0;
            int at = e;
            while (at >= 0 && level[at] < 0) {
                if (length == path.length) {
                    path = Arrays.copyOf(path, length * 2);
                }
                path[length++] = at;
                at = parents[at];
            }
            int above = at < 0 ? -1 : level[at];
            while (length > 0) {
                level[path[--length]] = ++above;
            }
            deepest = Math.max(deepest, level[e]);
        }
        int[] next = new int[deepest + 2];
        for (int e = 0; e < size; e++) {
            next[level[e] + 1]++;
        }
        for (int i = 1; i < next.length; i++) {
            next[i] += next[i - 1];
        }
        int[] order = new int[size];
        for (int e = 0; e < size; e++) {
            order[next[level[e]]++] = e;
        }
        return order;
    }

    /// From the last to the first, so that each is met after the one that it is reported before.
    private void guess(Trace trace, TableReader<ExecutionColumn> executions, int[] found) {
        TableReader<CursorColumn> cursors = new TableReader<>(trace.cursors());
        int sessions = Math.max(1, trace.info().sessions().size());
        int[][] newest = new int[sessions][];
        for (int e = found.length - 1; e >= 0; e--) {
            long depth = executions.get(e, ExecutionColumn.DEPTH);
            if (depth == Table.MISSING || depth >= DEEPEST) {
                continue;
            }
            int[] open = newest[session(cursors, executions, e, sessions)];
            if (open == null) {
                open = new int[DEEPEST];
                Arrays.fill(open, NONE);
                newest[session(cursors, executions, e, sessions)] = open;
            }
            if (depth > 0 && found[e] == NONE) {
                found[e] = open[(int) depth - 1];
                orphans.set(e, found[e] == NONE);
            }
            open[(int) depth] = e;
            Arrays.fill(open, (int) depth + 1, DEEPEST, NONE);
        }
    }

    private static int session(
            TableReader<CursorColumn> cursors, TableReader<ExecutionColumn> executions, int execution, int sessions) {
        int cursor = (int) executions.get(execution, ExecutionColumn.CURSOR);
        int session = cursor < 0 ? 0 : (int) cursors.get(cursor, CursorColumn.SESSION);
        return session < 0 || session >= sessions ? 0 : session;
    }

    private static void cutCycles(int[] parents) {
        int[] seen = new int[parents.length];
        for (int e = 0; e < parents.length; e++) {
            int at = e;
            while (at >= 0 && seen[at] == 0) {
                seen[at] = e + 1;
                int next = parents[at];
                if (next >= 0 && seen[next] == e + 1) {
                    parents[at] = NONE;
                }
                at = parents[at];
            }
        }
    }
}
