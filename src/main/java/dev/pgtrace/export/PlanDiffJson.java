package dev.pgtrace.export;

import dev.pgtrace.analysis.compare.Change;
import dev.pgtrace.analysis.compare.ComparedNode;
import dev.pgtrace.analysis.compare.MatchedNode;
import dev.pgtrace.analysis.compare.NodeChange;
import dev.pgtrace.analysis.compare.PlanDiff;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// Two plans of a statement side by side, in the schema of comparisons.
final class PlanDiffJson {
    private final JsonGenerator json;

    PlanDiffJson(JsonGenerator json) {
        this.json = json;
    }

    void write(PlanDiff diff) {
        json.writeArrayPropertyStart("planDiff");
        for (MatchedNode row : diff.rows()) {
            json.writeStartObject();
            json.writeStringProperty("kind", ComparisonJson.word(row.kind()));
            json.writeNumberProperty("depth", row.depth());
            node("old", row.left());
            node("new", row.right());
            change("selfMicros", row.selfMicros(), row);
            change("rows", row.rows(), row);
            change("hitBlocks", row.hitBlocks(), row);
            change("readBlocks", row.readBlocks(), row);
            change("tier3Blocks", row.tier3Blocks(), row);
            json.writeArrayPropertyStart("changes");
            for (NodeChange change : row.changes()) {
                json.writeStartObject();
                json.writeStringProperty("what", ComparisonJson.word(change.what()));
                json.writeStringProperty("old", change.before());
                json.writeStringProperty("new", change.after());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void node(String name, Optional<ComparedNode> node) {
        if (node.isEmpty()) {
            json.writeNullProperty(name);
        } else {
            json.writeObjectPropertyStart(name);
            json.writeNumberProperty("position", node.get().position());
            json.writeStringProperty("name", PlanDiffText.name(node.get()));
            json.writeArrayPropertyStart("conditions");
            node.get().conditions().forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    /// Null for the side that does not have the node, and for what is not known.
    private void change(String name, Change change, MatchedNode row) {
        json.writeObjectPropertyStart(name);
        number("old", row.left().isPresent() ? change.before() : Double.NaN);
        number("new", row.right().isPresent() ? change.after() : Double.NaN);
        json.writeEndObject();
    }

    private void number(String name, double value) {
        if (Double.isNaN(value)) {
            json.writeNullProperty(name);
        } else {
            json.writeNumberProperty(name, Math.round(value));
        }
    }
}
