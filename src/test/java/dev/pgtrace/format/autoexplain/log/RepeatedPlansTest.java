package dev.pgtrace.format.autoexplain.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.format.autoexplain.message.MessageReader;
import dev.pgtrace.format.autoexplain.message.ServerMessage;
import dev.pgtrace.format.autoexplain.plan.ExplainedPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Plans of a shape that came before are read by its shape: they have to be what the reader of any plan makes of them.
class RepeatedPlansTest {
    private static final List<String> TEXTS = List.of(
            "select abalance from accounts where aid = 7",
            "",
            "select \"a\", 'it''s' from \"t\"\nwhere b = E'\\\\x\\n'",
            "sélect 'ß', '€', '😀'\r\n\t",
            "trailing backslash \\",
            "\\\"quoted\\\"",
            "({\"Plan\": [1]})");
    private static final List<String> FIGURES =
            List.of("0", "1", "12.5", "0.000", "123456789012345678", "1e3", "-1", "NaN", "\"1\"", "0.00000000001");

    @ParameterizedTest
    @ValueSource(strings = {"pg15-serverlog-jsonlog.json", "pg18-serverlog-jsonlog.json"})
    void readsASampleThatComesTwiceAsItReadsItOnce(String sample) throws IOException {
        byte[] log = Decoded.sample(sample);
        byte[] twice = new byte[log.length * 2];
        System.arraycopy(log, 0, twice, 0, log.length);
        System.arraycopy(log, 0, twice, log.length, log.length);

        assertSame(twice, 5);
    }

    @Test
    void readsPlansThatDifferInFiguresAndTextsAsAnyOther() {
        Random random = new Random(3);
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            log.append(line(random)).append('\n');
        }
        assertSame(log.toString().getBytes(StandardCharsets.UTF_8), 500);
    }

    @Test
    void givesTheSameTextForTheSameStatement() {
        String line = line(new Random(5)) + "\n";
        List<LogRecord> records =
                Decoded.jsonWithPlans(line.repeat(3).getBytes(StandardCharsets.UTF_8), 1 << 16).records;
        List<ExplainedPlan> plans = records.stream()
                .flatMap(record -> record.plan().stream())
                .map(logged -> logged.plan())
                .toList();

        assertThat(plans).hasSize(2);
        assertThat(plans.get(0).queryText()).isSameAs(plans.get(1).queryText());
    }

    /// Mostly usual values, so that shapes are met, and now and then any.
    private static String line(Random random) {
        boolean wild = random.nextInt(4) == 0;
        String plan = """
                {
                  "Query Text": "%s",
                  "Query Parameters": "%s",
                  "Plan": {
                    "Node Type": "Limit",
                    "Inner Unique": %s,
                    "Startup Cost": %s,
                    "Actual Rows": %s,
                    "Actual Loops": %s,
                    "Shared Hit Blocks": %s,
                    "I/O Read Time": %s,
                    "WAL Bytes": %s,
                    "Plans": [
                      {
                        "Node Type": "Seq Scan",
                        "Parent Relationship": "%s",
                        "Relation Name": "t",
                        "Alias": "%s",
                        "Sort Method": "%s",
                        "Output": [%s],
                        "Plan Width": %s,
                        "Actual Rows": %s,
                        "Actual Loops": %s,
                        "Filter": "%s",
                        "Rows Removed by Filter": %s,
                        "Heap Fetches": %s,
                        "Temp I/O Read Time": %s
                      }
                    ]
                  },
                  "Settings": {
                  }
                }""".formatted(
                        text(random),
                        text(random),
                        random.nextInt(9) == 0 ? "false" : "true",
                        figure(random, wild),
                        figure(random, wild),
                        random.nextInt(3),
                        figure(random, wild),
                        figure(random, wild),
                        figure(random, wild),
                        random.nextInt(9) == 0 ? "InitPlan" : "Outer",
                        random.nextInt(9) == 0 ? "t" : "x",
                        random.nextInt(9) == 0 ? "top-N heapsort" : "quicksort",
                        list(random),
                        figure(random, wild),
                        figure(random, wild),
                        figure(random, wild),
                        text(random),
                        random.nextInt(2),
                        figure(random, wild),
                        random.nextInt(10) == 0 ? "0.125" : "0.000");
        return """
                {"timestamp":"2026-11-26 01:06:18.489 UTC","pid":8704,"session_id":"6b.2200","line_num":485,\
                "error_severity":"LOG","message":"%s","query_id":7}""".formatted(escaped(
                "duration: " + random.nextInt(900) + ".0" + random.nextInt(10) + "7 ms  plan:\n" + plan));
    }

    private static String figure(Random random, boolean wild) {
        return wild && random.nextInt(6) == 0
                ? FIGURES.get(random.nextInt(FIGURES.size()))
                : random.nextInt(1000) + (random.nextBoolean() ? "" : ".25");
    }

    private static String text(Random random) {
        return escaped(TEXTS.get(random.nextInt(TEXTS.size())));
    }

    private static String list(Random random) {
        List<String> texts = new ArrayList<>();
        for (int i = random.nextInt(60) == 0 ? 0 : 1 + random.nextInt(3); i > 0; i--) {
            texts.add(random.nextInt(120) == 0 ? "[1]" : '"' + text(random) + '"');
        }
        return String.join(random.nextInt(120) == 0 ? "," : ", ", texts);
    }

    /// As the server escapes texts in JSON.
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }

    private static List<ServerMessage> messages(List<LogRecord> records) {
        MessageReader reader = new MessageReader();
        return records.stream().map(reader::read).toList();
    }

    private static void assertSame(byte[] log, int leastByShape) {
        List<LogRecord> plain = Decoded.json(log, 1 << 16).records;
        List<ServerMessage> expected = messages(plain);

        assertSame(expected, Decoded.jsonWithPlans(log, 1 << 16).records, leastByShape);
        assertSame(expected, Decoded.csvWithPlans(csv(plain), 1 << 16).records, leastByShape);
        assertSame(expected, Decoded.textWithPlans(text(plain), 1 << 16).records, leastByShape);
    }

    private static void assertSame(List<ServerMessage> expected, List<LogRecord> shaped, int leastByShape) {
        List<ServerMessage> found = messages(shaped);
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i)).as("message %d", i).isEqualTo(expected.get(i));
        }
        assertThat(shaped.stream().filter(record -> record.plan().isPresent()))
                .as("plans read by their shape")
                .hasSizeGreaterThan(leastByShape);
    }

    private static byte[] csv(List<LogRecord> records) {
        StringBuilder log = new StringBuilder();
        for (LogRecord record : records) {
            log.append("2026-11-26 01:06:18.489 UTC,\"u\",\"d\",8704,\"[local]\",6b.2200,1,\"SELECT\",")
                    .append("2026-11-26 01:06:18 UTC,3/1,0,")
                    .append(record.severity() + "," + record.sqlState() + ",")
                    .append(quoted(record.message()) + "," + quoted(record.detail()) + "," + quoted(record.hint()))
                    .append(",,," + quoted(record.context()) + "," + quoted(record.statement()))
                    .append(",,,\"\",\"client backend\",,7\n");
        }
        return log.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        return text.isEmpty() ? "" : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static byte[] text(List<LogRecord> records) {
        StringBuilder log = new StringBuilder();
        for (LogRecord record : records) {
            row(log, record.severity(), record.message());
            row(log, "DETAIL", record.detail());
            row(log, "HINT", record.hint());
            row(log, "CONTEXT", record.context());
            row(log, "STATEMENT", record.statement());
        }
        return log.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void row(StringBuilder log, String word, String text) {
        if (!text.isEmpty()) {
            log.append("2026-11-26 01:06:18.489 UTC [8704] " + word + ":  " + text.replace("\n", "\n\t") + "\n");
        }
    }
}
