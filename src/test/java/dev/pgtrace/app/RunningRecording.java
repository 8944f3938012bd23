package dev.pgtrace.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.sql.SqlScript;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.model.capture.CaptureLimits;
import dev.pgtrace.model.capture.CaptureOptions;
import dev.pgtrace.model.capture.CaptureRequest;
import dev.pgtrace.model.capture.CaptureResult;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.model.capture.CaptureScript;
import dev.pgtrace.model.capture.CaptureStatus;
import dev.pgtrace.model.capture.RowSink;
import dev.pgtrace.model.capture.TransactionMode;
import dev.pgtrace.server.ServerLink;
import dev.pgtrace.server.TestServer;
import dev.pgtrace.server.capture.setting.Journal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A recording that runs beside a test, as it runs beside the window. Journals in `folder`, into `recording.trc`.
final class RunningRecording {
    private static final int PATIENCE_SECONDS = 60;

    private final CompletableFuture<CaptureResult> end = new CompletableFuture<>();
    private final CancelToken stop = new CancelToken();
    private final AtomicReference<@Nullable CaptureStatus> status = new AtomicReference<>();
    private final Path file;

    private RunningRecording(Path file) {
        this.file = file;
    }

    static CaptureRequest of(CaptureScope scope, CaptureOptions options) {
        return new CaptureRequest(scope, options, Optional.empty(), Optional.empty());
    }

    static CaptureRequest script(String sql, CaptureOptions options) throws Exception {
        CaptureScript script = new CaptureScript(SqlScript.split(sql), List.of(), TransactionMode.COMMIT);
        return new CaptureRequest(new CaptureScope.OwnSession(), options, Optional.of(script), Optional.empty());
    }

    static Journal journal(Path folder) {
        return new Journal(folder.resolve("journal"));
    }

    /// @throws TraceException where it is refused before it begins
    static RunningRecording start(ServerLink link, CaptureRequest request, Path folder) throws TraceException {
        return start(link, request, folder, folder.resolve("recording.trc"));
    }

    static RunningRecording start(ServerLink link, CaptureRequest request, Path folder, Path file)
            throws TraceException {
        RecordTrace record = RecordTrace.prepare(link, request, RowSink.NONE, journal(folder));
        RunningRecording running = new RunningRecording(file);
        Tasks.start("test-recording", () -> {
            try {
                running.end.complete(record.run(file, CaptureLimits.NONE, running.status::set, running.stop));
            } catch (TraceException | RuntimeException e) {
                running.end.completeExceptionally(e);
            }
        });
        return running;
    }

    Path file() {
        return file;
    }

    /// Waits until the server's settings say that the log route is on.
    RunningRecording untilOn(TestServer server) throws Exception {
        until("it records", () -> {
            if (end.isDone()) {
                end.get();
            }
            // in force in a new session, not only in the file, which the server reads again a moment later
            return !server.value("SELECT count(*) FROM pg_file_settings WHERE name IN ('auto_explain.log_min_duration',"
                            + " 'log_min_duration_statement') AND sourcefile LIKE '%auto.conf' AND applied"
                            + " AND coalesce(current_setting(name, true), '') NOT IN ('', '-1')")
                    .equals("0");
        });
        return this;
    }

    /// Waits until the file has as many executions.
    RunningRecording untilRecorded(long executions) throws Exception {
        until(executions + " executions are recorded", () -> {
            CaptureStatus now = status.get();
            return end.isDone() || now != null && now.executions() >= executions;
        });
        return this;
    }

    CaptureResult stop() throws Exception {
        stop.cancel();
        return end();
    }

    /// Waits for the end that comes by itself.
    ///
    /// @throws TraceException that it ended with
    CaptureResult end() throws Exception {
        try {
            return end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TraceException fault) {
                throw fault;
            }
            throw e;
        } catch (TimeoutException e) {
            throw new AssertionError("The recording does not end.", e);
        }
    }

    RecordedTrace read() throws TraceException {
        return RecordedTrace.read(file);
    }

    static void until(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(PATIENCE_SECONDS).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waiting until " + what).isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
