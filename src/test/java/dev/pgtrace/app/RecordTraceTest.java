package dev.pgtrace.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.base.sql.SqlScript;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.capture.CaptureLimits;
import dev.pgtrace.model.capture.CaptureOptions;
import dev.pgtrace.model.capture.CaptureRequest;
import dev.pgtrace.model.capture.CaptureResult;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.model.capture.CaptureScript;
import dev.pgtrace.model.capture.CaptureStatus;
import dev.pgtrace.model.capture.RowSink;
import dev.pgtrace.model.capture.TransactionMode;
import dev.pgtrace.server.TestServer;
import dev.pgtrace.server.capture.setting.Journal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordTraceTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void writesAScriptIntoAFile(int version) throws Exception {
        CaptureScript script = new CaptureScript(
                SqlScript.split("SELECT count(*) FROM pg_class WHERE relname > $1; SELECT 1/0"),
                List.of("a"),
                TransactionMode.COMMIT);
        CaptureRequest request = new CaptureRequest(
                new CaptureScope.OwnSession(), CaptureOptions.standard(), Optional.of(script), Optional.empty());
        Path file = folder.resolve("own.trc");
        CaptureResult result = RecordTrace.prepare(
                        TestServer.shared(version).link(),
                        request,
                        RowSink.NONE,
                        new Journal(folder.resolve("journal")))
                .run(file, CaptureLimits.NONE, status -> {}, new CancelToken());
        assertThat(result.files()).containsExactly(file);
        assertThat(result.messages()).containsExactly("Line 1: division by zero (22012).");
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void writesBinaryWhereTheNameSaysSo(int version) throws Exception {
        CaptureScript script = new CaptureScript(
                SqlScript.split("SELECT count(*) FROM pg_class; SELECT 2"), List.of(), TransactionMode.COMMIT);
        CaptureRequest request = new CaptureRequest(
                new CaptureScope.OwnSession(), CaptureOptions.standard(), Optional.of(script), Optional.empty());
        Path file = folder.resolve("own.trcb");
        CaptureResult result = RecordTrace.prepare(
                        TestServer.shared(version).link(),
                        request,
                        RowSink.NONE,
                        new Journal(folder.resolve("journal")))
                .run(file, CaptureLimits.NONE, status -> {}, new CancelToken());
        assertThat(result.messages()).isEmpty();
        assertThat(result.files()).containsExactly(file);
        byte[] stored = Files.readAllBytes(file);
        assertThat(BinaryBlocks.of(stored)).extracting(BinaryBlocks.Found::kind).contains('T', 'C', 'I');
        Path text = folder.resolve("own.trc");
        new ConvertTrace(ConvertTrace.Options.standard())
                .convert(file, text, TraceKind.TEXT, Progress.NONE, new CancelToken());
        OpenTrace open = new OpenTrace(OpenTrace.Options.standard());
        try (OpenTrace.Opened binary = open.file(file, Progress.NONE, new CancelToken(), trace -> {});
                OpenTrace.Opened plain = open.file(text, Progress.NONE, new CancelToken(), trace -> {})) {
            assertThat(binary.trace().info().complete()).isTrue();
            assertThat(binary.trace().nodes().size()).isPositive();
            assertThat(TraceEquality.of(binary.trace(), plain.trace())).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void writesSessionsOfARoleIntoAFile(int version) throws Exception {
        TestServer server = TestServer.shared(version, TestServer.logging(version));
        server.execute("DO $$ BEGIN CREATE ROLE recorded LOGIN PASSWORD 'x';"
                + " EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        CaptureRequest request = new CaptureRequest(
                new CaptureScope.Role("recorded"), CaptureOptions.standard(), Optional.empty(), Optional.empty());
        RecordTrace record =
                RecordTrace.prepare(server.link(), request, RowSink.NONE, new Journal(folder.resolve("journal")));
        CancelToken stop = new CancelToken();
        CompletableFuture<Void> first = new CompletableFuture<>();
        CompletableFuture<CaptureResult> end = new CompletableFuture<>();
        Path file = folder.resolve("role.trc");
        dev.pgtrace.base.task.Tasks.start("record", () -> {
            try {
                end.complete(record.run(
                        file,
                        CaptureLimits.NONE,
                        status -> {
                            if (status.executions() > 0) {
                                first.complete(null);
                            }
                        },
                        stop));
            } catch (Throwable e) {
                first.completeExceptionally(e);
                end.completeExceptionally(e);
            }
        });
        while (!first.isDone()) {
            try (Connection connection = server.connect("recorded", "x", "postgres");
                    PreparedStatement select = connection.prepareStatement("SELECT count(*) FROM pg_class")) {
                select.executeQuery().close();
            }
        }
        stop.cancel();
        CaptureResult result = end.get();
        assertThat(result.messages()).isEmpty();
        assertThat(result.status().phase()).isEqualTo(CaptureStatus.Phase.ENDED);
        assertThat(result.status().lost()).isZero();
    }
}
