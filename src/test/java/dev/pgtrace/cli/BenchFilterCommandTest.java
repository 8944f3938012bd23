package dev.pgtrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.filter.FilterField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class BenchFilterCommandTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void writesEveryFigureAsJson() throws IOException {
        Invoked invoked =
                Invoked.run("bench", "filter", "--runs", "2", "--format", "json", file(), "rows is not missing");

        assertThat(invoked.code()).isZero();
        JsonNode json = new JsonMapper().readTree(invoked.out());
        assertThat(json.propertyNames())
                .containsExactly(
                        "schema",
                        "file",
                        "bytes",
                        "executions",
                        "runs",
                        "processors",
                        "keptHeapBytes",
                        "keptHeapBytesPerExecution",
                        "filters");
        JsonNode row = json.get("filters").get(0);
        assertThat(row.propertyNames())
                .containsExactly(
                        "filter",
                        "chosen",
                        "firstMicros",
                        "firstProcessorMicros",
                        "firstMicrosPerMillion",
                        "firstProcessorMicrosPerMillion",
                        "againMicros",
                        "againProcessorMicros",
                        "againMicrosPerMillion",
                        "againProcessorMicrosPerMillion");
        assertThat(row.get("filter").asString()).isEqualTo("rows is not missing");
        assertThat(row.get("chosen").asLong())
                .isPositive()
                .isLessThanOrEqualTo(json.get("executions").asLong());
        assertThat(row.get("firstMicros").asLong()).isPositive();
    }

    @Test
    void measuresEveryFieldOfTheLanguage() throws IOException {
        List<String> examples =
                FilterField.all().stream().map(FilterField::example).toList();

        Invoked invoked = Invoked.run("bench", "filter", "--runs", "1", file());

        assertThat(invoked.code()).isZero();
        assertThat(invoked.out()).contains(examples).contains("not (io > 1ms or lock > 0 or unaccounted > 1ms)");
    }

    @Test
    void saysWhereAFilterCannotBeUnderstood() throws IOException {
        assertThat(Invoked.run("bench", "filter", file(), "tier3 >").code()).isEqualTo(ExitCode.USAGE);
    }

    private String file() throws IOException {
        return Files.writeString(folder.resolve("a.trc"), Sessions.shop()).toString();
    }
}
