package dev.pgtrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class JsonReportTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void writesTheWholeAnalysis() throws IOException {
        Invoked invoked = Invoked.on(Sessions.shop(), "analyze", "--format", "json", "-");

        assertThat(invoked.code()).isZero();
        Golden.assertSame("shop.json", invoked.out());
    }

    @Test
    void accountsForTheWholeAtEveryLevel() {
        JsonNode json = analysis(Sessions.shop());

        assertThat(sum(json.get("ledger"))).isEqualTo(json.get("wholeMicros").asLong());
        assertThat(sum(json.get("databaseLedger")))
                .isEqualTo(json.get("databaseMicros").asLong());
        for (JsonNode statement : json.get("statements")) {
            assertThat(sum(statement.get("ledger")))
                    .isEqualTo(statement.get("selfMicros").asLong());
        }
    }

    @Test
    void saysNullForWhatIsNotKnown() {
        String untimed = Sessions.shop().replaceAll("(?m)^ +I/O Detail: .*\n", "");

        JsonNode json = analysis(untimed);

        assertThat(json.at("/tiers/tier2Blocks").isNull()).isTrue();
        assertThat(json.at("/tiers/tier3Blocks").isNull()).isTrue();
        assertThat(json.at("/tiers/unsplitBlocks").asLong()).isEqualTo(800);
        for (JsonNode entry : json.get("ledger")) {
            assertThat(entry.get("micros").isNull())
                    .isEqualTo(entry.get("provenance").asString().equals("missing"));
        }
    }

    @Test
    void hasEveryPropertyThatItsSchemaRequires() throws IOException {
        JsonNode schema;
        try (InputStream in =
                JsonReportTest.class.getResourceAsStream("/dev/pgtrace/export/pgtrace.analysis-1.schema.json")) {
            schema = JSON.readTree(in);
        }

        assertThat(missing(schema, schema, analysis(Sessions.shop()), "")).isEmpty();
    }

    private static JsonNode analysis(String trace) {
        return JSON.readTree(
                Invoked.on(trace, "analyze", "--format", "json", "-").out());
    }

    private static long sum(JsonNode ledger) {
        long sum = 0;
        for (JsonNode entry : ledger) {
            sum += entry.get("micros").isNull() ? 0 : entry.get("micros").asLong();
        }
        return sum;
    }

    /// Paths of properties that are required and absent, or present and not described.
    private static List<String> missing(JsonNode root, JsonNode schema, JsonNode value, String path) {
        List<String> missing = new ArrayList<>();
        if (schema.has("$ref")) {
            return missing(root, root.at(schema.get("$ref").asString().substring(1)), value, path);
        }
        for (JsonNode item : value.isArray() && schema.has("items") ? value : JSON.createArrayNode()) {
            missing.addAll(missing(root, schema.get("items"), item, path + "[]"));
        }
        if (!value.isObject() || !schema.has("properties")) {
            return missing;
        }
        for (JsonNode name : schema.get("required")) {
            if (!value.has(name.asString())) {
                missing.add(path + "." + name.asString());
            }
        }
        for (String name : value.propertyNames()) {
            if (!schema.get("properties").has(name)) {
                missing.add(path + "." + name + " is not described");
            } else {
                missing.addAll(missing(root, schema.get("properties").get(name), value.get(name), path + "." + name));
            }
        }
        return missing;
    }
}
