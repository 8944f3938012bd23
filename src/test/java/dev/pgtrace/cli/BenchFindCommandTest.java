package dev.pgtrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class BenchFindCommandTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void writesEveryFigureAsJson() throws IOException {
        Path file = Files.writeString(folder.resolve("a.trc"), Sessions.shop());

        Invoked invoked = Invoked.run("bench", "find", "--runs", "2", "--format", "json", file.toString(), "SELECT");

        assertThat(invoked.code()).isZero();
        JsonNode json = new JsonMapper().readTree(invoked.out());
        assertThat(json.propertyNames())
                .containsExactly(
                        "schema",
                        "file",
                        "text",
                        "bytes",
                        "runs",
                        "processors",
                        "hits",
                        "firstHitMicros",
                        "searchedMicros",
                        "searchedBytesPerSecond");
        assertThat(json.get("bytes").asLong()).isEqualTo(Files.size(file));
        assertThat(json.get("hits").asLong()).isPositive();
        assertThat(json.get("firstHitMicros").asLong())
                .isLessThanOrEqualTo(json.get("searchedMicros").asLong());
    }

    @Test
    void saysThatThereWasNoHit() throws IOException {
        Path file = Files.writeString(folder.resolve("a.trc"), Sessions.shop());

        assertThat(Invoked.run("bench", "find", "--runs", "1", file.toString(), "not in there")
                        .out())
                .contains("found 0 times", "first hit after            –", "of the file");
    }

    @Test
    void refusesAnEmptyText() {
        assertThat(Invoked.run("bench", "find", "a.trc", "").code()).isEqualTo(ExitCode.USAGE);
    }
}
