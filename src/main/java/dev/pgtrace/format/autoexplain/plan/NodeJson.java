package dev.pgtrace.format.autoexplain.plan;

import java.util.ArrayList;
import java.util.List;

/// Reads a node of the JSON form and the nodes below it.
final class NodeJson {
    private static final int DEEPEST = 1000;

    private final JsonText json;
    private final NodeBuilder node;
    private final NodeWords words = new NodeWords();

    private NodeJson(JsonText json, NodeBuilder node) {
        this.json = json;
        this.node = node;
    }

    static void read(JsonText json, List<NodeBuilder> nodes, int depth, int parent) throws JsonText.Malformed {
        if (depth > DEEPEST) {
            throw new JsonText.Malformed();
        }
        NodeBuilder node = new NodeBuilder(depth, parent);
        int position = nodes.size();
        nodes.add(node);
        new NodeJson(json, node).members(nodes, position);
    }

    private void members(List<NodeBuilder> nodes, int position) throws JsonText.Malformed {
        json.take('{');
        for (boolean first = true; json.next('}', first); first = false) {
            String key = json.key();
            switch (key) {
                case "Plans" -> {
                    json.take('[');
                    for (boolean one = true; json.next(']', one); one = false) {
                        read(json, nodes, node.depth + 1, position);
                    }
                }
                case "Workers" -> workers();
                default -> member(key);
            }
        }
        node.label = words.label();
        words.details(node.details);
        node.usage.details(node.details);
    }

    private void member(String key) throws JsonText.Malformed {
        switch (key) {
            case "Relation Name" -> node.relation = json.scalar();
            case "Index Name" -> node.index = json.scalar();
            case "Startup Cost" -> node.startupCost = json.decimal();
            case "Total Cost" -> node.totalCost = json.decimal();
            case "Plan Rows" -> node.plannedRows = json.whole();
            case "Plan Width" -> node.plannedWidth = json.whole();
            case "Actual Startup Time" -> node.startupMillis = json.decimal();
            case "Actual Total Time" -> node.totalMillis = json.decimal();
            case "Actual Rows" -> node.rows = json.decimal();
            case "Actual Loops" -> node.loops = json.whole();
            case "Alias" -> {
                String alias = json.scalar();
                if (!alias.equals(node.relation)) {
                    node.detail(key, alias);
                }
            }
            default -> {
                if (!PlanProperties.counter(json, key, node.usage) && !words.take(json, key)) {
                    other(key, "");
                }
            }
        }
    }

    /// Anything else as a detail; what the text form leaves out is left out: false, and nothing removed.
    private void other(String key, String prefix) throws JsonText.Malformed {
        char c = json.peek();
        if (c == '{') {
            json.skip();
            return;
        }
        if (c == '[') {
            list(key, prefix);
            return;
        }
        boolean quoted = c == '"';
        String value = json.scalar();
        boolean nothing = !quoted
                && (value.equals("false")
                        || key.startsWith("Rows Removed by") && PrintedNumber.decimal(value, 0, value.length()) == 0);
        if (!nothing) {
            node.detail(prefix + key, value);
        }
    }

    private void list(String key, String prefix) throws JsonText.Malformed {
        List<String> values = new ArrayList<>();
        json.take('[');
        for (boolean first = true; json.next(']', first); first = false) {
            if (json.isNested()) {
                json.skip(); // grouping sets and the like: the keys of each
            } else {
                values.add(json.scalar());
            }
        }
        if (!values.isEmpty()) {
            node.detail(prefix + key, String.join(", ", values));
        }
    }

    private void workers() throws JsonText.Malformed {
        json.take('[');
        for (boolean first = true; json.next(']', first); first = false) {
            worker();
        }
    }

    private void worker() throws JsonText.Malformed {
        String prefix = "Worker ";
        String startup = "";
        String total = "";
        String rows = "";
        String loops = "";
        Usage usage = new Usage();
        NodeWords sort = new NodeWords();
        List<String> further = new ArrayList<>();
        json.take('{');
        for (boolean first = true; json.next('}', first); first = false) {
            String key = json.key();
            switch (key) {
                case "Worker Number" -> prefix = "Worker " + json.scalar() + " ";
                case "Actual Startup Time" -> startup = json.scalar();
                case "Actual Total Time" -> total = json.scalar();
                case "Actual Rows" -> rows = json.scalar();
                case "Actual Loops" -> loops = json.scalar();
                case "JIT" -> PlanProperties.jit(json, prefix, further);
                default -> {
                    if (!PlanProperties.counter(json, key, usage) && !sort.take(json, key)) {
                        if (json.isNested()) {
                            json.skip();
                        } else {
                            further.add(prefix + key + ": " + json.scalar());
                        }
                    }
                }
            }
        }
        if (!rows.isEmpty()) {
            String time = total.isEmpty() ? "" : "time=" + startup + ".." + total + " ";
            node.details.add(prefix.stripTrailing() + ": actual " + time + "rows=" + rows + " loops=" + loops);
        }
        List<String> lines = new ArrayList<>();
        sort.details(lines);
        for (String line : lines) {
            node.details.add(prefix + line);
        }
        node.details.addAll(further);
        usage.lines(prefix, node.details);
    }
}
