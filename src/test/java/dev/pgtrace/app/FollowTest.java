package dev.pgtrace.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.format.trc.recording.RecordingWriter;
import dev.pgtrace.model.Backend;
import dev.pgtrace.model.CaptureRoute;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Recording;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.event.ExecutionEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A recording is opened while it is written.
class FollowTest {
    private static final Recording RECORDING =
            new Recording("pgtrace", "15.20", "test", CaptureRoute.OWN_SESSION, "own session", 1, Map.of(), List.of());

    @TempDir
    private Path folder;

    @Test
    void showsRowsWhileTheyAreWrittenAndEndsComplete() throws Exception {
        Path file = folder.resolve("live.trc");
        Following following = new Following();
        BlockingQueue<Trace> snapshots = new LinkedBlockingQueue<>();
        CompletableFuture<Trace> whole = new CompletableFuture<>();
        try (RecordingWriter writer = RecordingWriter.create(file, RECORDING, RecordingWriter.Options.standard())) {
            Tasks.start("test-follow", () -> follow(file, following, snapshots, whole));
            for (int i = 1; i <= 3; i++) {
                writer.write(execution(i));
                assertThat(rows(snapshots, i).info().complete()).isFalse();
            }
            writer.finish(10);
        }
        following.end();

        Trace trace = whole.get(10, TimeUnit.SECONDS);
        assertThat(trace.executions().size()).isEqualTo(3);
        assertThat(trace.info().complete()).isTrue();
        assertThat(trace.info().recording()).contains(RECORDING);
        trace.text().close();
    }

    @Test
    void followsARecordingOverAllItsFiles() throws Exception {
        Path file = folder.resolve("live.trc");
        Following following = new Following();
        BlockingQueue<Trace> snapshots = new LinkedBlockingQueue<>();
        CompletableFuture<Trace> whole = new CompletableFuture<>();
        List<Path> files;
        try (RecordingWriter writer = RecordingWriter.create(file, RECORDING, new RecordingWriter.Options(900, 20))) {
            Tasks.start("test-follow", () -> follow(file, following, snapshots, whole));
            for (int i = 1; i <= 12; i++) {
                writer.write(execution(i));
                assertThat(rows(snapshots, i).info().complete()).isFalse();
            }
            writer.finish(10);
            files = writer.files();
        }
        following.end();

        Trace trace = whole.get(10, TimeUnit.SECONDS);
        assertThat(files).hasSizeGreaterThan(2);
        assertThat(trace.executions().size()).isEqualTo(12);
        assertThat(trace.info().complete()).isTrue();
        assertThat(trace.info().issues()).isEmpty();
        assertThat(trace.info().sessions()).hasSize(1);
        for (int execution = 0; execution < 12; execution++) {
            int cursor = (int) trace.executions().get(execution, ExecutionColumn.CURSOR);
            assertThat(trace.text().sql(trace, cursor)).isEqualTo("select 1");
        }
        trace.text().close();
    }

    @Test
    void readsAnEndedFileToItsEnd() throws Exception {
        Path file = folder.resolve("ended.trc");
        try (RecordingWriter writer = RecordingWriter.create(file, RECORDING, RecordingWriter.Options.standard())) {
            writer.write(execution(1));
        }
        Following following = new Following();
        following.end();

        CompletableFuture<Trace> whole = new CompletableFuture<>();
        follow(file, following, new LinkedBlockingQueue<>(), whole);

        assertThat(whole.get().executions().size()).isEqualTo(1);
        assertThat(whole.get().info().complete()).isFalse();
        whole.get().text().close();
    }

    private static void follow(
            Path file, Following following, BlockingQueue<Trace> snapshots, CompletableFuture<Trace> whole) {
        try {
            whole.complete(new OpenTrace(OpenTrace.Options.standard())
                    .followed(file, following, Progress.NONE, new CancelToken(), snapshots::add)
                    .trace());
        } catch (TraceException | RuntimeException e) {
            whole.completeExceptionally(e);
        }
    }

    /// The first snapshot with as many executions.
    private static Trace rows(BlockingQueue<Trace> snapshots, int count) throws InterruptedException {
        while (true) {
            @Nullable Trace snapshot = snapshots.poll(10, TimeUnit.SECONDS);
            assertThat(snapshot).as("a snapshot with %d executions", count).isNotNull();
            if (snapshot != null && snapshot.executions().size() >= count) {
                return snapshot;
            }
        }
    }

    private static ExecutionEvent execution(long id) {
        return new ExecutionEvent(
                id,
                -1,
                0,
                new Backend(7, 1, "u", "d", "a", "local"),
                id,
                "select 1",
                -1,
                List.of(),
                5,
                -1,
                -1,
                1,
                -1,
                -1,
                -1,
                -1,
                -1,
                -1,
                -1,
                -1,
                Table.MISSING,
                Table.MISSING,
                -1,
                Provenance.MISSING,
                Set.of(),
                ExecutionDetail.NONE);
    }
}
