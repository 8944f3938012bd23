package dev.pgtrace.format.autoexplain;

import dev.pgtrace.format.autoexplain.plan.ExplainedPlan;
import dev.pgtrace.format.autoexplain.plan.PlanJson;
import dev.pgtrace.format.autoexplain.plan.PlanTextReader;
import dev.pgtrace.format.autoexplain.plan.PsqlFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Outputs of EXPLAIN in a text, as psql and others print or copy them: one or several, with or without the statement
/// typed before.
final class ExplainOutputs {
    private static final String HEADING = "query plan";
    private static final String EXPLAIN = "explain";

    private ExplainOutputs() {}

    /// One output.
    ///
    /// @param plan what it says
    /// @param sql  the statement, where the text has it
    /// @param from first character of it, the statement included
    /// @param to   behind its last
    record Output(ExplainedPlan plan, String sql, int from, int to) {}

    static List<Output> in(String text) {
        List<Output> outputs = new ArrayList<>();
        List<Integer> starts = starts(text);
        for (int i = 0; i < starts.size(); i++) {
            int from = starts.get(i);
            int to = i + 1 < starts.size() ? starts.get(i + 1) : text.length();
            outputs.addAll(read(text.substring(from, to), from));
        }
        return outputs;
    }

    /// A statement or heading begins an output; without any, all of the text is one.
    private static List<Integer> starts(String text) {
        List<Integer> starts = new ArrayList<>();
        boolean planSeen = true;
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            String line = text.substring(at, Math.min(end, at + 200)).strip().toLowerCase(Locale.ROOT);
            boolean heading = line.replace('|', ' ').replace('"', ' ').strip().equals(HEADING);
            boolean typed = line.contains(EXPLAIN + " ") || line.contains(EXPLAIN + "(");
            if (starts.isEmpty() || planSeen && (typed || heading)) {
                starts.add(at);
                planSeen = heading;
            } else {
                planSeen |= heading || line.contains("(cost=");
            }
            at = end + 1;
        }
        return starts;
    }

    private static List<Output> read(String text, int from) {
        int heading = text.toLowerCase(Locale.ROOT).indexOf(HEADING);
        String before = heading < 0 ? head(text) : text.substring(0, heading);
        String plan = PsqlFrame.strip(
                heading < 0 ? text.substring(before.length()) : text.substring(lineStart(text, heading)));
        String start = plan.stripLeading();
        if (start.startsWith("[") || start.startsWith("{")) {
            return json(plan, sql(before), from, from + text.length());
        }
        Optional<ExplainedPlan> found = PlanTextReader.read(plan);
        return found.isEmpty()
                ? List.of()
                : List.of(new Output(found.get(), textOf(found.get(), before), from, from + text.length()));
    }

    /// Elements of the array, or objects one after the other.
    private static List<Output> json(String text, String sql, int from, int to) {
        List<Output> outputs = new ArrayList<>();
        PlanJson json = new PlanJson();
        for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', Math.max(at + 1, json.end()))) {
            Optional<ExplainedPlan> plan = json.read(text, at);
            if (plan.isEmpty()) {
                break;
            }
            String query = plan.get().queryText();
            outputs.add(new Output(plan.get(), query.isEmpty() ? sql : query, from, to));
        }
        return outputs;
    }

    private static String textOf(ExplainedPlan plan, String before) {
        return plan.queryText().isEmpty() ? sql(before) : plan.queryText();
    }

    private static int lineStart(String text, int at) {
        return text.lastIndexOf('\n', at) + 1;
    }

    /// The statement in front of a plan without heading: up to its semicolon.
    private static String head(String text) {
        String start = text.stripLeading().toLowerCase(Locale.ROOT);
        int semicolon = text.indexOf(";\n");
        return start.startsWith(EXPLAIN) && semicolon > 0 ? text.substring(0, semicolon + 1) : "";
    }

    /// What was explained: behind EXPLAIN and its options, without prompts.
    private static String sql(String before) {
        int explain = before.toLowerCase(Locale.ROOT).lastIndexOf(EXPLAIN);
        if (explain < 0) {
            return "";
        }
        StringBuilder typed = new StringBuilder();
        for (String line : before.substring(explain + EXPLAIN.length()).lines().toList()) {
            typed.append(withoutPrompt(line)).append('\n');
        }
        String sql = typed.toString().strip();
        if (sql.startsWith("(")) {
            sql = sql.substring(sql.indexOf(')') + 1).strip();
        }
        for (String option : List.of("analyze", "analyse", "verbose")) {
            if (sql.regionMatches(true, 0, option + " ", 0, option.length() + 1)) {
                sql = sql.substring(option.length()).strip();
            }
        }
        return sql.endsWith(";") ? sql.substring(0, sql.length() - 1).strip() : sql;
    }

    /// `shop-# ` at the beginning of a further line.
    private static String withoutPrompt(String line) {
        int hash = Math.max(line.indexOf("-# "), line.indexOf("-> "));
        boolean prompt =
                hash > 0 && line.substring(0, hash).chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
        return prompt ? line.substring(hash + 3) : line;
    }
}
