package dev.pgtrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.server.Shop;
import dev.pgtrace.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AbCommandTest {
    private static final String SERVERS = "dev.pgtrace.server.TestServer#allServers";
    private static final String BY_CUSTOMER = "SELECT count(*), sum(total) FROM orders WHERE customer_id = $1;\n";

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @MethodSource(SERVERS)
    void showsThatAnIndexIsFasterAndThatReadsAndProcessorAreWhy(int version) throws Exception {
        TestServer server = Shop.on(version);
        Path kept = folder.resolve("index.trcab");

        Invoked invoked = Invoked.run(
                "ab",
                "--url",
                server.url(),
                "--a",
                file("a.sql", BY_CUSTOMER),
                "--index",
                "B:CREATE INDEX orders_customer ON orders (customer_id)",
                "--params",
                file("p.csv", "4711\n12\n19999\n"),
                "--runs",
                "30",
                "--yes",
                "--expect-faster",
                "B",
                "--save",
                kept.toString(),
                "--format",
                "json");

        assertThat(invoked.code()).as(invoked.err()).isZero();
        assertThat(invoked.err())
                .contains("An index is really built")
                .contains("  B: CREATE INDEX orders_customer ON orders (customer_id)");
        JsonNode json = new JsonMapper().readTree(invoked.out());
        assertThat(json.path("verdict").asString()).isEqualTo("faster");
        assertThat(json.path("sameResult").asBoolean()).isTrue();
        assertThat(json.at("/ratio/high").asDouble()).isLessThan(0.5);
        assertThat(json.at("/variants/0/runs").asInt()).isEqualTo(30);
        Map<String, Double> cause = cause(json);
        double delta = cause.values().stream().mapToDouble(part -> part).sum();
        // With the I/O workers of PostgreSQL 18 it is not known which reads the disk served.
        double reads = cause.entrySet().stream()
                .filter(part -> part.getKey().matches("tier(2|3|23)"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        assertThat(reads).as(cause.toString()).isNegative();
        // Waiting for the processor of a busy machine is unaccounted.
        double accounted = delta - Math.min(0, cause.getOrDefault("unaccounted", 0.0));
        assertThat(reads + cause.getOrDefault("cpu", 0.0)).as(cause.toString()).isLessThan(0.5 * accounted);
        assertThat(server.value("SELECT count(*) FROM pg_class WHERE relname = 'orders_customer'"))
                .isEqualTo("0");

        Invoked opened = Invoked.run("ab", "--open", kept.toString());
        assertThat(opened.code()).isZero();
        assertThat(opened.out()).contains("faster");
        Invoked again = Invoked.run("ab", "--url", server.url(), "--again", kept.toString(), "--yes", "-f", "csv");
        assertThat(again.code()).isZero();
        assertThat(again.out().lines().count()).isEqualTo(1 + 2 * (1 + 5 + 4 + 30));
    }

    @Test
    void failsTheGateWhereNothingIsShown() throws Exception {
        Invoked invoked = Invoked.run(
                "ab",
                "--url",
                TestServer.shared(18).url(),
                "--a",
                file("a.sql", "SELECT count(*) FROM pg_class"),
                "--b",
                file("b.sql", "SELECT count(*), pg_sleep(0.002) FROM pg_class"),
                "--runs",
                "10",
                "--explain",
                "0",
                "--expect-faster",
                "B");

        assertThat(invoked.code()).isEqualTo(ExitCode.GATE);
        assertThat(invoked.err()).contains("pgtrace: B is not the better one: the answers are different.");
    }

    @Test
    void runsOneStatementUnderTwoSettings() throws Exception {
        Invoked invoked = Invoked.run(
                "ab",
                "--url",
                TestServer.shared(18).url(),
                "--a",
                file("a.sql", "SELECT current_setting('work_mem') <> ''"),
                "--set",
                "B:work_mem=64MB",
                "--set",
                "B:jit=off",
                "--runs",
                "5",
                "--explain",
                "1");

        assertThat(invoked.code()).as(invoked.err()).isZero();
        assertThat(invoked.out()).contains("work_mem");
    }

    @Test
    void reportsWhatWasMeasuredBeforeAnError() throws Exception {
        Invoked invoked = Invoked.run(
                "ab",
                "--url",
                TestServer.shared(18).url(),
                "--a",
                file("a.sql", "SELECT 1"),
                "--b",
                file("b.sql", "SELECT 1 / ($1 - 3)"),
                "--params-query",
                "SELECT g FROM generate_series(1, 3) g",
                "--runs",
                "6",
                "-f",
                "csv");

        assertThat(invoked.code()).isEqualTo(ExitCode.SERVER);
        assertThat(invoked.err()).contains("pgtrace: B failed: division by zero (22012).");
        assertThat(invoked.out().lines().count()).isGreaterThan(2);
    }

    @Test
    void refusesToWriteWhereNobodyAgreed() throws Exception {
        Invoked invoked = Invoked.run(
                "ab",
                "--url",
                TestServer.shared(18).url(),
                "--a",
                file("a.sql", "SELECT 1"),
                "--b",
                file("b.sql", "DELETE FROM pg_description"));

        assertThat(invoked.code()).isEqualTo(ExitCode.USAGE);
        assertThat(invoked.err()).contains("Nothing was written: there is no terminal to ask.");
    }

    @Test
    void saysWhatIsWrongWithTheCommandLine() throws Exception {
        String a = file("a.sql", "SELECT 1");
        assertThat(Invoked.run("ab").err()).contains("Say what to compare: --a FILE and --b FILE");
        assertThat(Invoked.run("ab", "--a", a).err()).contains("There is one variant only");
        assertThat(Invoked.run("ab", "--a", a, "--b", "nowhere.sql").err()).contains("There is no file nowhere.sql.");
        assertThat(Invoked.run("ab", "--a", a, "--set", "work_mem=1MB").err())
                .contains("--set work_mem=1MB is not understood: write it as B:work_mem=64MB.");
        assertThat(Invoked.run("ab", "--a", a, "--b", a, "--expect-faster", "A").err())
                .contains("--expect-faster A: that is what the others are compared with; name one of B.");
        assertThat(Invoked.run("ab", "--a", a, "--b", a, "--protocol", "fast").err())
                .contains("'fast' is none of simple, prepared, custom, generic");
        assertThat(Invoked.run("ab", "--open", a).code()).isEqualTo(ExitCode.INPUT);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static Map<String, Double> cause(JsonNode json) {
        Map<String, Double> cause = new HashMap<>();
        json.path("cause")
                .forEach(part -> cause.put(
                        part.path("component").asString(),
                        part.path("deltaMicros").asDouble()));
        return cause;
    }
}
