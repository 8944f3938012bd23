package dev.pgtrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class BenchOpenCommandTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void writesEveryFigureAsJson() throws IOException {
        Path file = Files.writeString(folder.resolve("a.trc"), Sessions.shop());

        Invoked invoked = Invoked.run("bench", "open", "--runs", "1", "--format", "json", file.toString());

        assertThat(invoked.code()).isZero();
        JsonNode json = new JsonMapper().readTree(invoked.out());
        assertThat(json.propertyNames())
                .containsExactly(
                        "schema",
                        "file",
                        "bytes",
                        "storedBytes",
                        "executions",
                        "runs",
                        "processors",
                        "heapLimitBytes",
                        "firstRowsMicros",
                        "indexMicros",
                        "indexBytesPerSecond",
                        "completeMicros",
                        "completeBytesPerSecond",
                        "reopenedMicros",
                        "reopenedCheckedMicros",
                        "reopenedHeapBytes",
                        "peakHeapBytes",
                        "peakHeapAfterGcBytes",
                        "retainedHeapBytes",
                        "heapBytesPerExecution",
                        "lines",
                        "lineCountMicros",
                        "lineCountBytesPerSecond",
                        "mappedLineCountMicros");
        assertThat(json.get("bytes").asLong()).isEqualTo(Files.size(file));
        assertThat(json.get("lines").asLong()).isEqualTo(Sessions.shop().lines().count());
        assertThat(json.get("executions").asLong()).isEqualTo(7);
    }

    @Test
    void printsEveryFigure() throws IOException {
        Path file = Files.writeString(folder.resolve("a.trc"), Sessions.shop());

        assertThat(Invoked.run("bench", "open", "--runs", "1", file.toString()).out())
                .contains("first rows after", "index complete after", "analysis complete after", "plain line count")
                .contains("peak heap", "retained heap", "heap per execution");
    }

    @Test
    void refusesWhatItCannotMeasure() {
        assertThat(Invoked.run("bench", "open", folder.resolve("x.trc").toString())
                        .code())
                .isEqualTo(3);
        assertThat(Invoked.run("bench", "open", "--runs", "0", "x.trc").code()).isEqualTo(2);
        assertThat(Invoked.run("bench", "open", "-").code()).isEqualTo(2);
        assertThat(Invoked.run("bench").code()).isEqualTo(2);
    }
}
