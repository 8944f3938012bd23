package dev.pgtrace.server.experiment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What EXPLAIN (VERBOSE, FORMAT JSON) tells of a statement.
///
/// @param cost      total, as the planner estimates it
/// @param writes    whether a node changes or locks rows
/// @param relations quoted names with their schemas
/// @param functions names of what is called anywhere in the plan, also by views, defaults and inlined functions
record PlannedStatement(double cost, boolean writes, Set<String> relations, Set<String> functions) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern CALL = Pattern.compile("([A-Za-z_][A-Za-z_0-9$]*)\\(");
    private static final Set<String> CHANGES = Set.of("ModifyTable", "LockRows");

    static final PlannedStatement UNKNOWN = new PlannedStatement(Double.NaN, false, Set.of(), Set.of());

    static PlannedStatement of(String explained) {
        try {
            JsonNode plan = JSON.readTree(explained).path(0).path("Plan");
            Walk walk = new Walk();
            walk.node(plan);
            return new PlannedStatement(
                    plan.path("Total Cost").asDouble(Double.NaN), walk.writes, walk.relations, walk.functions);
        } catch (JacksonException e) {
            return UNKNOWN;
        }
    }

    List<String> relationList() {
        return List.copyOf(relations);
    }

    private static final class Walk {
        private boolean writes;
        private final Set<String> relations = new LinkedHashSet<>();
        private final Set<String> functions = new LinkedHashSet<>();

        void node(JsonNode node) {
            writes |= CHANGES.contains(node.path("Node Type").asString(""));
            String relation = node.path("Relation Name").asString("");
            if (!relation.isEmpty()) {
                relations.add(quoted(node.path("Schema").asString("pg_catalog")) + "." + quoted(relation));
            }
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                member(member.getKey(), member.getValue());
            }
        }

        private void member(String name, JsonNode value) {
            if (value.isObject()) {
                node(value);
            } else if (value.isArray()) {
                value.forEach(element -> member(name, element));
            } else if (name.equals("Function Name")) {
                functions.add(value.asString(""));
            } else if (value.isString()) {
                Matcher calls = CALL.matcher(value.asString());
                while (calls.find()) {
                    functions.add(calls.group(1));
                }
            }
        }

        private static String quoted(String name) {
            return '"' + name.replace("\"", "\"\"") + '"';
        }
    }
}
