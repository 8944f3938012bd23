package dev.pgtrace.analysis;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Names of plan nodes as PostgreSQL's EXPLAIN writes them, from the internal labels that the tracer prints.
public final class NodeNames {
    private static final Map<String, String> EXPLAIN = Map.ofEntries(
            Map.entry("RESULT", "Result"),
            Map.entry("PROJECTSET", "ProjectSet"),
            Map.entry("MODIFYTABLE", "ModifyTable"),
            Map.entry("APPEND", "Append"),
            Map.entry("MERGEAPPEND", "Merge Append"),
            Map.entry("RECURSIVEUNION", "Recursive Union"),
            Map.entry("BITMAPAND", "BitmapAnd"),
            Map.entry("BITMAPOR", "BitmapOr"),
            Map.entry("GATHER", "Gather"),
            Map.entry("GATHERMERGE", "Gather Merge"),
            Map.entry("SEQSCAN", "Seq Scan"),
            Map.entry("SAMPLESCAN", "Sample Scan"),
            Map.entry("INDEXSCAN", "Index Scan"),
            Map.entry("INDEXONLYSCAN", "Index Only Scan"),
            Map.entry("BITMAPINDEXSCAN", "Bitmap Index Scan"),
            Map.entry("BITMAPHEAPSCAN", "Bitmap Heap Scan"),
            Map.entry("TIDSCAN", "Tid Scan"),
            Map.entry("TIDRANGESCAN", "Tid Range Scan"),
            Map.entry("SUBQUERYSCAN", "Subquery Scan"),
            Map.entry("FUNCTIONSCAN", "Function Scan"),
            Map.entry("TABLEFUNCSCAN", "Table Function Scan"),
            Map.entry("VALUESSCAN", "Values Scan"),
            Map.entry("CTESCAN", "CTE Scan"),
            Map.entry("NAMEDTUPLESTORESCAN", "Named Tuplestore Scan"),
            Map.entry("WORKTABLESCAN", "WorkTable Scan"),
            Map.entry("FOREIGNSCAN", "Foreign Scan"),
            Map.entry("CUSTOMSCAN", "Custom Scan"),
            Map.entry("NESTLOOP", "Nested Loop"),
            Map.entry("MERGEJOIN", "Merge Join"),
            Map.entry("HASHJOIN", "Hash Join"),
            Map.entry("MATERIAL", "Materialize"),
            Map.entry("MEMOIZE", "Memoize"),
            Map.entry("SORT", "Sort"),
            Map.entry("INCREMENTALSORT", "Incremental Sort"),
            Map.entry("GROUP", "Group"),
            Map.entry("AGG", "Aggregate"),
            Map.entry("WINDOWAGG", "WindowAgg"),
            Map.entry("UNIQUE", "Unique"),
            Map.entry("HASH", "Hash"),
            Map.entry("SETOP", "SetOp"),
            Map.entry("LOCKROWS", "LockRows"),
            Map.entry("LIMIT", "Limit"));

    /// The tracer walks none of the children of these.
    private static final Set<String> CHILDREN_NOT_PRINTED =
            Set.of("Merge Append", "BitmapAnd", "BitmapOr", "CTE Scan", "Recursive Union");

    private NodeNames() {}

    /// The kind of node alone: `Seq Scan` for `SEQSCAN`, `SeqScan` or `Seq Scan`; anything unknown as it is.
    public static String kind(String label) {
        String key = label.replace(" ", "").toUpperCase(Locale.ROOT);
        return EXPLAIN.getOrDefault(key, label);
    }

    /// How the node reaches its table: the kind, with the index where there is one beside a table.
    public static String path(String label, String relation, String index) {
        String kind = kind(label);
        return index.isEmpty() || relation.isEmpty() ? kind : kind + " using " + index;
    }

    /// The whole name: `Index Scan using orders_pkey on orders`.
    public static String display(String label, String relation, String index) {
        String path = path(label, relation, index);
        if (!relation.isEmpty()) {
            return path + " on " + relation;
        }
        return index.isEmpty() ? path : path + " on " + index;
    }

    static boolean isGather(String label) {
        return kind(label).startsWith("Gather");
    }

    /// Whether the tracer prints no children of such a node, although it has some.
    static boolean hidesChildren(String label) {
        return CHILDREN_NOT_PRINTED.contains(kind(label));
    }
}
