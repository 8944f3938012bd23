package dev.pgtrace.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.CaptureRoute;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.capture.CaptureOptions;
import dev.pgtrace.model.capture.CaptureRequest;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.model.server.Remedy;
import dev.pgtrace.model.server.TraceOption;
import dev.pgtrace.server.ServerLink;
import dev.pgtrace.server.TestLinks;
import dev.pgtrace.server.TestServer;
import dev.pgtrace.server.probe.Probing;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A role without superuser records others' sessions with exactly what the probe prints, and is told that without.
@Timeout(180)
class RecordGrantsTest {
    private static final CaptureRequest REQUEST =
            RunningRecording.of(new CaptureScope.Role("watched"), CaptureOptions.standard());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#serversWithGrants")
    void recordsCallsOfOthersWithTheGrantsOfTheProbe(int version) throws Exception {
        TestServer server = TestServer.shared(version, TestServer.logging(version));
        server.execute("CREATE ROLE watcher LOGIN PASSWORD 'x'", "CREATE ROLE watched LOGIN PASSWORD 'x'");
        try {
            ServerLink link = TestLinks.to(server.url("watcher", "x", "postgres"));
            List<Remedy> remedies = option(server).remedies();
            String grants = remedies.getLast().sql();
            assertThatThrownBy(() -> RunningRecording.start(link, REQUEST, folder))
                    .isInstanceOf(TraceException.class)
                    .hasMessageContaining("The role watcher may not record the sessions of others")
                    .hasMessageContaining(grants.replace("\n  ", " ").replace('\n', ' '));

            for (Remedy remedy : remedies) {
                server.execute(remedy.sql());
            }
            assertThat(option(server).remedies()).isEmpty();
            RunningRecording recording =
                    RunningRecording.start(link, REQUEST, folder).untilOn(server);
            try (Connection connection = server.connect("watched", "x", "postgres");
                    PreparedStatement select =
                            connection.prepareStatement("SELECT count(*) FROM pg_class WHERE oid > ?")) {
                for (int i = 0; i < 20; i++) {
                    select.setInt(1, i);
                    select.executeQuery().close();
                }
            }
            server.execute("SELECT 'not asked for'");
            assertThat(recording.stop().messages()).isEmpty();

            assertThat(server.value("SELECT count(*) FROM pg_file_settings WHERE sourcefile LIKE '%auto.conf'"))
                    .isEqualTo("0");
            RecordedTrace trace = recording.read();
            assertThat(trace.complete()).isTrue();
            assertThat(trace.of("not asked for")).isEmpty();
            assertThat(trace.of("FROM pg_class WHERE oid")).hasSize(20).allSatisfy(row -> {
                assertThat(row.user()).isEqualTo("watched");
                assertThat(row.elapsedMicros()).isPositive();
                assertThat(row.resultRows()).isEqualTo(Table.MISSING);
                assertThat(row.planNodes()).isZero();
            });
        } finally {
            server.execute("DROP OWNED BY watcher", "DROP ROLE watcher", "DROP OWNED BY watched", "DROP ROLE watched");
        }
    }

    private static TraceOption option(TestServer server) throws Exception {
        return new Probing(TestLinks.to(server.url("watcher", "x", "postgres")), new CancelToken())
                .run().options().stream()
                        .filter(option -> option.route() == CaptureRoute.SERVER_LOG)
                        .findFirst()
                        .orElseThrow();
    }
}
