package dev.pgtrace.ui.hotspots;

import dev.pgtrace.analysis.RelationProfile;
import dev.pgtrace.analysis.Tiers;
import dev.pgtrace.model.Table;

/// A row of the table: a relation, or one of the ways in which it was read.
///
/// @param relation   that it is or is below
/// @param nodes      plan nodes that it sums up
/// @param name       relation, or access path
/// @param path       whether this is a path below a relation
/// @param readMicros time of reads, or missing
record Hotspot(
        String relation,
        long nodes,
        String name,
        boolean path,
        RelationProfile.Kind kind,
        long loops,
        long rows,
        long selfMicros,
        long readMicros,
        Tiers tiers) {

    static Hotspot of(RelationProfile relation) {
        return new Hotspot(
                relation.name(),
                relation.nodes(),
                relation.name(),
                false,
                relation.kind(),
                relation.loops(),
                relation.rows(),
                relation.selfMicros(),
                relation.readMicros(),
                relation.tiers());
    }

    static Hotspot of(RelationProfile relation, RelationProfile.Path path) {
        return new Hotspot(
                relation.name(),
                path.nodes(),
                path.name(),
                true,
                relation.kind(),
                path.loops(),
                path.rows(),
                path.selfMicros(),
                path.readMicros(),
                path.tiers());
    }

    boolean readsTimed() {
        return readMicros != Table.MISSING;
    }
}
