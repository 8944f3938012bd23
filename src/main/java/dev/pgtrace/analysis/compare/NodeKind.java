package dev.pgtrace.analysis.compare;

import dev.pgtrace.analysis.NodeNames;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A node type taken apart: `Parallel Hash Left Join` is the kind `Hash Join`, of the class of joins, joins `Left` and
/// is parallel.
///
/// @param kind     as EXPLAIN writes it, without the words below
/// @param parallel `Parallel`, `Partial`, `Finalize` or both words, empty for a serial node
/// @param joinType `Left`, `Semi` …, empty for inner joins and other nodes
record NodeKind(String kind, NodeClass nodeClass, String parallel, String joinType) {
    private static final List<String> JOIN_TYPES =
            List.of("Right Semi", "Right Anti", "Left", "Right", "Full", "Semi", "Anti");
    private static final Set<String> GROUPING = Set.of(
            "Aggregate", "GroupAggregate", "HashAggregate", "MixedAggregate", "Group", "Unique", "SetOp", "HashSetOp");
    private static final Set<String> CHANGES = Set.of("Insert", "Update", "Delete", "Merge", "ModifyTable", "LockRows");

    static NodeKind of(String label) {
        String rest = NodeNames.kind(label);
        StringBuilder parallel = new StringBuilder();
        for (boolean more = true; more; ) {
            more = false;
            for (String word : List.of("Async ", "Parallel ", "Partial ", "Finalize ")) {
                if (rest.startsWith(word)) {
                    parallel.append(parallel.isEmpty() ? "" : " ").append(word.strip());
                    rest = rest.substring(word.length());
                    more = true;
                }
            }
        }
        if (rest.endsWith(" Backward")) {
            rest = rest.substring(0, rest.length() - " Backward".length());
        }
        String joinType = "";
        for (String type : JOIN_TYPES) {
            if (rest.endsWith(" " + type + " Join")) {
                joinType = type;
                String method = rest.substring(0, rest.length() - type.length() - " Join".length() - 1);
                rest = method.equals("Nested Loop") ? method : method + " Join";
                break;
            }
        }
        return new NodeKind(rest, classOf(rest), parallel.toString(), joinType);
    }

    boolean isPartial() {
        return parallel.contains("Partial");
    }

    private static NodeClass classOf(String kind) {
        if (kind.equals("Nested Loop") || kind.endsWith(" Join") || kind.startsWith("NESTED LOOPS")) {
            return NodeClass.JOIN;
        }
        if (kind.startsWith("Bitmap") && !kind.equals("Bitmap Heap Scan")) {
            return NodeClass.BITMAP;
        }
        if (kind.equals("Subquery Scan")) {
            return NodeClass.RESULT;
        }
        if (kind.endsWith(" Scan") || kind.startsWith("Custom Scan") || kind.startsWith("TABLE ACCESS")) {
            return NodeClass.SCAN;
        }
        String first = kind.indexOf(' ') < 0 ? kind : kind.substring(0, kind.indexOf(' '));
        if (GROUPING.contains(first)) {
            return NodeClass.GROUPING;
        }
        if (CHANGES.contains(kind)) {
            return NodeClass.CHANGE;
        }
        return switch (kind) {
            case "Sort", "Incremental Sort" -> NodeClass.SORT;
            case "Hash", "Materialize", "Memoize" -> NodeClass.KEEPING;
            case "Append", "Merge Append", "Recursive Union" -> NodeClass.UNION;
            case "Gather", "Gather Merge" -> NodeClass.GATHER;
            case "WindowAgg" -> NodeClass.WINDOW;
            case "Limit" -> NodeClass.LIMIT;
            case "Result", "ProjectSet" -> NodeClass.RESULT;
            default -> oracle(kind.toUpperCase(Locale.ROOT));
        };
    }

    /// Row source operations of Oracle traces.
    private static NodeClass oracle(String operation) {
        if (operation.contains("JOIN")) {
            return NodeClass.JOIN;
        }
        if (operation.contains("GROUP BY") || operation.contains("AGGREGATE") || operation.contains("UNIQUE")) {
            return NodeClass.GROUPING;
        }
        if (operation.startsWith("INDEX") || operation.startsWith("FIXED TABLE")) {
            return NodeClass.SCAN;
        }
        return operation.startsWith("SORT") ? NodeClass.SORT : NodeClass.OTHER;
    }
}
