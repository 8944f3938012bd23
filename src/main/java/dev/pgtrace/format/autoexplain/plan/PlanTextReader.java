package dev.pgtrace.format.autoexplain.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads plans in text, of auto_explain (query text first) and of EXPLAIN, frames of psql taken off.
public final class PlanTextReader {
    static final String QUERY_TEXT = "Query Text: ";
    static final String PARAMETERS = "Query Parameters: ";

    private PlanTextReader() {}

    /// @return empty where there is no plan
    public static Optional<ExplainedPlan> read(String text) {
        List<String> lines = lines(text);
        int first = firstNode(lines);
        if (first < 0) {
            return Optional.empty();
        }
        TextPlan plan = new TextPlan();
        for (String line : lines.subList(first, lines.size())) {
            plan.line(line);
        }
        List<String> head = lines.subList(0, first);
        int parameters = parameterLine(head);
        String query = text(head.subList(0, parameters), QUERY_TEXT);
        String binds = text(head.subList(parameters, first), PARAMETERS);
        return Optional.of(plan.plan(query, binds, PlanUse.NODES));
    }

    /// As [String#lines], without a stream.
    static List<String> lines(String text) {
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
}
