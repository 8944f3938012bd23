package dev.pgtrace.analysis.flame;

import java.util.Arrays;

/// Turns pushed frames into a graph: preorder, weights of groups from below, children fitted into their parents
/// from above. No recursion: plans and nested statements may be arbitrarily deep.
final class FlameAssembly {
    private final PushedFrames pushed;
    private final int size;
    private final FlameColumns columns;
    private int fitted;

    FlameAssembly(PushedFrames pushed) {
        this.pushed = pushed;
        this.size = pushed.size();
        this.columns = new FlameColumns(size);
    }

    FlameGraph graph(FlameWeight weightKind, String[] names) {
        int[] order = preorder();
        copy(order);
        sumGroups();
        fit();
        return new FlameGraph(weightKind, columns, names, fitted);
    }

    /// Pushed frame by preorder number; fills parent, depth and subtreeEnd on the way.
    private int[] preorder() {
        int[] first = new int[size];
        int[] next = new int[size];
        Arrays.fill(first, -1);
        for (int frame = size - 1; frame > 0; frame--) {
            next[frame] = first[pushed.parent[frame]];
            first[pushed.parent[frame]] = frame;
        }
        next[0] = -1;
        int[] order = new int[size];
        int[] number = new int[size];
        int count = 0;
        int frame = 0;
        while (frame >= 0) {
            order[count] = frame;
            number[frame] = count;
            int parent = pushed.parent[frame];
            columns.parent[count] = parent < 0 ? -1 : number[parent];
            columns.depth[count] = parent < 0 ? 0 : columns.depth[number[parent]] + 1;
            count++;
            if (first[frame] >= 0) {
                frame = first[frame];
                continue;
            }
            while (frame >= 0) {
                columns.subtreeEnd[number[frame]] = count;
                if (next[frame] >= 0) {
                    frame = next[frame];
                    break;
                }
                frame = pushed.parent[frame];
            }
        }
        return order;
    }

    private void copy(int[] order) {
        for (int i = 0; i < size; i++) {
            int frame = order[i];
            columns.name[i] = pushed.name[frame];
            columns.kind[i] = pushed.kind[frame];
            columns.provenance[i] = pushed.provenance[frame];
            columns.weight[i] = pushed.weight[frame];
            columns.reference[i] = pushed.reference[frame];
            columns.executions[i] = pushed.executions[frame];
            columns.tier3Blocks[i] = pushed.tier3Blocks[frame];
        }
    }

    /// Children have higher numbers, so that going backwards every group is complete when it is added to its own.
    private void sumGroups() {
        long[] weight = columns.weight;
        boolean[] open = new boolean[size];
        for (int i = 0; i < size; i++) {
            if (weight[i] == PushedFrames.OPEN) {
                open[i] = true;
                weight[i] = 0;
            }
        }
        for (int i = size - 1; i > 0; i--) {
            if (open[columns.parent[i]]) {
                weight[columns.parent[i]] += weight[i];
            }
        }
    }

    private void fit() {
        long[] weight = columns.weight;
        for (int i = 0; i < size; i++) {
            long inside = 0;
            for (int child = i + 1; child < columns.subtreeEnd[i]; child = columns.subtreeEnd[child]) {
                inside += weight[child];
            }
            if (inside > weight[i]) {
                fitChildren(i, inside);
                inside = weight[i];
                fitted++;
            }
            columns.self[i] = weight[i] - inside;
        }
    }

    /// Rounds the running sum, not each part, so that the parts sum to the parent exactly.
    private void fitChildren(int parent, long inside) {
        long[] weight = columns.weight;
        double factor = (double) weight[parent] / inside;
        long before = 0;
        long claimed = 0;
        for (int child = parent + 1; child < columns.subtreeEnd[parent]; child = columns.subtreeEnd[child]) {
            claimed += weight[child];
            long until = claimed == inside ? weight[parent] : Math.min(weight[parent], Math.round(claimed * factor));
            weight[child] = until - before;
            before = until;
        }
    }
}
