package dev.pgtrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The analyses of the sample traces, whole, and the figures that an independent recount found in them.
final class SampleTracesTest {
    private static final Path FOLDER = Path.of("sample-traces");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> RECOUNTED = Map.ofEntries(
            Map.entry("/counts/parses", "parse_blocks"),
            Map.entry("/counts/cursors", "ids"),
            Map.entry("/counts/executions", "exec_starts"),
            Map.entry("/counts/finishedExecutions", "exec_ends"),
            Map.entry("/counts/binds", "binds"),
            Map.entry("/counts/nullBinds", "binds_null"),
            Map.entry("/counts/plans", "plan_sections"),
            Map.entry("/counts/planNodes", "plan_nodes"),
            Map.entry("/counts/executedNodes", "nodes_with_actual"),
            Map.entry("/counts/waits", "waits"),
            Map.entry("/counts/incomplete", "statements_incomplete"),
            Map.entry("/sums/parseMicros", "parse_ela_us"),
            Map.entry("/sums/execMicros", "exec_ela_us"),
            Map.entry("/sums/cpuMicros", "cpu_us"),
            Map.entry("/sums/hitBlocks", "cr"),
            Map.entry("/sums/readBlocks", "pr"),
            Map.entry("/sums/rows", "exec_rows"));

    static List<String> samples() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.contains(".trc"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void areAnalysedAsBefore(String name) throws IOException {
        Golden.assertSame("samples/" + name + ".json", json(name));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void reachTheFiguresOfTheRecount(String name) throws IOException {
        JsonNode recount = recount(name);
        JsonNode analysis = JSON.readTree(json(name));
        RECOUNTED.forEach((ours, theirs) -> {
            if (recount.has(theirs)) {
                assertThat(analysis.at(ours).asLong())
                        .as(ours)
                        .isEqualTo(recount.get(theirs).asLong());
            }
        });
    }

    private static String json(String name) {
        Invoked invoked =
                Invoked.run("analyze", "--format", "json", FOLDER.resolve(name).toString());
        assertThat(invoked.code()).as(invoked.err()).isZero();
        return invoked.out();
    }

    private static JsonNode recount(String name) throws IOException {
        try (InputStream in = SampleTracesTest.class.getResourceAsStream("/dev/pgtrace/sample-traces.json")) {
            return JSON.readTree(in).path(name).path("parsed");
        }
    }
}
