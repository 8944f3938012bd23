package dev.pgtrace.format.autoexplain.plan;

import java.util.List;

/// Reads the first line of a node in the text form:
///
///     Index Scan Backward using t_grp on public.t t_1  (cost=0.29..8.31 rows=1 width=4) (actual time=0.1..0.2 rows=1
/// loops=1)
final class NodeTitle {
    private static final String COST = "  (cost=";
    static final String ACTUAL = " (actual ";
    private static final String NEVER = " (never executed)";
    /// What else than a table a scan is on, and how JSON names it.
    private static final List<String[]> OTHER_TARGETS = List.of(
            new String[] {"Function Scan", "Function Name"},
            new String[] {"Table Function Scan", "Table Function Name"},
            new String[] {"CTE Scan", "CTE Name"},
            new String[] {"WorkTable Scan", "CTE Name"},
            new String[] {"Named Tuplestore Scan", "Tuplestore Name"},
            new String[] {"Values Scan", ""},
            new String[] {"Subquery Scan", ""});
    private static final List<String> KNOWN = List.of(
            "Result",
            "ProjectSet",
            "Insert on ",
            "Update on ",
            "Delete on ",
            "Merge on ",
            "Append",
            "Merge Append",
            "Recursive Union",
            "BitmapAnd",
            "BitmapOr",
            "Gather",
            "Seq Scan",
            "Sample Scan",
            "Index Scan",
            "Index Only Scan",
            "Bitmap ",
            "Tid ",
            "Subquery Scan",
            "Function Scan",
            "Table Function Scan",
            "Values Scan",
            "CTE Scan",
            "Named Tuplestore Scan",
            "WorkTable Scan",
            "Foreign ",
            "Custom Scan",
            "Nested Loop",
            "Merge ",
            "Hash",
            "Materialize",
            "Memoize",
            "Sort",
            "Incremental Sort",
            "Group",
            "Aggregate",
            "Partial ",
            "Finalize ",
            "MixedAggregate",
            "WindowAgg",
            "Unique",
            "SetOp",
            "LockRows",
            "Limit",
            "Parallel ",
            "Async ");

    private NodeTitle() {}

    /// Whether the line ends in costs or actual figures as no text does by chance.
    static boolean hasFigures(String line) {
        int cost = line.indexOf(COST);
        if (cost > 0) {
            int dots = line.indexOf("..", cost);
            return dots > 0
                    && line.indexOf(" rows=", dots) > 0
                    && line.indexOf(" width=", dots) > 0
                    && PrintedNumber.decimal(line, cost + COST.length(), dots) >= 0;
        }
        int actual = line.indexOf(" (actual ");
        return actual > 0 && line.indexOf(" loops=", actual) > 0 && line.endsWith(")") || line.endsWith(NEVER);
    }

    static boolean isKnown(String title) {
        return KNOWN.stream().anyMatch(title::startsWith);
    }

    static void read(String title, NodeBuilder node) {
        int end = title.length();
        int actual = title.lastIndexOf(ACTUAL);
        if (title.endsWith(NEVER)) {
            node.loops = 0;
            end = title.length() - NEVER.length();
        } else if (actual > 0 && title.endsWith(")")) {
            actual(title, actual + ACTUAL.length(), node);
            end = actual;
        }
        int cost = title.lastIndexOf(COST, end);
        if (cost > 0) {
            cost(title, cost + COST.length(), end, node);
            end = cost;
        }
        name(title.substring(0, end).strip(), node);
    }

    private static void cost(String title, int from, int to, NodeBuilder node) {
        int dots = title.indexOf("..", from);
        int rows = title.indexOf(" rows=", from);
        int width = title.indexOf(" width=", from);
        int close = title.indexOf(')', from);
        if (dots < 0 || rows < dots || width < rows || close < width || close >= to) {
            return;
        }
        node.startupCost = PrintedNumber.decimal(title, from, dots);
        node.totalCost = PrintedNumber.decimal(title, dots + 2, rows);
        node.plannedRows = PrintedNumber.whole(title, rows + 6, width);
        node.plannedWidth = PrintedNumber.whole(title, width + 7, close);
    }

    private static void actual(String title, int from, NodeBuilder node) {
        int rows = title.indexOf("rows=", from);
        int loops = title.indexOf(" loops=", from);
        if (rows < 0 || loops < rows) {
            return;
        }
        node.rows = PrintedNumber.decimal(title, rows + 5, loops);
        node.loops = PrintedNumber.whole(title, loops + 7, title.length() - 1);
        if (title.startsWith("time=", from)) {
            int dots = title.indexOf("..", from);
            if (dots > 0 && dots < rows) {
                node.startupMillis = PrintedNumber.decimal(title, from + 5, dots);
                node.totalMillis = PrintedNumber.decimal(title, dots + 2, rows - 1);
            }
        }
    }

    /// Reads what stands before the figures, without blanks around it.
    static void name(String name, NodeBuilder node) {
        int on = name.indexOf(" on ");
        String head = on < 0 ? name : name.substring(0, on);
        int using = head.indexOf(" using ");
        if (using > 0) {
            node.index = Identifiers.unquoted(head.substring(using + 7));
            head = head.substring(0, using);
        }
        node.label = head;
        if (on < 0) {
            return;
        }
        String target = name.substring(on + 4);
        if (head.endsWith("Bitmap Index Scan")) {
            node.index = Identifiers.unquoted(target);
            return;
        }
        Identifiers parts = Identifiers.of(target);
        String other = other(head);
        if (other == null) {
            node.relation = parts.name();
        } else if (!other.isEmpty()) {
            node.detail(other, parts.name());
        }
        if (!parts.schema().isEmpty()) {
            node.detail("Schema", parts.schema());
        }
        String alias = other != null && other.isEmpty() ? parts.name() : parts.alias();
        if (!alias.isEmpty() && !alias.equals(node.relation)) {
            node.detail("Alias", alias);
        }
    }

    /// How JSON names what this node is on, empty where it has no name; null where it is a table.
    private static @org.jspecify.annotations.Nullable String other(String label) {
        for (String[] target : OTHER_TARGETS) {
            if (label.endsWith(target[0])) {
                return target[1];
            }
        }
        return null;
    }
}
