package dev.pgtrace.store;

import dev.pgtrace.base.pool.Hashes;
import dev.pgtrace.base.pool.LongIntMap;
import dev.pgtrace.model.FrozenShapes;
import dev.pgtrace.model.PlanShapes;
import java.util.Arrays;

/// Interns plan shapes. A shape is the sequence of (parent, label, relation, index) of its nodes, kept once.
final class ShapePool {
    private static final int STRIDE = FrozenShapes.STRIDE;

    /// Beyond this many nodes in different shapes, new shapes are refused (hostile input; real traces have
    /// hundreds).
    private static final int MAX_NODES = 4_000_000;

    private final LongIntMap byHash = new LongIntMap();
    private int[] nodes = new int[1024];
    private int[] starts = new int[64];
    private long[] fingerprints = new long[64];
    private int size;

    private int[] open = new int[256];
    private int openNodes;
    private long openHash;

    /// Takes all shapes of a trace, which get the numbers that they have there.
    void addAll(PlanShapes known) {
        for (int shape = 0; shape < known.size(); shape++) {
            for (int node = 0; node < known.nodeCount(shape); node++) {
                node(
                        known.parent(shape, node),
                        known.label(shape, node),
                        known.relation(shape, node),
                        known.index(shape, node),
                        0);
            }
            openHash = known.fingerprint(shape);
            finish();
        }
    }

    /// Adds a node to the plan being collected.
    ///
    /// @param nameHash hash of the node's names, the same in every trace
    void node(int parent, int label, int relation, int index, long nameHash) {
        int at = openNodes * STRIDE;
        if (at + STRIDE > open.length) {
            open = Arrays.copyOf(open, open.length * 2);
        }
        open[at] = parent;
        open[at + 1] = label;
        open[at + 2] = relation;
        open[at + 3] = index;
        openNodes++;
        openHash = Hashes.add(Hashes.add(openHash, parent), nameHash);
    }

    int openNodes() {
        return openNodes;
    }

    /// Ends the plan being collected.
    ///
    /// @return its shape, or -1 where no more shapes are kept
    int finish() {
        long fingerprint = openHash;
        int length = openNodes * STRIDE;
        openHash = 0;
        openNodes = 0;
        // A collision of two shapes is told apart by looking under the next key.
        for (long key = fingerprint; ; key = Hashes.mix(key)) {
            int shape = byHash.get(key);
            if (shape < 0) {
                return add(key, fingerprint, length);
            }
            if (Arrays.equals(nodes, starts[shape], starts[shape + 1], open, 0, length)) {
                return shape;
            }
        }
    }

    PlanShapes snapshot() {
        return new FrozenShapes(
                Arrays.copyOf(nodes, starts[size]), Arrays.copyOf(starts, size + 1), Arrays.copyOf(fingerprints, size));
    }

    private int add(long key, long fingerprint, int length) {
        int start = starts[size];
        if ((start + length) / STRIDE > MAX_NODES) {
            return -1;
        }
        if (start + length > nodes.length) {
            nodes = Arrays.copyOf(nodes, Math.max(start + length, nodes.length * 2));
        }
        if (size + 2 > starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
            fingerprints = Arrays.copyOf(fingerprints, fingerprints.length * 2);
        }
        System.arraycopy(open, 0, nodes, start, length);
        fingerprints[size] = fingerprint;
        starts[size + 1] = start + length;
        byHash.put(key, size);
        return size++;
    }
}
