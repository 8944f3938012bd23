package dev.pgtrace.server.capture.overhead;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.server.ServerLink;
import dev.pgtrace.server.capture.CaptureMeter;
import dev.pgtrace.server.capture.QuietSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Whether and how the overhead of a recording can be estimated on one server; [#watch] does it.
public final class Overhead {
    private static final long EVERY_MILLIS = 2_000;
    private static final int NETWORK_TIMEOUT_MILLIS = 30_000;

    private final ServerLink link;
    private final StatementScope scope;
    private final String missing;

    private Overhead(ServerLink link, StatementScope scope, String missing) {
        this.link = link;
        this.scope = scope;
        this.missing = missing;
    }

    /// Looks whether there is something to estimate from; writes nothing.
    public static Overhead prepare(ServerLink link, CaptureScope covered) throws TraceException {
        try (Connection connection = link.open("pgtrace plan", Map.of())) {
            StatementScope scope = StatementScope.of(connection, covered);
            return new Overhead(link, scope, missing(connection, scope));
        } catch (SQLException e) {
            throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.overhead.look", link.name()), e);
        }
    }

    private static String missing(Connection connection, StatementScope scope) throws SQLException {
        if (!StatementStatistics.seesAll(connection)) {
            return KeptTexts.of("kept.overhead.right");
        }
        Optional<StatementStatistics> statistics = StatementStatistics.of(connection, scope);
        if (statistics.isEmpty()) {
            return KeptTexts.of("kept.overhead.extension");
        }
        try {
            statistics.get().look();
            return "";
        } catch (SQLException e) {
            return KeptTexts.of("kept.overhead.silent");
        }
    }

    /// Whether there will be an estimate, once statements have run often enough.
    public boolean isKnown() {
        return missing.isEmpty();
    }

    /// What the estimate is worth, or why there is none, in a sentence.
    public String fidelity() {
        return isKnown()
                ? KeptTexts.of("kept.overhead.estimated", scope.words(), Slowdown.LEAST_CALLS)
                : KeptTexts.of("kept.overhead.unknown", missing);
    }

    /// Looks at the statements before anything is switched on, and from then on keeps the meter up to date. Loss of
    /// its connection ends the estimates, not the recording.
    public Watch watch(CaptureMeter meter) throws TraceException {
        if (!isKnown()) {
            return new Watch(Optional.empty());
        }
        Connection connection = link.open("pgtrace overhead", Map.of());
        try {
            connection.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
            QuietSession.quieten(connection);
            Optional<StatementStatistics> statistics = StatementStatistics.of(connection, scope);
            Watch watch = new Watch(Optional.of(connection));
            if (statistics.isPresent()) {
                Slowdown slowdown = new Slowdown(statistics.get().look());
                Tasks.start("pgtrace-overhead", () -> watch.run(statistics.get(), slowdown, meter));
            }
            return watch;
        } catch (SQLException e) {
            close(connection);
            return new Watch(Optional.empty());
        }
    }

    private static void close(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // Lost already.
        }
    }

    /// Estimates that go on until closed.
    public static final class Watch implements AutoCloseable {
        private final Optional<Connection> connection;
        private final CountDownLatch over = new CountDownLatch(1);

        private Watch(Optional<Connection> connection) {
            this.connection = connection;
        }

        private void run(StatementStatistics statistics, Slowdown slowdown, CaptureMeter meter) {
            try {
                while (!over.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                    slowdown.at(statistics.look()).ifPresent(meter::overhead);
                }
            } catch (SQLException e) {
                // The recording goes on without.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            over.countDown();
            connection.ifPresent(Overhead::close);
        }
    }
}
