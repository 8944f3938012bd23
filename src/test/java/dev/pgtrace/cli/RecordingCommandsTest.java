package dev.pgtrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.format.trc.recording.RecordingWriter;
import dev.pgtrace.model.Backend;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.CaptureRoute;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Recording;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.event.CallEvent;
import dev.pgtrace.model.event.ExecutionEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Recordings on the command line.
final class RecordingCommandsTest {
    private static final String OWN_SESSION = "sample-traces/own_session.trc";
    private static final long START = 1_795_631_648_000_000L;
    private static final long NONE = -1;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void analysesARecordingOfARealServer() throws IOException {
        Golden.assertSame(
                "own_session.txt", succeed("analyze", OWN_SESSION).out().replaceAll("(?m) +$", ""));
    }

    @Test
    void listsTheExecutionsOfARecording() throws IOException {
        Golden.assertSame("own_session.list.txt", succeed("show", OWN_SESSION).out());
    }

    @Test
    void showsAnExecutionOfARecordingInFull() throws IOException {
        Golden.assertSame(
                "own_session.execution.txt", succeed("show", OWN_SESSION, "7").out());
    }

    @Test
    void tellsHowARecordingWasMade() {
        JsonNode json = json(OWN_SESSION);

        assertThat(json.at("/trace/dialect").asString()).isEqualTo("pgtrace recording");
        assertThat(json.at("/trace/recording/serverVersion").asString()).isEqualTo("15.19");
        assertThat(json.at("/trace/recording/route").asString()).isEqualTo("OWN_SESSION");
        assertThat(json.at("/trace/recording/fidelity").size()).isEqualTo(3);
    }

    @Test
    void showsMeasuredTiersAndWaits() throws TraceException {
        String file = recorded().toString();

        assertThat(succeed("analyze", file).out())
                .containsPattern("lock waits +700 µs +70.0% .*measured")
                .containsPattern("tier 3 +8 ");
        assertThat(json(file).at("/tiers/provenance").asString()).isEqualTo("measured");
        assertThat(succeed("show", file, "1").out()).contains("transactionid").contains("4472");
    }

    private Path recorded() throws TraceException {
        Recording recording = new Recording(
                "pgtrace test", "15.19", "here", CaptureRoute.SERVER_LOG, "role a", START, Map.of(), List.of("All."));
        ExecutionDetail.Wait wait = new ExecutionDetail.Wait(
                "transactionid", Component.LOCK_WAITS, 700, false, "", NONE, 4472, START + 100);
        Path file = folder.resolve("waits.trc");
        try (RecordingWriter writer = RecordingWriter.create(file, recording, RecordingWriter.Options.standard())) {
            writer.write(new ExecutionEvent(
                    1,
                    NONE,
                    0,
                    new Backend(4471, START, "a", "d", "app", "local"),
                    START,
                    "update t set a = 1",
                    NONE,
                    List.of(new CallEvent(CallKind.EXEC, START, 1_000, 200, 1, NONE)),
                    1_000,
                    NONE,
                    NONE,
                    1,
                    200,
                    10,
                    20,
                    NONE,
                    NONE,
                    NONE,
                    NONE,
                    100,
                    Table.MISSING,
                    Table.MISSING,
                    8 * 8192,
                    Provenance.MEASURED,
                    Set.of(),
                    new ExecutionDetail(
                            List.of(), List.of(), List.of(), List.of(wait), List.of(), List.of(), Optional.empty())));
            writer.finish(START + 2_000);
        }
        return file;
    }

    private static JsonNode json(String file) {
        return new JsonMapper()
                .readTree(succeed("analyze", "--format", "json", file).out());
    }

    private static Invoked succeed(String... arguments) {
        Invoked invoked = Invoked.run(arguments);
        assertThat(invoked.code()).as(invoked.err()).isZero();
        return invoked;
    }
}
