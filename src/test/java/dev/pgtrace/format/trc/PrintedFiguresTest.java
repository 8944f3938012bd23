package dev.pgtrace.format.trc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.format.TraceFormat;
import dev.pgtrace.model.Dialect;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceCounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Holds the reader against the figures that an independent recount found in real traces.
class PrintedFiguresTest {
    static List<String> names() {
        return SharedTraces.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void reachesTheFiguresOfTheRecount(String name) throws Exception {
        JsonNode expected = new ObjectMapper()
                .readTree(Files.readString(SharedTraces.folder().resolve("expected.json")))
                .get(name)
                .get("parsed");
        Trace trace = Reading.of(SharedTraces.bytes(name), TraceFormat.Options.standard());
        assertThat(trace.info().counts()).isEqualTo(counts(expected));
    }

    private static TraceCounts counts(JsonNode parsed) {
        return new TraceCounts(
                get(parsed, "parse_blocks"),
                get(parsed, "ids"),
                get(parsed, "exec_starts"),
                get(parsed, "exec_ends"),
                get(parsed, "binds"),
                get(parsed, "binds_null"),
                get(parsed, "plan_sections"),
                get(parsed, "plan_nodes"),
                get(parsed, "nodes_with_actual"),
                get(parsed, "waits"),
                get(parsed, "statements_incomplete"),
                get(parsed, "parse_ela_us"),
                get(parsed, "exec_ela_us"),
                get(parsed, "cpu_us"),
                get(parsed, "cr"),
                get(parsed, "pr"),
                get(parsed, "exec_rows"));
    }

    private static long get(JsonNode parsed, String key) {
        return parsed.has(key) ? parsed.get(key).asLong() : 0;
    }

    @Test
    void tellsTracesFromOtherFiles() throws IOException {
        Map<Boolean, List<String>> byMatch = SharedTraces.names().stream()
                .filter(name -> !name.equals("missing"))
                .collect(Collectors.partitioningBy(PrintedFiguresTest::matches));
        assertThat(byMatch.get(false)).isSubsetOf("d_not_a_trace.trc", "d_zero_bytes.trc");
        assertThat(byMatch.get(true)).doesNotContain("d_not_a_trace.trc", "d_zero_bytes.trc");
    }

    private static boolean matches(String name) {
        try {
            return new TrcFormat().matches(MemorySegment.ofArray(SharedTraces.bytes(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "head_oltp_io_off.trc, ULTIMATE_5",
        "d_headless.trc, ULTIMATE_5",
        "head_big_sql.trc.gz, ULTIMATE_5",
        "old_6caaaf7.trc.gz, ULTIMATE_4",
        "old_9af02af_tier3.trc, ULTIMATE_3",
        "old_86c92f1.trc, ULTIMATE_2",
        "old_49aae41.trc.gz, ULTIMATE_1",
        "patched_enhanced.trc, ENHANCED",
        "patched_mvp.trc, MVP",
    })
    void tellsTheDialect(String name, Dialect dialect) throws Exception {
        Trace trace = Reading.of(SharedTraces.bytes(name), TraceFormat.Options.standard());
        assertThat(trace.info().dialect()).isEqualTo(dialect);
    }
}
