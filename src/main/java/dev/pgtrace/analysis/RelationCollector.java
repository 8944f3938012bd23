package dev.pgtrace.analysis;

import dev.pgtrace.base.pool.LongIntMap;
import dev.pgtrace.model.NodeColumn;
import dev.pgtrace.model.PlanShapes;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Adds up plan nodes by relation, index and kind of access.
final class RelationCollector {
    private final Trace trace;
    private final TierModel model;
    private final TableReader<NodeColumn> nodes;
    private final LongIntMap slots = new LongIntMap();
    private final List<Access> accesses = new ArrayList<>();

    RelationCollector(Trace trace, TierModel model) {
        this.trace = trace;
        this.model = model;
        this.nodes = new TableReader<>(trace.nodes());
    }

    /// One (relation, index, label) and its sums.
    private static final class Access {
        final int relation;
        final int index;
        final int label;
        final Tally tally = new Tally();
        long nodes;
        long loops;
        long rows;
        long selfMicros;
        long readMicros;
        boolean timed;

        Access(int relation, int index, int label) {
            this.relation = relation;
            this.index = index;
            this.label = label;
        }

        void add(Access other) {
            tally.add(other.tally);
            nodes += other.nodes;
            loops += other.loops;
            rows += other.rows;
            selfMicros += other.selfMicros;
            readMicros += other.readMicros;
            timed |= other.timed;
        }

        long readMicrosOrMissing() {
            return timed || tally.unsplitBlocks == 0 ? readMicros : Table.MISSING;
        }
    }

    void add(PlanWalk walk) {
        PlanShapes shapes = trace.shapes();
        for (int i = 0; i < walk.size; i++) {
            if (walk.loops[i] <= 0) {
                continue;
            }
            int relation = shapes.relation(walk.shape, i);
            int index = shapes.index(walk.shape, i);
            Access access = access(relation, index, shapes.label(walk.shape, i));
            access.nodes++;
            access.loops += walk.loops[i];
            access.rows += nodes.orZero(walk.first + i, NodeColumn.ROWS);
            access.selfMicros += Math.max(0, walk.selfMicros[i]);
            access.tally.hitBlocks += walk.selfHits[i];
            if (walk.selfReads[i] == 0) {
                continue;
            }
            walk.addReads(i, model, access.tally);
            if (walk.selfReadMicros[i] != Table.MISSING) {
                access.readMicros += walk.readMicros(i);
                access.timed = true;
            }
        }
    }

    List<RelationProfile> profiles() {
        LongIntMap groups = new LongIntMap();
        List<List<Access>> grouped = new ArrayList<>();
        for (Access access : accesses) {
            long key =
                    access.relation >= 0 ? access.relation : access.index >= 0 ? (1L << 40) + access.index : 1L << 50;
            int group = groups.get(key);
            if (group < 0) {
                group = grouped.size();
                groups.put(key, group);
                grouped.add(new ArrayList<>());
            }
            grouped.get(group).add(access);
        }
        return grouped.stream()
                .map(this::profile)
                .sorted(Comparator.comparingLong(
                                (RelationProfile p) -> -p.tiers().readBlocks())
                        .thenComparingLong(p -> -p.tiers().tier1Blocks())
                        .thenComparing(RelationProfile::name))
                .toList();
    }

    private RelationProfile profile(List<Access> parts) {
        Access first = parts.getFirst();
        Access sum = new Access(first.relation, first.index, first.label);
        List<RelationProfile.Path> paths = new ArrayList<>();
        for (Access part : parts) {
            sum.add(part);
            String path = NodeNames.path(trace.name(part.label), trace.name(part.relation), trace.name(part.index));
            paths.add(new RelationProfile.Path(
                    path,
                    part.nodes,
                    part.loops,
                    part.rows,
                    part.selfMicros,
                    part.readMicrosOrMissing(),
                    part.tally.tiers(model)));
        }
        paths.sort(
                Comparator.comparingLong((RelationProfile.Path p) -> -p.tiers().blocks())
                        .thenComparing(RelationProfile.Path::name));
        boolean table = first.relation >= 0;
        boolean index = !table && first.index >= 0;
        return new RelationProfile(
                table ? trace.name(first.relation) : trace.name(first.index),
                table ? RelationProfile.Kind.TABLE : index ? RelationProfile.Kind.INDEX : RelationProfile.Kind.NONE,
                sum.nodes,
                sum.loops,
                sum.rows,
                sum.selfMicros,
                sum.readMicrosOrMissing(),
                sum.tally.tiers(model),
                paths);
    }

    private Access access(int relation, int index, int label) {
        // ids are below 2^20: see the limit of names in the store
        long key = ((relation + 1L) << 42) | ((index + 1L) << 21) | label;
        int slot = slots.get(key);
        if (slot < 0) {
            slot = accesses.size();
            slots.put(key, slot);
            accesses.add(new Access(relation, index, label));
        }
        return accesses.get(slot);
    }
}
