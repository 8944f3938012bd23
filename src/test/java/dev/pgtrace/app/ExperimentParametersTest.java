package dev.pgtrace.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgtrace.analysis.sql.SqlFingerprinter;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.sql.SqlScript;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.capture.CaptureLimits;
import dev.pgtrace.model.capture.CaptureOptions;
import dev.pgtrace.model.capture.CaptureRequest;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.model.capture.CaptureScript;
import dev.pgtrace.model.capture.RowSink;
import dev.pgtrace.model.capture.TransactionMode;
import dev.pgtrace.model.experiment.ParameterSet;
import dev.pgtrace.server.TestServer;
import dev.pgtrace.server.capture.setting.Journal;
import dev.pgtrace.server.experiment.ParameterQuery;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentParametersTest {
    @TempDir
    private Path folder;

    @Test
    void readsASetALine() throws TraceException {
        assertThat(ExperimentParameters.typed("1,a\n2,\"b, \"\"c\"\"\nd\"\r\n\n,\"\"\n"))
                .containsExactly(set("1", "a"), set("2", "b, \"c\"\nd"), set(null, ""));
    }

    @Test
    void readsAFileWithAHeader() throws Exception {
        Path file = Files.writeString(folder.resolve("p.csv"), "\ufeffid,name\n7,x\n");

        assertThat(ExperimentParameters.csv(file, ExperimentParameters.FirstLine.HEADER))
                .containsExactly(set("7", "x"));
        assertThat(ExperimentParameters.csv(file, ExperimentParameters.FirstLine.VALUES))
                .containsExactly(set("id", "name"), set("7", "x"));
    }

    @Test
    void readsWhatASpreadsheetCopies() throws TraceException {
        assertThat(ExperimentParameters.pasted("8812\t2026-11-01\n8813\t\"two\nlines, \"\"x\"\"\"\n\t7\n"))
                .containsExactly(set("8812", "2026-11-01"), set("8813", "two\nlines, \"x\""), set(null, "7"));
        assertThat(ExperimentParameters.pasted("1,a\n2\n")).containsExactly(set("1", "a"), set("2"));
    }

    @Test
    void saysWhichLineIsWrong() {
        assertThatThrownBy(() -> ExperimentParameters.typed("1,2\n3\n"))
                .hasMessage("Parameters, line 2: 1 values where the first set has 2. Every set has the same number.");
        assertThatThrownBy(() -> ExperimentParameters.typed("1\n\"2\n"))
                .hasMessage("Parameters, line 2: a quote begins here and never ends.");
        assertThatThrownBy(() -> ExperimentParameters.typed("a\"b"))
                .hasMessage("Parameters, line 1: a quote stands inside a value that does not begin with one.");
        assertThatThrownBy(() -> ExperimentParameters.typed("\n"))
                .hasMessage("There are no parameters: give a set a line.");
        assertThatThrownBy(() -> ExperimentParameters.typed("1\n".repeat(ExperimentParameters.MOST_SETS + 1)))
                .hasMessage("Parameters, line 10001: there are more than 10000 sets of parameters. Take fewer.");
    }

    @Test
    void takesTheRowsOfAQuery() throws Exception {
        assertThat(ParameterQuery.run(
                        TestServer.shared(18).link(),
                        "SELECT g, CASE WHEN g = 2 THEN 'a?' END FROM generate_series(1, 2) g",
                        10,
                        new CancelToken()))
                .containsExactly(set("1", null), set("2", "a?"));
    }

    @Test
    void refusesAQueryThatWrites() {
        assertThatThrownBy(() -> ParameterQuery.run(
                        TestServer.shared(18).link(), "CREATE TABLE x AS SELECT 1", 10, new CancelToken()))
                .hasMessage("The query for parameters failed: cannot execute CREATE TABLE AS in a read-only transaction"
                        + " (25006).");
    }

    @Test
    void takesTheBindsOfARecordedStatement() throws Exception {
        String sql = "SELECT count(*) FROM pg_class WHERE relname > $1 AND relpages > $2";
        CaptureScript script = new CaptureScript(
                SqlScript.split(sql + "; SELECT 1; " + sql), Arrays.asList("a", "3"), TransactionMode.COMMIT);
        Path file = folder.resolve("own.trc");
        RecordTrace.prepare(
                        TestServer.shared(18).link(),
                        new CaptureRequest(
                                new CaptureScope.OwnSession(),
                                CaptureOptions.standard(),
                                Optional.of(script),
                                Optional.empty()),
                        RowSink.NONE,
                        new Journal(folder.resolve("journal")))
                .run(file, CaptureLimits.NONE, status -> {}, new CancelToken());
        byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
        long fingerprint = new SqlFingerprinter().of(bytes, 0, bytes.length);

        try (OpenTrace.Opened opened =
                new OpenTrace(OpenTrace.Options.standard()).file(file, Progress.NONE, new CancelToken(), trace -> {})) {
            assertThat(ExperimentParameters.recorded(opened.trace(), fingerprint))
                    .containsExactly(set("a", "3"));
            assertThatThrownBy(() -> ExperimentParameters.recorded(opened.trace(), 1))
                    .hasMessage("The trace has no execution of that statement.");
        }
    }

    private static ParameterSet set(@Nullable String... values) {
        List<@Nullable String> list = Arrays.asList(values);
        return new ParameterSet(list);
    }
}
