package dev.pgtrace.analysis;

import dev.pgtrace.model.Component;
import dev.pgtrace.model.NodeColumn;
import dev.pgtrace.model.PlanShapes;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// Figures of the nodes of one execution's plan, as printed: sums over several executions where the format adds up.
final class PlanReader {
    private PlanReader() {}

    static PlanFigures read(Trace trace, int execution, TierModel model) {
        PlanWalk walk = new PlanWalk(trace);
        if (!walk.load(execution)) {
            return new PlanFigures(-1, 1, List.of());
        }
        PlanShapes shapes = trace.shapes();
        int[] depth = new int[walk.size];
        List<PlanFigures.Node> nodes = new ArrayList<>(walk.size);
        for (int i = 0; i < walk.size; i++) {
            depth[i] = walk.parent[i] < 0 ? 0 : depth[walk.parent[i]] + 1;
            String label = trace.name(shapes.label(walk.shape, i));
            String relation = trace.name(shapes.relation(walk.shape, i));
            String index = trace.name(shapes.index(walk.shape, i));
            Table<NodeColumn> table = trace.nodes();
            int row = walk.first + i;
            long planned = table.get(row, NodeColumn.PLANNED_ROWS);
            Tally tally = tally(walk, i, model);
            nodes.add(new PlanFigures.Node(
                    i,
                    walk.parent[i],
                    depth[i],
                    NodeNames.display(label, relation, index),
                    label,
                    relation,
                    index,
                    walk.loops[i],
                    walk.processes[i],
                    table.get(row, NodeColumn.ROWS),
                    planned == Table.MISSING ? planned : planned * Math.max(1, walk.loops[i]),
                    walk.totalMicros[i],
                    walk.selfMicros[i],
                    table.get(row, NodeColumn.HIT_BLOCKS),
                    table.get(row, NodeColumn.READ_BLOCKS),
                    walk.selfHits[i],
                    walk.selfReads[i],
                    walk.selfReadMicros[i],
                    table.get(row, NodeColumn.TEMP_READ_BLOCKS),
                    table.get(row, NodeColumn.TEMP_WRITTEN_BLOCKS),
                    table.get(row, NodeColumn.WAL_BYTES),
                    tally.tiers(model),
                    tally.ledger(unknown(walk, i)),
                    walk.hidesChildren(i),
                    walk.sharesInitPlan(i)));
        }
        return new PlanFigures(walk.shape, walk.summedExecutions, nodes);
    }

    /// A node's own time: reads as far as they were timed, hits as estimated, and all the rest as CPU, estimated
    /// too, for it holds lock waits and writes that no plan node tells apart.
    static Tally tally(PlanWalk walk, int node, TierModel model) {
        Tally tally = new Tally();
        long self = Math.max(0, walk.selfMicros[node]);
        tally.addWhole(self);
        tally.hitBlocks = walk.selfHits[node];
        walk.addReads(node, model, tally);
        long rest = tally.unaccounted();
        if (rest > 0) {
            long tier1 = Math.min(rest, walk.selfHits[node] * model.hitNanos() / 1000 / walk.processes[node]);
            tally.add(Tally.Part.TIER1, tier1);
            tally.add(Tally.Part.CPU_ESTIMATED, Math.round((rest - tier1) * walk.cpuShare));
        }
        return tally;
    }

    private static EnumSet<Component> unknown(PlanWalk walk, int node) {
        EnumSet<Component> unknown = EnumSet.of(
                Component.TEMP_IO, Component.WAL_WRITES, Component.LOCK_WAITS, Component.OTHER_WAITS, Component.CLIENT);
        if (walk.selfReadMicros[node] == Table.MISSING) {
            unknown.addAll(EnumSet.of(Component.TIER2, Component.TIER3, Component.READS_UNSPLIT));
        }
        return unknown;
    }
}
