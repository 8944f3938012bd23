package dev.pgtrace.format.autoexplain.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.format.autoexplain.log.Decoded;
import dev.pgtrace.format.autoexplain.log.LogDecoder;
import dev.pgtrace.format.trc.SharedTraces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Plans in text that are read by what is known of their lines have to be what the reader of any plan makes of them.
class TextShapesTest {
    private static final String LETTERS = "(:->.=,\"' \t\r\n0xé\\";
    private static final List<String> PARTS = List.of(
            "  (cost=0.00..1.00 rows=1 width=4)",
            " (actual time=0.001..0.002 rows=3 loops=4)",
            " (actual rows=3 loops=4)",
            " (never executed)",
            "->  ",
            "Worker 0:  ",
            "SubPlan 1",
            "Buffers: shared hit=1",
            "Buffers: local read=2, temp written=3",
            "I/O Timings: shared read=0.084, temp read=1.5",
            "WAL: records=1 bytes=56",
            "Query Parameters: $1 = '1'",
            "JIT:",
            "..",
            "123456789012345678",
            "0.00000000001",
            "1e+20",
            "NaN");

    private final PlanShapes plain = PlanShapes.plain(StandardCharsets.UTF_8, LogDecoder.texts(), PlanUse.NODES);
    private final PlanShapes inJson = PlanShapes.inJson(StandardCharsets.UTF_8, LogDecoder.texts(), PlanUse.NODES);
    private final PlanShapes forTables = PlanShapes.plain(StandardCharsets.UTF_8, LogDecoder.texts(), PlanUse.ROWS);
    private int quick;

    @Test
    void readsPlansOfManyKindsAsTheSimpleReaderDoes() throws IOException {
        List<String> zoo = zoo();
        for (int i = 0; i < 3; i++) {
            zoo.forEach(this::compare);
        }

        assertThat(quick).isEqualTo(3 * (zoo.size() - 1)); // one has a figure in the text of its query
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pg15-client-autoexplain-text.txt",
                "pg15-client-nested-context.txt",
                "pg18-client-autoexplain-text.txt",
                "pg18-client-nested-context.txt"
            })
    void readsThePlansOfARealServerAsTheSimpleReaderDoes(String file) throws IOException {
        List<String> texts = SamplePlans.texts(file);
        texts.forEach(this::compare);

        assertThat(quick).isEqualTo(texts.size());
    }

    @Test
    void readsPlansWithOtherFiguresTextsAndLinesAsTheSimpleReaderDoes() throws IOException {
        Random random = new Random(5);
        List<String> zoo = zoo();
        for (int round = 0; round < 40_000; round++) {
            String text = zoo.get(random.nextInt(zoo.size()));
            for (int i = random.nextInt(4); i >= 0; i--) {
                text = changed(text, random);
            }
            compare(text);
        }

        assertThat(quick).isGreaterThan(20_000);
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.format.trc.SharedTraces#names")
    void readsWhateverStandsInTracesAsTheSimpleReaderDoes(String trace) throws IOException {
        String text = new String(SharedTraces.bytes(trace), StandardCharsets.ISO_8859_1);
        int step = Math.max(1, text.length() / 300);
        for (int from = 0; from < text.length(); from += step) {
            compare("Query Text: x\n" + text.substring(from, Math.min(text.length(), from + 1_500)));
        }
    }

    @Test
    void endsLinesOfAQueryAsTheSimpleReaderDoes() {
        String plan = "\nResult  (cost=0.00..0.01 rows=1 width=4)\n";
        for (String query : List.of("a\r\nb\r", "a\rb", "a\n\r\nb", "a\r", "\r", "a\r\r")) {
            compare("Query Text: " + query + plan);
            compare("Query Text: a\nQuery Parameters: " + query + plan);
        }

        assertThat(quick).isPositive();
    }

    @Test
    void makesTheTextOfAStatementOnce() {
        String text = "Query Text: select 1\nResult  (cost=0.00..0.01 rows=1 width=4)";

        assertThat(quickly(text).orElseThrow().queryText())
                .isSameAs(quickly(text).orElseThrow().queryText());
    }

    private void compare(String text) {
        Optional<ExplainedPlan> expected = PlanTextReader.read(text);
        Optional<ExplainedPlan> found = quickly(text);
        found.ifPresent(plan -> assertSame(plan, expected, text));
        Optional<ExplainedPlan> escaped = quicklyInJson(text);
        escaped.ifPresent(plan -> assertSame(plan, expected, text));

        assertThat(escaped).as(text).isEqualTo(found);
        assertRows(quickly(forTables, text), found, text);
        quick += found.isPresent() ? 1 : 0;
    }

    /// What tables are given is what they would make of the nodes.
    private static void assertRows(Optional<ExplainedPlan> tabled, Optional<ExplainedPlan> whole, String text) {
        assertThat(tabled.map(TextShapesTest::withoutNodes))
                .as(text)
                .isEqualTo(whole.map(TextShapesTest::withoutNodes));
        assertThat(tabled.map(TextShapesTest::rows)).as(text).isEqualTo(whole.map(plan -> NodeRows.of(plan.nodes())));
    }

    /// Those of workers are made of nodes.
    private static List<String> rows(ExplainedPlan plan) {
        return plan.nodes().isEmpty() ? NodeRows.of(plan.rows()) : NodeRows.of(plan.nodes());
    }

    private static String withoutNodes(ExplainedPlan plan) {
        return plan.queryText()
                + plan.parameters()
                + plan.queryId()
                + plan.properties()
                + plan.planningMicros()
                + plan.executionMicros()
                + plan.totals();
    }

    private static void assertSame(ExplainedPlan found, Optional<ExplainedPlan> expected, String text) {
        if (!found.equals(expected.orElse(null))) { // a description of each would take long
            assertThat(Optional.of(found)).as(text).isEqualTo(expected);
        }
    }

    private Optional<ExplainedPlan> quickly(String text) {
        return quickly(plain, text);
    }

    private static Optional<ExplainedPlan> quickly(PlanShapes shapes, String text) {
        byte[] bytes = ("duration: 12.345 ms  plan:\n" + text).getBytes(StandardCharsets.UTF_8);
        LoggedPlan read = shapes.read(bytes, 0, bytes.length);
        shapes.learn(bytes, 0, bytes.length);
        if (read != null) {
            assertThat(read.elapsedMicros()).isEqualTo(12_345);
            assertThat(shapes.end()).isEqualTo(bytes.length);
        }
        return Optional.ofNullable(read).map(LoggedPlan::plan);
    }

    private Optional<ExplainedPlan> quicklyInJson(String text) {
        String escaped = "duration: 12.345 ms  plan:\\n"
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t");
        byte[] bytes = (escaped + "\",\"query_id\":7}").getBytes(StandardCharsets.UTF_8);
        LoggedPlan read = inJson.read(bytes, 0, bytes.length);
        if (read != null) {
            assertThat(inJson.end()).isEqualTo(escaped.getBytes(StandardCharsets.UTF_8).length);
        }
        return Optional.ofNullable(read).map(LoggedPlan::plan);
    }

    private static List<String> zoo() throws IOException {
        return List.of(new String(Decoded.sample("plan-zoo.txt"), StandardCharsets.UTF_8).split("\n=====\n"));
    }

    private static String changed(String text, Random random) {
        return switch (random.nextInt(5)) {
            case 0, 1 -> figures(text, random);
            case 2 -> lines(text, random);
            case 3 -> inserted(text, random);
            default -> text.substring(0, random.nextInt(20) == 0 ? random.nextInt(text.length() + 1) : text.length());
        };
    }

    /// Other digits, as many as before or some more.
    private static String figures(String text, Random random) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            out.append(digit && random.nextInt(3) == 0 ? (char) ('0' + random.nextInt(10)) : c);
            if (digit && random.nextInt(200) == 0) {
                out.append(random.nextInt(1_000_000_000));
            }
        }
        return out.toString();
    }

    /// One left out, come twice, moved, or with another indentation.
    private static String lines(String text, Random random) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        switch (random.nextInt(5)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(random.nextInt(lines.size() + 1), line);
            case 2 -> lines.add(random.nextInt(lines.size()), lines.remove(at));
            case 3 -> lines.set(at, " ".repeat(random.nextInt(20)) + line.strip());
            default -> lines.set(at, line + (random.nextBoolean() ? " " : "\r"));
        }
        return String.join("\n", lines);
    }

    private static String inserted(String text, Random random) {
        int at = random.nextInt(text.length() + 1);
        String part = random.nextBoolean()
                ? PARTS.get(random.nextInt(PARTS.size()))
                : String.valueOf(LETTERS.charAt(random.nextInt(LETTERS.length())));
        int behind = Math.min(text.length(), at + (random.nextBoolean() ? part.length() : 0));
        return text.substring(0, at) + part + text.substring(behind);
    }
}
