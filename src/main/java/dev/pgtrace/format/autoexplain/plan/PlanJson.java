package dev.pgtrace.format.autoexplain.plan;

import dev.pgtrace.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads plans in JSON: what auto_explain logs (an object) and what EXPLAIN returns (an array of one). Not thread-safe;
/// use one for many plans.
public final class PlanJson {
    private final String[] keys = JsonText.keyPool();
    private final PlanProperties properties = new PlanProperties();
    private int end;
    private List<NodeBuilder> nodes = new ArrayList<>();

    /// Reads the plan that begins at `from`.
    ///
    /// @return empty where the text is cut, is no JSON or has no plan
    public Optional<ExplainedPlan> read(String text, int from) {
        JsonText json = new JsonText(text, from, text.length(), keys);
        try {
            if (json.peek() == '[') {
                json.take('[');
            }
            return Optional.ofNullable(object(json));
        } catch (JsonText.Malformed e) {
            return Optional.empty();
        } finally {
            end = json.at();
        }
    }

    /// Where the plan that was read last ends: behind its brace.
    public int end() {
        return end;
    }

    /// Nodes of the plan that was read last.
    List<NodeBuilder> nodes() {
        return nodes;
    }

    private @org.jspecify.annotations.Nullable ExplainedPlan object(JsonText json) throws JsonText.Malformed {
        String queryText = "";
        String parameters = "";
        long queryId = 0;
        long planning = Table.MISSING;
        long execution = Table.MISSING;
        nodes = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        json.take('{');
        for (boolean first = true; json.next('}', first); first = false) {
            String key = json.key();
            switch (key) {
                case "Query Text" -> queryText = json.scalar();
                case "Query Parameters" -> parameters = json.scalar();
                case "Query Identifier" -> queryId = queryId(json.scalar());
                case "Planning Time" -> planning = json.micros();
                case "Execution Time" -> execution = json.micros();
                case "Plan" -> NodeJson.read(json, nodes, 0, -1);
                default -> properties.read(json, key, lines);
            }
        }
        if (nodes.isEmpty()) {
            return null;
        }
        return NodeList.plan(
                nodes, nodes.size(), PlanUse.NODES, queryText, parameters, queryId, lines, planning, execution);
    }

    static long queryId(String printed) {
        try {
            return Long.parseLong(printed);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
