package dev.pgtrace.analysis;

import java.util.List;

/// Blocks and time of one table or index, from plan nodes, children left out, so that all profiles add up without
/// counting a block twice. An index scan's blocks lie in the index and in its table and cannot be told apart: they
/// count for the table, under the access path; an index has a profile of its own only for nodes that touch nothing
/// else.
///
/// @param name       as printed; empty for nodes that name no relation
/// @param nodes      plan nodes with figures
/// @param loops      times they ran
/// @param rows       rows that they gave
/// @param selfMicros time without children, processes of a parallel plan averaged
/// @param readMicros time of reads, or missing where none was timed
/// @param paths      by kind of access, heaviest first
public record RelationProfile(
        String name,
        Kind kind,
        long nodes,
        long loops,
        long rows,
        long selfMicros,
        long readMicros,
        Tiers tiers,
        List<Path> paths) {
    /// What the name stands for.
    public enum Kind {
        TABLE,
        INDEX,
        NONE;

        /// As printed in reports.
        public String label() {
            return switch (this) {
                case TABLE -> "table";
                case INDEX -> "index";
                case NONE -> "none";
            };
        }
    }

    /// A kind of access, named as EXPLAIN does without the table ("Seq Scan", "Index Scan using orders_pkey").
    public record Path(String name, long nodes, long loops, long rows, long selfMicros, long readMicros, Tiers tiers) {}

    public RelationProfile {
        paths = List.copyOf(paths);
    }
}
