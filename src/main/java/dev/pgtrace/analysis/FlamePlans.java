package dev.pgtrace.analysis;

import dev.pgtrace.analysis.flame.FlameBuilder;
import dev.pgtrace.analysis.flame.FlameKind;
import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.NodeColumn;
import dev.pgtrace.model.PlanShapes;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import java.util.Arrays;

/// Adds an execution's plan nodes and their components to its call. Where the nodes claim more than the execution
/// itself took, because of nested executions or clocks, they are made smaller in proportion.
final class FlamePlans {
    private final Trace trace;
    private final TierModel model;
    private final FlameWeights weights;
    private final FlameBuilder builder;
    private final FlameDetail detail;
    /// By shape, filled when a shape is first met.
    private final int[][] namesOfShape;
    private int[] frames = new int[64];
    private long[] claimed = new long[64];
    private long[] disk = new long[64];

    FlamePlans(Trace trace, TierModel model, FlameWeights weights, FlameBuilder builder, FlameDetail detail) {
        this.trace = trace;
        this.model = model;
        this.weights = weights;
        this.builder = builder;
        this.detail = detail;
        this.namesOfShape = new int[trace.shapes().size()][];
    }

    /// Adds what lies on the call of the loaded execution.
    void add(int execution, int call) {
        if (detail == FlameDetail.CALLS) {
            return;
        }
        PlanWalk walk = weights.walk();
        long claim = weights.ownPlanFigures(execution) && walk.size > 0 ? claim(walk) : 0;
        if (claim > 0) {
            double factor = Math.min(1, (double) weights.own(execution) / claim);
            nodes(walk, call, factor);
        } else if (detail == FlameDetail.PARTS) {
            parts(weights.tally(), call, 1);
        }
    }

    /// Works out what every node claims with its children, and gives what the roots claim.
    private long claim(PlanWalk walk) {
        ensure(walk.size);
        Arrays.fill(claimed, 0, walk.size, 0);
        long roots = 0;
        for (int i = walk.size - 1; i >= 0; i--) {
            disk[i] = walk.split(i, model).diskBlocks();
        }
        for (int i = walk.size - 1; i >= 0; i--) {
            long printed = printed(walk, i);
            if (printed != Table.MISSING) {
                claimed[i] = printed; // in place of what the children claim
            }
            int parent = walk.parent[i];
            if (parent < 0) {
                roots += claimed[i];
            } else {
                disk[parent] += disk[i];
                claimed[parent] += claimed[i];
            }
        }
        return roots;
    }

    /// The node's figure with its children, or missing.
    private long printed(PlanWalk walk, int node) {
        return switch (weights.kind()) {
            case TIME -> walk.totalMicros[node];
            case BLOCKS -> blocks(walk.first + node);
            case TIER3_BLOCKS -> disk[node];
            case ROWS, EXECUTIONS -> Table.MISSING;
        };
    }

    private long blocks(int row) {
        Table<NodeColumn> nodes = trace.nodes();
        long hits = nodes.get(row, NodeColumn.HIT_BLOCKS);
        long reads = nodes.get(row, NodeColumn.READ_BLOCKS);
        return hits == Table.MISSING && reads == Table.MISSING ? Table.MISSING : Math.max(0, hits) + Math.max(0, reads);
    }

    private void nodes(PlanWalk walk, int call, double factor) {
        int[] names = names(walk);
        for (int i = 0; i < walk.size; i++) {
            frames[i] = -1;
            long weight = Math.round(claimed[i] * factor);
            int parent = walk.parent[i] < 0 ? call : frames[walk.parent[i]];
            if (weight <= 0 || parent < 0) {
                continue;
            }
            frames[i] = builder.frame(parent, names[i], FlameKind.NODE, weight, i);
            builder.figures(frames[i], walk.loops[i] == 0 ? 0 : 1, disk[i]);
            if (detail == FlameDetail.PARTS) {
                parts(PlanReader.tally(walk, i, model), frames[i], factor);
            }
        }
    }

    private void parts(Tally tally, int frame, double factor) {
        if (weights.kind() == FlameWeight.TIME) {
            for (Tally.Part part : Tally.Part.values()) {
                part(frame, part.component, part.provenance, tally.micros(part), factor);
            }
            part(frame, Component.UNACCOUNTED, Provenance.DERIVED, tally.unaccounted(), factor);
        } else if (weights.kind() == FlameWeight.BLOCKS) {
            part(frame, Component.TIER1, Provenance.MEASURED, tally.hitBlocks, factor);
            part(frame, Component.TIER2, tally.splitProvenance(), tally.tier2Blocks, factor);
            part(frame, Component.TIER3, tally.splitProvenance(), tally.tier3Blocks, factor);
            part(frame, Component.READS_UNSPLIT, Provenance.MEASURED, tally.unsplitBlocks, factor);
        }
    }

    private void part(int frame, Component component, Provenance provenance, long amount, double factor) {
        long weight = Math.round(amount * factor);
        if (weight > 0) {
            builder.part(frame, component, provenance, weight);
        }
    }

    private int[] names(PlanWalk walk) {
        int[] known = namesOfShape[walk.shape];
        if (known != null) {
            return known;
        }
        PlanShapes shapes = trace.shapes();
        int[] names = new int[walk.size];
        for (int i = 0; i < walk.size; i++) {
            names[i] = builder.name(NodeNames.display(
                    trace.name(shapes.label(walk.shape, i)),
                    trace.name(shapes.relation(walk.shape, i)),
                    trace.name(shapes.index(walk.shape, i))));
        }
        namesOfShape[walk.shape] = names;
        return names;
    }

    private void ensure(int size) {
        if (size > frames.length) {
            int length = Math.max(size, frames.length * 2);
            frames = Arrays.copyOf(frames, length);
            claimed = Arrays.copyOf(claimed, length);
            disk = Arrays.copyOf(disk, length);
        }
    }
}
