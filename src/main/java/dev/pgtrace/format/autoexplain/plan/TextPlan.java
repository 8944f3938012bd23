package dev.pgtrace.format.autoexplain.plan;

import dev.pgtrace.model.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A plan in text being put together, line by line from its root on; [#plan] gives it and begins anew.
///
/// The form is meant for people: nesting is told by indentation, zeros are left out, values may contain line breaks.
/// A line belongs to the nearest node above it whose label begins further left.
final class TextPlan {
    private static final String ARROW = "->";
    private static final String BLOCKS = "Buffers: ";
    private static final String TIMES = "I/O Timings: ";
    private static final String WAL = "WAL: ";
    private static final int MOST_KEPT = 256;

    /// Of this plan the first [#count] of them; the others are left over from larger ones.
    private final List<NodeBuilder> nodes = new ArrayList<>();

    private int count;
    /// Numbers of the nodes that are not closed yet, and where their labels begin.
    private int[] open = new int[16];
    private int[] columns = new int[16];
    private int depth;
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

    /// The plan, when all its lines have come; the first of them has to be a root.
    ExplainedPlan plan(String query, String parameters, PlanUse use) {
        for (int i = 0; i < count; i++) {
            NodeBuilder node = nodes.get(i);
            boolean ran = node.loops != Table.MISSING;
            node.usage.zeroWhereCounted(anyBlocks && ran, anyTimes && ran, anyWal && ran);
            node.usage.details(node.details);
        }
        ExplainedPlan plan =
                NodeList.plan(nodes, count, use, query, parameters, queryId, properties, planning, execution);
        clear();
        return plan;
    }

    /// Forgets the lines so far.
    void clear() {
        if (count > MOST_KEPT) {
            nodes.clear();
        }
        count = 0;
        depth = 0;
        properties.clear();
        section = "";
        subplan = "";
        worker = "";
        anyBlocks = false;
        anyTimes = false;
        anyWal = false;
        planning = Table.MISSING;
        execution = Table.MISSING;
        queryId = 0;
    }

    void line(String line) {
        String text = line.strip();
        if (!text.isEmpty()) {
            line(text, indent(line));
        }
    }

    /// @param text   of the line, without blanks around it; not empty
    /// @param indent blanks before it
    void line(String text, int indent) {
        if (count == 0) {
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
        NodeBuilder node = begin(column);
        NodeTitle.read(title, node);
        titled(node);
    }

    /// Begins a node whose label begins at a column; what its title says is to be filled in before [#titled].
    NodeBuilder begin(int column) {
        base = count == 0 ? column : base;
        close(column);
        NodeBuilder node = next(depth, depth == 0 ? -1 : open[depth - 1]);
        if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
            columns = Arrays.copyOf(columns, depth * 2);
        }
        open[depth] = count - 1;
        columns[depth] = column;
        depth++;
        return node;
    }

    private NodeBuilder next(int nodeDepth, int parent) {
        if (count == nodes.size()) {
            nodes.add(new NodeBuilder(nodeDepth, parent));
            return nodes.get(count++);
        }
        return nodes.get(count++).reset(nodeDepth, parent);
    }

    void titled(NodeBuilder node) {
        if (!subplan.isEmpty()) {
            node.detail("Parent Relationship", subplan.contains("SubPlan") ? "SubPlan" : "InitPlan");
            node.detail("Subplan Name", subplan);
        }
        subplan = "";
        worker = "";
    }

    /// The node that a line with this indentation tells of, if it is a detail and neither of a worker nor of anything
    /// else; null where only the text of the line tells.
    @Nullable
    NodeBuilder detailed(int indent) {
        if (indent <= base || !section.isEmpty()) {
            return null;
        }
        close(indent);
        if (depth == 0 || !worker.isEmpty() && indent > workerColumn) {
            return null;
        }
        worker = "";
        return nodes.get(open[depth - 1]);
    }

    /// A line counts something: what other lines leave out of it is 0 then.
    void counts(UsageBytes.Kind kind) {
        switch (kind) {
            case BLOCKS -> anyBlocks = true;
            case TIMES -> anyTimes = true;
            case WAL -> anyWal = true;
        }
    }

    /// Ends the nodes that do not begin left of the column.
    private void close(int column) {
        while (depth > 0 && columns[depth - 1] >= column) {
            depth--;
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
        List<String> lines = properties.isEmpty() ? nodes.get(count - 1).details : properties;
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
        if (depth == 0) {
            property(text);
            return;
        }
        NodeBuilder node = nodes.get(open[depth - 1]);
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

    /// Whether a line is a detail and nothing more wherever a node has details: then it can be added as it is.
    static boolean isDetail(String text) {
        return isNamed(text)
                && !text.startsWith("Worker ")
                && !text.startsWith(BLOCKS)
                && !text.startsWith(TIMES)
                && !text.startsWith(WAL);
    }

    private static boolean isSubplan(String text) {
        return (text.startsWith("InitPlan ") || text.startsWith("SubPlan ") || text.startsWith("CTE "))
                && text.indexOf(':') < 0;
    }

    private void figureOrDetail(NodeBuilder node, String text) {
        if (text.startsWith(BLOCKS)) {
            anyBlocks = true;
            UsageText.blocks(text, node.usage);
        } else if (text.startsWith(TIMES)) {
            anyTimes = true;
            UsageText.times(text, node.usage);
        } else if (text.startsWith(WAL)) {
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
