package dev.pgtrace.model.experiment;

import java.util.List;
import java.util.Map;

/// One of the ways to compare: a statement, run under settings and with indexes.
///
/// @param name     unique in its experiment
/// @param sql      one statement, with `$1`, `$2` … for its parameters
/// @param settings server settings for this variant alone, by name, as `SET LOCAL` takes them
/// @param indexes  made for this variant inside a transaction that is rolled back
public record Variant(String name, String sql, Map<String, String> settings, List<TriedIndex> indexes) {
    public Variant {
        settings = Map.copyOf(settings);
        indexes = List.copyOf(indexes);
    }

    public static Variant of(String name, String sql) {
        return new Variant(name, sql, Map.of(), List.of());
    }
}
