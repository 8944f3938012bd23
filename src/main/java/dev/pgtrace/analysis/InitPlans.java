package dev.pgtrace.analysis;

import dev.pgtrace.model.Dialect;
import dev.pgtrace.model.Trace;
import java.util.BitSet;

/// Puts right what EXPLAIN counts twice: the figures of an InitPlan or of a CTE stand in its own node, which hangs
/// below the top, and again in the node that first needed it. The node above both would come out below zero; that
/// much is taken off the node that needed it: a CTE Scan, or the first one that can have held it. Reused, not
/// thread-safe.
final class InitPlans {
    private final Trace trace;
    private final boolean explained;
    private final byte[] cteScan;
    private final BitSet users = new BitSet();

    InitPlans(Trace trace) {
        this.trace = trace;
        Dialect dialect = trace.info().dialect();
        this.explained = dialect == Dialect.RECORDING || dialect == Dialect.SERVER_LOG || dialect == Dialect.EXPLAIN;
        this.cteScan = new byte[explained ? trace.names().size() : 0];
    }

    /// Whether plans are as EXPLAIN prints them.
    boolean isExplained() {
        return explained;
    }

    /// Begins with another plan.
    void begin() {
        users.clear();
    }

    /// Makes the nodes' own blocks of a loaded plan right; what is below zero after that is for the caller.
    void settleBlocks(PlanWalk walk, long[] self) {
        for (int i = walk.size - 1; explained && i >= 0; i--) {
            settle(walk, i, self, true);
        }
    }

    /// Makes the nodes' own times right.
    void settleTimes(PlanWalk walk, long[] self) {
        for (int i = walk.size - 1; explained && i >= 0; i--) {
            settle(walk, i, self, false);
        }
    }

    /// Whether blocks were taken off a node of the loaded plan.
    boolean isUser(int node) {
        return users.get(node);
    }

    private void settle(PlanWalk walk, int node, long[] self, boolean blocks) {
        long excess = -self[node];
        if (excess <= (blocks ? 0 : 1)) {
            return; // for times also a missing figure, or a rounding
        }
        int end = end(walk, node);
        int from = node + 1 < end ? end(walk, node + 1) : end;
        if (from == end) {
            from = node + 1;
        }
        long left = excess;
        for (int pass = 0; pass < 3 && left > 0; pass++) {
            for (int i = from; i < end && left > 0; i++) {
                boolean fits = pass == 0 ? isCteScan(walk, i) : pass == 2 || self[i] >= left;
                long taken = fits ? Math.min(left, Math.max(0, self[i])) : 0;
                if (taken > 0) {
                    self[i] -= taken;
                    left -= taken;
                    users.set(i, users.get(i) || blocks);
                }
            }
        }
        self[node] = 0;
    }

    /// The position after the last node below one.
    private static int end(PlanWalk walk, int node) {
        int end = node + 1;
        while (end < walk.size && walk.parent[end] >= node) {
            end++;
        }
        return end;
    }

    private boolean isCteScan(PlanWalk walk, int node) {
        int label = trace.shapes().label(walk.shape, node);
        if (cteScan[label] == 0) {
            cteScan[label] = (byte) (NodeNames.kind(trace.name(label)).equals("CTE Scan") ? 1 : -1);
        }
        return cteScan[label] > 0;
    }
}
