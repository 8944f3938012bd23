package dev.pgtrace.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pgtrace.analysis.experiment.ExperimentAnalysis;
import dev.pgtrace.analysis.experiment.SmallExperiment;
import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.RunPhase;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ExperimentExportTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void printsTheVerdictFirstAndThenWhy() throws Exception {
        StringBuilder out = new StringBuilder();
        new ExperimentText(SampleExperiment.experiment(), SampleExperiment.result(), Locale.ENGLISH).write(out);
        assertThat(out.toString().lines().limit(3))
                .containsExactly(
                        "v2 <b> is 4.69× faster than v1.",
                        "  95% confidence interval 4.68× – 4.71× · 100 pairs of runs · Mann–Whitney p < 0.0001",
                        "  same 30 rows returned");
        assertThat(out.toString())
                .contains("Why v2 <b> differs from v1, in the mean of a run\n")
                .contains("  tier 3 (disk)")
                .contains("\nWarning: Buffers could not be evicted: pg_buffercache <1.5> is not installed.\n")
                .endsWith("noise threshold 1% · seed 1\n");
    }

    @Test
    void printsPlans() throws Exception {
        StringBuilder out = new StringBuilder();
        new ExperimentText(SampleExperiment.experiment(), SampleExperiment.result(), Locale.ENGLISH).writePlans(out);
        assertThat(out.toString()).contains("Plan of v1\n").contains("Seq Scan").contains("Index Scan");
    }

    @Test
    void writesWhatTheSchemaOfTheIssuePromises() throws Exception {
        JsonNode json = json(SampleExperiment.experiment());
        assertThat(json.propertyNames())
                .contains("schema", "verdict", "ratio", "pValue", "sameResult", "variants", "cause", "warnings");
        assertThat(json.get("schema").asString()).isEqualTo("pgtrace.ab/1");
        assertThat(json.get("verdict").asString()).isEqualTo("faster");
        assertThat(json.get("ratio").propertyNames()).containsExactly("estimate", "low", "high");
        assertThat(json.get("sameResult").asBoolean()).isTrue();
        assertThat(json.get("variants").get(0).propertyNames())
                .startsWith(
                        "name",
                        "runs",
                        "medianMicros",
                        "lowMicros",
                        "highMicros",
                        "p95Micros",
                        "coldMicros",
                        "tiers",
                        "cpuMicros");
        assertThat(json.get("variants").get(0).get("coldMicros").asDouble()).isEqualTo(19_300);
        assertThat(json.get("variants").get(0).get("tiers").get("tier3Blocks").asDouble())
                .isEqualTo(8_012);
        assertThat(json.get("cause").get(0).propertyNames()).containsExactly("component", "deltaMicros", "provenance");
    }

    @Test
    void causesInTheDocumentSumToTheDifferenceOfItsMeans() throws Exception {
        JsonNode json = json(SampleExperiment.experiment());
        double sum = 0;
        for (JsonNode part : json.get("cause")) {
            sum += part.get("deltaMicros").asDouble();
        }
        double delta = json.get("variants").get(1).get("meanMicros").asDouble()
                - json.get("variants").get(0).get("meanMicros").asDouble();
        assertThat(sum).isCloseTo(delta, within(0.0021));
    }

    @Test
    void keepsToItsSchemaAlsoWithoutAnyRun() throws Exception {
        JsonNode schema;
        try (InputStream in = Objects.requireNonNull(
                ExperimentJson.class.getResourceAsStream("/dev/pgtrace/export/pgtrace.ab-1.schema.json"))) {
            schema = JSON.readTree(in);
        }
        assertThat(faults(schema, json(SampleExperiment.experiment()), "")).isEmpty();
        StringWriter out = new StringWriter();
        Experiment empty = new SmallExperiment("a", "b").experiment();
        new ExperimentJson(empty, ExperimentAnalysis.of(empty)).write(out);
        JsonNode json = JSON.readTree(out.toString());
        assertThat(faults(schema, json, "")).isEmpty();
        assertThat(json.get("ratio").get("estimate").isNull()).isTrue();
        assertThat(json.get("sameResult").asBoolean()).isFalse();
    }

    @Test
    void writesALineForEachRun() throws Exception {
        Experiment experiment = new SmallExperiment("=v1", "a,\"b\"")
                .run(0, 0, RunPhase.COLD, 12.3456, 30, 1)
                .run(1, 0, RunPhase.WARM_UP, 5, -1, 0)
                .experiment();
        StringBuilder out = new StringBuilder();
        new ExperimentCsv(experiment).write(out);
        assertThat(out).hasToString("""
                variant,parameter_set,phase,start_us,elapsed_us,rows,answer
                '=v1,1,cold,0,12.346,30,00000000000000010000000000000000
                "a,""b""\",1,warm-up,112,5.000,,
                """);
    }

    @Test
    void writesAPageWithoutForeignMarkupOrRequests() throws Exception {
        StringWriter out = new StringWriter();
        new ExperimentHtml(SampleExperiment.experiment(), SampleExperiment.result(), Locale.ENGLISH).write(out);
        String html = out.toString();
        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .contains("v2 &lt;b&gt; is 4.69× faster than v1")
                .doesNotContain("<img")
                .doesNotContain("v2 <b>")
                .doesNotContain("http://")
                .doesNotContain("https://")
                .doesNotContain("NaN")
                .doesNotContain("Infinity");
        for (String tag :
                List.of("section", "svg", "table", "div", "main", "h2", "p", "rect", "circle", "g", "tr", "td")) {
            assertThat(count(html, "</" + tag + ">"))
                    .as(tag)
                    .isEqualTo(count(html, "<" + tag + ">") + count(html, "<" + tag + " "));
        }
    }

    @Test
    void drawsEveryRunWhichIsNotInstrumented() throws Exception {
        StringWriter out = new StringWriter();
        new ExperimentHtml(SampleExperiment.experiment(), SampleExperiment.result(), Locale.ENGLISH).write(out);
        assertThat(count(out.toString(), "<circle ")).isEqualTo(204);
        assertThat(count(out.toString(), "class=\"ring ")).isEqualTo(4);
    }

    @Test
    void keepsPagesOfManyRunsSmall() throws Exception {
        Experiment experiment =
                new SmallExperiment("a", "b").pairs(20_000, 100, 5_000).experiment();
        StringWriter out = new StringWriter();
        new ExperimentHtml(experiment, ExperimentAnalysis.of(experiment), Locale.ENGLISH).write(out);
        assertThat(count(out.toString(), "<circle ")).isLessThanOrEqualTo(4_000);
        assertThat(out.toString()).contains("one run in 10 is drawn").contains("logarithmic scale");
    }

    private static JsonNode json(Experiment experiment) throws IOException {
        StringWriter out = new StringWriter();
        new ExperimentJson(experiment, SampleExperiment.result()).write(out);
        return JSON.readTree(out.toString());
    }

    private static int count(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
            count++;
        }
        return count;
    }

    private static List<String> faults(JsonNode schema, JsonNode value, String path) {
        List<String> faults = new ArrayList<>();
        if (schema.has("enum") && !schema.get("enum").valueStream().toList().contains(value)) {
            faults.add(path + ": not in the enum");
        }
        if (schema.has("type") && !isOf(schema.get("type"), value)) {
            faults.add(path + ": is no " + schema.get("type"));
        }
        if (value.isArray()) {
            value.forEach(item -> faults.addAll(faults(schema.get("items"), item, path + "[]")));
        }
        if (value.isObject() && schema.has("properties")) {
            schema.get("required").forEach(name -> {
                if (!value.has(name.asString())) {
                    faults.add(path + "." + name.asString() + ": missing");
                }
            });
            for (String name : value.propertyNames()) {
                JsonNode known = schema.get("properties").get(name);
                faults.addAll(
                        known == null
                                ? List.of(path + "." + name + ": not described")
                                : faults(known, value.get(name), path + "." + name));
            }
        }
        return faults;
    }

    private static boolean isOf(JsonNode type, JsonNode value) {
        if (type.isArray()) {
            return type.valueStream().anyMatch(one -> isOf(one, value));
        }
        return switch (type.asString()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> false;
        };
    }
}
