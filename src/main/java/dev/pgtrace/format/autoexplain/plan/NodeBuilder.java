package dev.pgtrace.format.autoexplain.plan;

import dev.pgtrace.format.PlanRows;
import dev.pgtrace.model.ExecutionDetail.PlanNode;
import dev.pgtrace.model.NodeColumn;
import dev.pgtrace.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A plan node being read: times and rows as printed, averages of a loop.
final class NodeBuilder {
    final List<String> details;
    int depth;
    private int parent;
    String label = "";
    String relation = "";
    String index = "";
    double startupCost = Double.NaN;
    double totalCost = Double.NaN;
    long plannedRows = Table.MISSING;
    long plannedWidth = Table.MISSING;
    long loops = Table.MISSING;
    double rows = Double.NaN;
    double startupMillis = Double.NaN;
    double totalMillis = Double.NaN;
    final Usage usage = new Usage();

    NodeBuilder(int depth, int parent) {
        this(depth, parent, new ArrayList<>());
    }

    private NodeBuilder(int depth, int parent, List<String> details) {
        this.depth = depth;
        this.parent = parent;
        this.details = details;
    }

    /// Forgets everything: for another node.
    NodeBuilder reset(int newDepth, int newParent) {
        depth = newDepth;
        parent = newParent;
        details.clear();
        label = "";
        relation = "";
        index = "";
        startupCost = Double.NaN;
        totalCost = Double.NaN;
        plannedRows = Table.MISSING;
        plannedWidth = Table.MISSING;
        loops = Table.MISSING;
        rows = Double.NaN;
        startupMillis = Double.NaN;
        totalMillis = Double.NaN;
        usage.clear();
        return this;
    }

    /// Another one with the same values.
    NodeBuilder copy() {
        NodeBuilder copy = new NodeBuilder(depth, parent, new ArrayList<>(details));
        copy.label = label;
        copy.relation = relation;
        copy.index = index;
        copy.startupCost = startupCost;
        copy.totalCost = totalCost;
        copy.plannedRows = plannedRows;
        copy.plannedWidth = plannedWidth;
        copy.loops = loops;
        copy.rows = rows;
        copy.startupMillis = startupMillis;
        copy.totalMillis = totalMillis;
        copy.usage.set(usage);
        return copy;
    }

    /// Takes over what the title of another one says beside figures.
    void titleOf(NodeBuilder other) {
        label = other.label;
        relation = other.relation;
        index = other.index;
        if (!other.details.isEmpty()) {
            details.addAll(other.details);
        }
    }

    void detail(String name, String value) {
        details.add(name + ": " + value);
    }

    int parent() {
        return parent;
    }

    /// Over all loops.
    long sumOfRows() {
        return sum(rows, 1);
    }

    /// Writes what tables have of it.
    void row(PlanRows into, int node) {
        into.name(node, parent, label, relation, index);
        into.set(node, NodeColumn.LOOPS, loops);
        into.set(node, NodeColumn.ROWS, sumOfRows());
        into.set(node, NodeColumn.PLANNED_ROWS, plannedRows);
        into.set(node, NodeColumn.TOTAL_MICROS, sum(totalMillis, 1000));
        into.set(node, NodeColumn.HIT_BLOCKS, blocks(Counter.SHARED_HIT, Counter.LOCAL_HIT));
        into.set(node, NodeColumn.READ_BLOCKS, blocks(Counter.SHARED_READ, Counter.LOCAL_READ));
        into.set(node, NodeColumn.READ_MICROS, usage.get(Counter.READ_MICROS));
        into.set(node, NodeColumn.DIRTIED_BLOCKS, usage.get(Counter.SHARED_DIRTIED));
        into.set(node, NodeColumn.WRITTEN_BLOCKS, usage.get(Counter.SHARED_WRITTEN));
        into.set(node, NodeColumn.TEMP_READ_BLOCKS, usage.get(Counter.TEMP_READ));
        into.set(node, NodeColumn.TEMP_WRITTEN_BLOCKS, usage.get(Counter.TEMP_WRITTEN));
        into.set(node, NodeColumn.WAL_BYTES, usage.get(Counter.WAL_BYTES));
    }

    private long blocks(Counter shared, Counter local) {
        return PlanRows.blocks(usage.get(shared), usage.get(local));
    }

    PlanNode build() {
        return new PlanNode(
                label,
                optional(relation),
                optional(index),
                depth,
                parent,
                startupCost,
                totalCost,
                plannedRows,
                plannedWidth,
                loops,
                sum(rows, 1),
                sum(startupMillis, 1000),
                sum(totalMillis, 1000),
                usage.get(Counter.SHARED_HIT),
                usage.get(Counter.SHARED_READ),
                usage.get(Counter.READ_MICROS),
                usage.get(Counter.SHARED_DIRTIED),
                usage.get(Counter.SHARED_WRITTEN),
                usage.get(Counter.LOCAL_HIT),
                usage.get(Counter.LOCAL_READ),
                usage.get(Counter.TEMP_READ),
                usage.get(Counter.TEMP_WRITTEN),
                usage.get(Counter.WAL_RECORDS),
                usage.get(Counter.WAL_IMAGES),
                usage.get(Counter.WAL_BYTES),
                Table.MISSING,
                few(details));
    }

    /// A list that need not be copied again, made quickly where there is little in it, as in most nodes.
    private static List<String> few(List<String> details) {
        return switch (details.size()) {
            case 0 -> List.of();
            case 1 -> List.of(details.getFirst());
            case 2 -> List.of(details.getFirst(), details.getLast());
            default -> details;
        };
    }

    private long sum(double average, double unit) {
        if (loops == 0) {
            return 0;
        }
        double sum = average * unit * loops;
        return loops > 0 && sum >= 0 && sum < Long.MAX_VALUE ? Math.round(sum) : Table.MISSING;
    }

    private static Optional<String> optional(String name) {
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }
}
