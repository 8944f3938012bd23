package dev.pgtrace.analysis.compare;

import dev.pgtrace.analysis.Tiers;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Table;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// A row of two plans side by side.
///
/// @param left    in the old plan; empty if added
/// @param right   in the new plan; empty if removed
/// @param depth   for indentation: in the new plan, of removed nodes in the old one
/// @param changes what it does differently; empty for the same, added and removed
public record MatchedNode(
        Kind kind, Optional<ComparedNode> left, Optional<ComparedNode> right, int depth, List<NodeChange> changes) {
    /// How the sides of a row compare.
    public enum Kind {
        /// Same work at the same place; the figures may differ all the same.
        SAME,
        /// Same place, done differently: another type, index or condition.
        CHANGED,
        ADDED,
        REMOVED,
        /// Same work at another place: under another parent, or the other side of a join. It may be done
        /// differently too, see the changes.
        MOVED
    }

    public MatchedNode {
        changes = List.copyOf(changes);
    }

    /// Time without children.
    public Change selfMicros() {
        return change(node -> node.figures().selfMicros());
    }

    /// Rows over all loops.
    public Change rows() {
        return change(node -> node.figures().rows());
    }

    public Change loops() {
        return change(node -> node.figures().loops());
    }

    public Change hitBlocks() {
        return change(node -> node.figures().selfHitBlocks());
    }

    /// All reads, whichever tier they came from.
    public Change readBlocks() {
        return change(node -> node.figures().selfReadBlocks());
    }

    public Change tier2Blocks() {
        return change(node -> split(node) ? node.figures().tiers().tier2Blocks() : Table.MISSING);
    }

    public Change tier3Blocks() {
        return change(node -> split(node) ? node.figures().tiers().tier3Blocks() : Table.MISSING);
    }

    private static boolean split(ComparedNode node) {
        Tiers tiers = node.figures().tiers();
        return tiers.unsplitBlocks() == 0 || tiers.provenance() != Provenance.MISSING;
    }

    /// Of an added or removed node the other side is 0: it did not run there.
    private Change change(ToLongFunction<ComparedNode> figure) {
        return new Change(value(left, figure), value(right, figure));
    }

    private static double value(Optional<ComparedNode> node, ToLongFunction<ComparedNode> figure) {
        if (node.isEmpty()) {
            return 0;
        }
        long value = figure.applyAsLong(node.get());
        return value == Table.MISSING ? Double.NaN : value;
    }
}
