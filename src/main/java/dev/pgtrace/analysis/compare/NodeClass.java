package dev.pgtrace.analysis.compare;

/// Kinds of work. Nodes of different classes never match, whatever else they have in common.
public enum NodeClass {
    /// Reads rows of a table, a CTE, a function, values.
    SCAN,
    /// A bitmap of one index, or of several (BitmapAnd, BitmapOr).
    BITMAP,
    JOIN,
    /// Aggregate, Group, Unique, HashAggregate, SetOp.
    GROUPING,
    SORT,
    /// Hash, Materialize, Memoize: keeps rows for a join.
    KEEPING,
    /// Append, Merge Append, Recursive Union.
    UNION,
    /// Gather, Gather Merge.
    GATHER,
    WINDOW,
    LIMIT,
    /// Insert, Update, Delete, Merge, LockRows.
    CHANGE,
    /// Result, ProjectSet, Subquery Scan.
    RESULT,
    OTHER
}
