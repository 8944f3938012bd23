package dev.pgtrace.format.binary;

import dev.pgtrace.model.PlanShapes;

/// Plan shapes as they were read.
final class StoredShapes implements PlanShapes {
    /// Numbers of a node: parent, label, relation, index.
    static final int STRIDE = 4;

    private final int[] nodes;
    private final int[] starts;
    private final long[] fingerprints;

    /// @param nodes        four numbers a node
    /// @param starts       where each shape begins in `nodes`, and the end of the last one
    /// @param fingerprints of each shape
    StoredShapes(int[] nodes, int[] starts, long[] fingerprints) {
        this.nodes = nodes;
        this.starts = starts;
        this.fingerprints = fingerprints;
    }

    @Override
    public int size() {
        return fingerprints.length;
    }

    @Override
    public int nodeCount(int shape) {
        return (starts[shape + 1] - starts[shape]) / STRIDE;
    }

    @Override
    public int parent(int shape, int node) {
        return nodes[at(shape, node)];
    }

    @Override
    public int label(int shape, int node) {
        return nodes[at(shape, node) + 1];
    }

    @Override
    public int relation(int shape, int node) {
        return nodes[at(shape, node) + 2];
    }

    @Override
    public int index(int shape, int node) {
        return nodes[at(shape, node) + 3];
    }

    @Override
    public long fingerprint(int shape) {
        return fingerprints[shape];
    }

    private int at(int shape, int node) {
        int at = starts[shape] + node * STRIDE;
        if (node < 0 || at >= starts[shape + 1]) {
            throw new IndexOutOfBoundsException("node " + node + " of shape " + shape);
        }
        return at;
    }
}
