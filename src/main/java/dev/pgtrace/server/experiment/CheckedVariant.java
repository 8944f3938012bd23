package dev.pgtrace.server.experiment;

import dev.pgtrace.base.sql.Placeholders;
import dev.pgtrace.base.sql.ScriptStatement;
import dev.pgtrace.model.experiment.TriedIndex;
import dev.pgtrace.model.experiment.Variant;
import java.util.List;

/// A variant that the server understands.
///
/// @param index        in the request
/// @param statement    its one statement
/// @param placeholders the same for the driver
/// @param effects      what it does beside returning rows
public record CheckedVariant(
        int index, Variant variant, ScriptStatement statement, Placeholders placeholders, Effects effects) {

    public String name() {
        return variant.name();
    }

    /// Whether it has plans only: an index of it is known to the planner alone.
    public boolean isPlannedOnly() {
        return variant.indexes().stream().anyMatch(index -> index.kind() == TriedIndex.Kind.HYPOTHETICAL);
    }

    public List<TriedIndex> realIndexes() {
        return variant.indexes().stream()
                .filter(index -> index.kind() == TriedIndex.Kind.REAL)
                .toList();
    }
}
