package dev.pgtrace.analysis.flame;

import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Table;
import java.util.Arrays;

/// Frames in the order in which they were pushed, in growing columns.
final class PushedFrames {
    /// Weight of a frame that weighs as much as its children.
    static final long OPEN = -1;

    int[] parent = new int[64];
    int[] name = new int[64];
    byte[] kind = new byte[64];
    byte[] provenance = new byte[64];
    long[] weight = new long[64];
    long[] heaviest = new long[64];
    long[] reference = new long[64];
    long[] executions = new long[64];
    long[] tier3Blocks = new long[64];
    private int size;

    int size() {
        return size;
    }

    int add(int parentFrame, int nameId, FlameKind frameKind, long ref) {
        if (size == parent.length) {
            grow(size * 2);
        }
        parent[size] = parentFrame;
        name[size] = nameId;
        kind[size] = (byte) frameKind.ordinal();
        reference[size] = ref;
        executions[size] = Table.MISSING;
        tier3Blocks[size] = Table.MISSING;
        return size++;
    }

    /// Leaves a weight that was given before.
    void group(int frame) {
        if (weight[frame] == 0) {
            weight[frame] = OPEN;
        }
    }

    /// Adds weight; the reference is that of the heaviest single addition.
    void weigh(int frame, long added, long ref) {
        weight[frame] = Math.max(0, weight[frame]) + added;
        if (added > heaviest[frame]) {
            heaviest[frame] = added;
            reference[frame] = ref;
        }
    }

    void know(int frame, Provenance how) {
        provenance[frame] = (byte) Math.max(provenance[frame], how.ordinal());
    }

    void figures(int frame, long moreExecutions, long moreTier3Blocks) {
        executions[frame] = plus(executions[frame], moreExecutions);
        tier3Blocks[frame] = plus(tier3Blocks[frame], moreTier3Blocks);
    }

    private static long plus(long sum, long more) {
        if (more == Table.MISSING) {
            return sum;
        }
        return sum == Table.MISSING ? more : sum + more;
    }

    private void grow(int capacity) {
        parent = Arrays.copyOf(parent, capacity);
        name = Arrays.copyOf(name, capacity);
        kind = Arrays.copyOf(kind, capacity);
        provenance = Arrays.copyOf(provenance, capacity);
        weight = Arrays.copyOf(weight, capacity);
        heaviest = Arrays.copyOf(heaviest, capacity);
        reference = Arrays.copyOf(reference, capacity);
        executions = Arrays.copyOf(executions, capacity);
        tier3Blocks = Arrays.copyOf(tier3Blocks, capacity);
    }
}
