package dev.pgtrace.format;

import dev.pgtrace.model.NodeColumn;
import dev.pgtrace.model.Table;

/// What tables have of the nodes of a plan, made by a reader in a hurry instead of the nodes: few objects that another
/// thread takes over.
public final class PlanRows {
    private static final NodeColumn[] COLUMNS = NodeColumn.values();
    /// Label, relation, index.
    private static final int NAMES = 3;

    /// Of no node.
    public static final PlanRows NONE = new PlanRows(0);

    private final int[] parents;
    private final String[] names;
    private final long[] values;

    /// @param nodes how many there are, all to be set
    public PlanRows(int nodes) {
        parents = new int[nodes];
        names = new String[nodes * NAMES];
        values = new long[nodes * COLUMNS.length];
    }

    public int size() {
        return parents.length;
    }

    /// @param parent   position of the parent, or -1
    /// @param relation empty where there is none
    /// @param index    empty where there is none
    public void name(int node, int parent, String label, String relation, String index) {
        parents[node] = parent;
        names[node * NAMES] = label;
        names[node * NAMES + 1] = relation;
        names[node * NAMES + 2] = index;
    }

    /// @param value perhaps missing
    public void set(int node, NodeColumn column, long value) {
        values[node * COLUMNS.length + column.ordinal()] = value;
    }

    /// Blocks of a node, those of temporary tables included; both perhaps missing.
    public static long blocks(long shared, long local) {
        if (local == Table.MISSING) {
            return shared;
        }
        long sum = Math.max(0, shared) + local;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    public int parent(int node) {
        return parents[node];
    }

    public String label(int node) {
        return names[node * NAMES];
    }

    public String relation(int node) {
        return names[node * NAMES + 1];
    }

    public String index(int node) {
        return names[node * NAMES + 2];
    }

    public long get(int node, NodeColumn column) {
        return values[node * COLUMNS.length + column.ordinal()];
    }
}
