package dev.pgtrace.format.autoexplain.plan;

import dev.pgtrace.model.ExecutionDetail.PlanNode;
import dev.pgtrace.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads plans in text, of auto_explain (query text first) and of EXPLAIN, frames of psql taken off.
///
/// The form is meant for people: nesting is told by indentation, zeros are left out, values may contain line breaks.
/// A line belongs to the nearest node above it whose label begins further left.
public final class PlanTextReader {
    private static final String QUERY_TEXT = "Query Text: ";
    private static final String PARAMETERS = "Query Parameters: ";
    private static final String ARROW = "->";

    private final List<NodeBuilder> nodes = new ArrayList<>();
    private final List<Integer> columns = new ArrayList<>();
    private final List<Integer> open = new ArrayList<>();
    private final List<String> properties = new ArrayList<>();
    private String section = "";
    private String subplan = "";
    private String worker = "";
    private int workerColumn;
    private int base;
    private boolean anyBlocks;
    private boolean anyTimes;
    private boolean anyWal;
    private long planning = Table.MISSING;
    private long execution = Table.MISSING;
    private long queryId;

    private PlanTextReader() {}

    /// @return empty where there is no plan
    public static Optional<ExplainedPlan> read(String text) {
        return new PlanTextReader().plan(lines(text));
    }

    /// As [String#lines], without a stream.
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int end = text.length();
        int newline = -1;
        int carriageReturn = -1;
        for (int from = 0; from < end; ) {
            newline = newline < from ? place(text, '\n', from) : newline;
            carriageReturn = carriageReturn < from ? place(text, '\r', from) : carriageReturn;
            int to = Math.min(newline, carriageReturn);
            lines.add(text.substring(from, to));
            from = carriageReturn == newline - 1 ? newline + 1 : to + 1;
        }
        return lines;
    }

    private static int place(String text, char wanted, int from) {
        int at = text.indexOf(wanted, from);
        return at < 0 ? text.length() : at;
    }

    /// Whether a text has a plan with costs or figures in it, or a plan under psql's heading.
    public static boolean isPlan(String text) {
        boolean heading = false;
        for (String line : PsqlFrame.strip(text).lines().toList()) {
            String title = line.strip();
            if (NodeTitle.isKnown(title) && NodeTitle.hasFigures(line)) {
                return true;
            }
        }
        for (String line : text.lines().toList()) {
            String title = line.replace('|', ' ').strip();
            if (heading && NodeTitle.isKnown(title)) {
                return true; // COSTS OFF
            }
            heading |= title.equalsIgnoreCase("QUERY PLAN");
        }
        return false;
    }

    private Optional<ExplainedPlan> plan(List<String> lines) {
        int first = firstNode(lines);
        if (first < 0) {
            return Optional.empty();
        }
        for (String line : lines.subList(first, lines.size())) {
            line(line);
        }
        List<PlanNode> built = new ArrayList<>(nodes.size());
        for (NodeBuilder node : nodes) {
            boolean ran = node.loops != Table.MISSING;
            node.usage.zeroWhereCounted(anyBlocks && ran, anyTimes && ran, anyWal && ran);
            node.usage.details(node.details);
            built.add(node.build());
        }
        List<String> head = lines.subList(0, first);
        int parameters = parameterLine(head);
        String query = text(head.subList(0, parameters), QUERY_TEXT);
        String binds = text(head.subList(parameters, first), PARAMETERS);
        return Optional.of(new ExplainedPlan(query, binds, queryId, built, properties, planning, execution));
    }

    /// The root: the first line with costs or figures; behind a query text there is always one.
    private static int firstNode(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (NodeTitle.hasFigures(lines.get(i))) {
                return i;
            }
        }
        for (int i = 0; i < lines.size(); i++) { // COSTS OFF
            String line = lines.get(i);
            if (line.startsWith(QUERY_TEXT)) {
                return -1;
            }
            if (!line.isBlank()) {
                return NodeTitle.isKnown(line.strip()) ? i : -1;
            }
        }
        return -1;
    }

    private static int parameterLine(List<String> head) {
        for (int i = 0; i < head.size(); i++) {
            if (head.get(i).startsWith(PARAMETERS)) {
                return i;
            }
        }
        return head.size();
    }

    private static String text(List<String> lines, String name) {
        String text = String.join("\n", lines);
        return text.startsWith(name) ? text.substring(name.length()) : "";
    }

    private void line(String line) {
        String text = line.strip();
        if (text.isEmpty()) {
            return;
        }
        int indent = indent(line);
        if (nodes.isEmpty()) {
            base = indent;
            node(text, indent);
        } else if (text.startsWith(ARROW) && text.length() > 2 && text.charAt(2) == ' ') {
            String title = text.substring(2).strip();
            node(title, indent + text.length() - title.length());
        } else if (indent <= base && isNamed(text)) {
            property(text);
        } else if (indent <= base) {
            continued(text);
        } else if (!section.isEmpty()) {
            properties.add(section + " " + text);
        } else {
            detail(text, indent);
        }
    }

    private static int indent(String line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }

    private void node(String title, int column) {
        close(column);
        int parent = open.isEmpty() ? -1 : open.getLast();
        NodeBuilder node = new NodeBuilder(open.size(), parent);
        NodeTitle.read(title, node);
        if (!subplan.isEmpty()) {
            node.detail("Parent Relationship", subplan.contains("SubPlan") ? "SubPlan" : "InitPlan");
            node.detail("Subplan Name", subplan);
        }
        subplan = "";
        worker = "";
        open.add(nodes.size());
        columns.add(column);
        nodes.add(node);
    }

    /// Ends the nodes that do not begin left of the column.
    private void close(int column) {
        while (!open.isEmpty() && columns.getLast() >= column) {
            open.removeLast();
            columns.removeLast();
        }
    }

    private void property(String text) {
        section = "";
        int colon = text.indexOf(": ");
        String name = colon < 0 ? text : text.substring(0, colon);
        String value = colon < 0 ? "" : text.substring(colon + 2);
        switch (name) {
            case "Planning Time", "Planning time" -> planning = millis(value);
            case "Execution Time", "Execution time", "Total runtime" -> execution = millis(value);
            case "Query Identifier" -> queryId = PlanJson.queryId(value);
            default -> {
                if (colon < 0 && text.endsWith(":")) {
                    section = text.substring(0, text.length() - 1);
                } else {
                    properties.add(text);
                }
            }
        }
    }

    /// The rest of a value with a line break: of the last property, or of the last detail before there is any.
    private void continued(String text) {
        List<String> lines = properties.isEmpty() ? nodes.getLast().details : properties;
        if (!lines.isEmpty()) {
            lines.set(lines.size() - 1, lines.getLast() + "\n" + text);
        }
    }

    private static long millis(String value) {
        int end = value.indexOf(' ');
        return PrintedNumber.micros(value, 0, end < 0 ? value.length() : end);
    }

    private void detail(String text, int indent) {
        close(indent);
        if (open.isEmpty()) {
            property(text);
            return;
        }
        NodeBuilder node = nodes.get(open.getLast());
        if (isSubplan(text)) {
            subplan = text;
        } else if (text.startsWith("Worker ") && text.indexOf(':') > 0) {
            worker = text.substring(0, text.indexOf(':')) + " ";
            workerColumn = indent;
            String rest = text.substring(text.indexOf(':') + 1).strip();
            node.details.add(rest.startsWith("actual ") ? worker.strip() + ": " + rest : worker + rest);
        } else if (!worker.isEmpty() && indent > workerColumn) {
            node.details.add(worker + text);
        } else {
            worker = "";
            figureOrDetail(node, text);
        }
    }

    private static boolean isSubplan(String text) {
        return (text.startsWith("InitPlan ") || text.startsWith("SubPlan ") || text.startsWith("CTE "))
                && text.indexOf(':') < 0;
    }

    private void figureOrDetail(NodeBuilder node, String text) {
        if (text.startsWith("Buffers: ")) {
            anyBlocks = true;
            UsageText.blocks(text, node.usage);
        } else if (text.startsWith("I/O Timings: ")) {
            anyTimes = true;
            UsageText.times(text, node.usage);
        } else if (text.startsWith("WAL: ")) {
            anyWal = true;
            UsageText.wal(text, node.usage);
        } else if (isNamed(text) || node.details.isEmpty()) {
            node.details.add(text);
        } else {
            int last = node.details.size() - 1; // the rest of a value with a line break
            node.details.set(last, node.details.get(last) + "\n" + text);
        }
    }

    /// `Rows Removed by Filter: 7`: words that begin with a capital, a colon.
    private static boolean isNamed(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0 || !Character.isUpperCase(text.charAt(0))) {
            return text.startsWith("never executed");
        }
        for (int i = 0; i < colon; i++) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c) && " -/()_".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
