package dev.pgtrace.model;

/// Plan shapes in three arrays.
public final class FrozenShapes implements PlanShapes {
    /// Numbers kept for a node: parent, label, relation, index.
    public static final int STRIDE = 4;

    private final int[] nodes;
    private final int[] starts;
    private final long[] fingerprints;

    /// The arrays are kept and not to be changed.
    ///
    /// @param nodes        [#STRIDE] numbers a node, the nodes of a shape together
    /// @param starts       in `nodes`, of each shape and behind the last one
    public FrozenShapes(int[] nodes, int[] starts, long[] fingerprints) {
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
