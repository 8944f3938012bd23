package dev.pgtrace.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.model.capture.CaptureLimits;
import dev.pgtrace.model.capture.CaptureOptions;
import dev.pgtrace.model.capture.CaptureRequest;
import dev.pgtrace.model.capture.CaptureResult;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.model.capture.RowSink;
import dev.pgtrace.server.TestServer;
import dev.pgtrace.server.capture.setting.Journal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverheadLimitTest {
    /// Passes 200,000 rows through two nodes that do next to nothing: reading the clock for each is what it costs.
    private static final String ROWS = "SELECT count(*) FROM generate_series(1, 400) a, generate_series(1, 500) b";

    private static final int RUNS_BEFORE = 40;

    @TempDir
    private Path folder;

    private static TestServer server() throws SQLException {
        Map<String, String> settings = new HashMap<>(TestServer.logging(18));
        settings.put("shared_preload_libraries", "pg_stat_statements");
        TestServer server = TestServer.shared(18, settings);
        server.execute(
                "CREATE EXTENSION IF NOT EXISTS pg_stat_statements",
                "DO $$ BEGIN CREATE ROLE slowed LOGIN PASSWORD 'x';"
                        + " EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        return server;
    }

    @Test
    void stopsWhenStatementsBecomeSlowerByMoreThanAllowed() throws Exception {
        TestServer server = server();
        work(server, RUNS_BEFORE);
        CaptureRequest request = new CaptureRequest(
                new CaptureScope.Role("slowed"), CaptureOptions.standard(), Optional.empty(), Optional.empty());
        RecordTrace record =
                RecordTrace.prepare(server.link(), request, RowSink.NONE, new Journal(folder.resolve("journal")));
        assertThat(record.knowsOverhead()).isTrue();
        assertThat(record.plan().fidelity().getLast()).contains("estimated, not measured", "role slowed");
        CaptureLimits limits = new CaptureLimits(OptionalLong.empty(), OptionalLong.empty(), OptionalDouble.of(0.05));
        CompletableFuture<CaptureResult> end = new CompletableFuture<>();
        CancelToken stop = new CancelToken();
        Tasks.start("record", () -> {
            try {
                end.complete(record.run(folder.resolve("slowed.trc"), limits, status -> {}, stop));
            } catch (Throwable e) {
                end.completeExceptionally(e);
            }
        });
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!end.isDone() && System.nanoTime() < until) {
            work(server, 5);
        }
        stop.cancel();
        CaptureResult result = end.get();
        assertThat(result.messages())
                .singleElement()
                .asString()
                .startsWith("Stopped because statements became slower by ");
        assertThat(result.status().overhead().orElseThrow()).isGreaterThan(0.05);
    }

    private static void work(TestServer server, int runs) throws SQLException {
        try (Connection connection = server.connect("slowed", "x", "postgres");
                PreparedStatement rows = connection.prepareStatement(ROWS)) {
            for (int i = 0; i < runs; i++) {
                rows.executeQuery().close();
            }
        }
    }
}
