package dev.pgtrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.format.autoexplain.log.Decoded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class BenchLogCommandTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void writesEveryFigureOfEachLogAsJson() throws IOException {
        Path text = log("pg15-serverlog-stderr.log");
        Path csv = log("pg15-serverlog-csvlog.csv");

        Invoked invoked = Invoked.run(
                "bench", "log", "--runs", "1", "--no-pgbadger", "-f", "json", text.toString(), csv.toString());

        assertThat(invoked.code()).isZero();
        JsonNode json = new JsonMapper().readTree(invoked.out());
        assertThat(json.propertyNames()).containsExactly("schema", "processors", "heapLimitBytes", "logs");
        assertThat(json.get("logs")).hasSize(2);
        assertThat(json.get("logs").get(0).propertyNames())
                .containsExactly(
                        "file",
                        "destination",
                        "bytes",
                        "executions",
                        "issues",
                        "runs",
                        "threads",
                        "firstRowsMicros",
                        "oneThreadMicros",
                        "oneThreadBytesPerSecond",
                        "allThreadsMicros",
                        "allThreadsBytesPerSecond",
                        "pgBadgerVersion",
                        "pgBadgerMicros",
                        "pgBadgerBytesPerSecond");
        assertThat(json.get("logs").get(0).get("destination").asString()).isEqualTo("stderr");
        assertThat(json.get("logs").get(1).get("destination").asString()).isEqualTo("csvlog");
        assertThat(json.get("logs").get(1).get("bytes").asLong()).isEqualTo(Files.size(csv));
        assertThat(json.get("logs").get(1).get("executions").asLong()).isEqualTo(12);
    }

    @Test
    void printsEveryFigure() throws IOException {
        Path file = log("pg15-serverlog-jsonlog.json");

        assertThat(Invoked.run("bench", "log", "--runs", "1", "--no-pgbadger", file.toString())
                        .out())
                .contains("of jsonlog, 12 executions, ")
                .contains("first rows after", "one thread", "all ", "left out");
    }

    @Test
    void refusesWhatItCannotMeasure() throws IOException {
        Path trace = Files.writeString(folder.resolve("a.trc"), Sessions.shop());

        Invoked invoked = Invoked.run("bench", "log", trace.toString());

        assertThat(invoked.code()).isEqualTo(3);
        assertThat(invoked.err()).contains("a.trc is no log of a PostgreSQL server: measure traces with pgtrace bench");
        assertThat(Invoked.run("bench", "log", "--runs", "0", trace.toString()).code())
                .isEqualTo(2);
        assertThat(Invoked.run("bench", "log", folder.resolve("x.log").toString())
                        .code())
                .isEqualTo(3);
        assertThat(Invoked.run("bench", "log").code()).isEqualTo(2);
    }

    private Path log(String sample) throws IOException {
        return Files.write(folder.resolve(sample), Decoded.sample(sample));
    }
}
