package dev.pgtrace.server.capture.own;

import dev.pgtrace.base.sql.ScriptStatement;
import dev.pgtrace.model.capture.RowSink;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A statement run as EXPLAIN (ANALYZE), and its output made into the message that auto_explain would have sent.
final class ExplainedStatement implements RowSink {
    private static final Set<String> VERBS =
            Set.of("SELECT", "WITH", "VALUES", "TABLE", "INSERT", "UPDATE", "DELETE", "MERGE");
    private static final String EXPLAIN = "EXPLAIN (ANALYZE, BUFFERS, VERBOSE, SETTINGS, WAL, FORMAT JSON) ";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ScriptStatement source;
    private final StringBuilder output = new StringBuilder();

    ExplainedStatement(ScriptStatement source) {
        this.source = source;
    }

    static boolean can(ScriptStatement source) {
        return VERBS.contains(source.verb());
    }

    ScriptStatement statement() {
        return new ScriptStatement(EXPLAIN + source.text(), source.offset(), source.line());
    }

    @Override
    public void columns(List<String> names) {
        output.setLength(0);
    }

    @Override
    public void row(List<@Nullable String> values) {
        output.append(values.getFirst()).append('\n');
    }

    /// `duration: 1.677 ms  plan:` and the plan, or empty where the output is none.
    String message() {
        try {
            JsonNode plan = JSON.readTree(output.toString()).path(0);
            if (!(plan instanceof ObjectNode object)) {
                return "";
            }
            double millis = object.path("Execution Time").asDouble(0);
            ObjectNode message = JSON.createObjectNode();
            message.put("Query Text", source.text());
            message.setAll(object);
            return "duration: " + String.format(Locale.ROOT, "%.3f", millis) + " ms  plan:\n"
                    + JSON.writerWithDefaultPrettyPrinter().writeValueAsString(message);
        } catch (JacksonException e) {
            return "";
        }
    }
}
