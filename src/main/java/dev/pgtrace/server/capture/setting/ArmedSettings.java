package dev.pgtrace.server.capture.setting;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.server.DirectBackend;
import dev.pgtrace.server.ServerLink;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The settings of a plan, written to the server and guarded until [#restore].
public final class ArmedSettings implements AutoCloseable {
    private static final int HEARTBEAT_MILLIS = 1000;
    private static final int NETWORK_TIMEOUT_MILLIS = 10_000;
    /// A server that a fault has restarted is back within seconds; somebody may wait for our end.
    private static final long PATIENCE_NANOS = 5_000_000_000L;
    private static final long RETRY_NANOS = 200_000_000;

    private final ServerLink link;
    private final SettingPlan plan;
    private final Journal journal;
    private final List<SettingChange> all;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Connection main;
    private @Nullable Guard guard;
    private volatile @Nullable String fault;
    private volatile boolean withdrawn;
    private @Nullable RestoreReport report;
    private List<SettingChange> guarded;

    private ArmedSettings(ServerLink link, SettingPlan plan, Journal journal) {
        this.link = link;
        this.plan = plan;
        this.journal = journal;
        this.all = plan.marked();
        this.guarded = all;
    }

    /// Notes the old values on this machine, sets a guard on the server, and writes the plan. Nothing stays written
    /// where that fails.
    ///
    /// @throws TraceException of kind SERVER with the statement that was refused, or UNWRITABLE for the journal
    public static ArmedSettings arm(ServerLink link, SettingPlan plan, Journal journal) throws TraceException {
        ArmedSettings armed = new ArmedSettings(link, plan, journal);
        if (!plan.isEmpty()) {
            armed.arm();
        }
        return armed;
    }

    private void arm() throws TraceException {
        try {
            Connection connection = link.open("pgtrace recorder", Map.of());
            main = connection;
            DirectBackend.require(connection, link);
            connection.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
            Session.setWhereKnown(connection, List.of("idle_session_timeout"));
            Session.knowNames(connection, all);
            journal.write(new Journal.Entry(plan.id(), link.name(), new StoredSettings(connection).systemId(), all));
            guard = Guard.start(link, Guard.Watched.of(connection), plan.id(), all);
            write(connection);
            Tasks.start("pgtrace-heartbeat", this::beat);
        } catch (SQLException | TraceException e) {
            stopped.countDown();
            TraceException fault = Refusal.of(link, e);
            try {
                restore();
            } catch (TraceException alsoFailed) {
                fault.addSuppressed(alsoFailed);
            }
            throw fault;
        }
    }

    private void write(Connection connection) throws SQLException {
        for (SettingChange change : all) {
            Session.execute(connection, change.apply());
        }
        if (plan.only().isPresent()) {
            plan.only().get().reread(connection);
        } else if (plan.reloads()) {
            Session.execute(connection, "SELECT pg_catalog.pg_reload_conf()");
        }
    }

    /// Brings the old values back already, within a second or two, but lets nobody reread them: who has ours keeps
    /// them until [#restore], and who rereads the configuration meanwhile does not get them. The mark of the
    /// recording stays, and with it the guard.
    public void withdraw() {
        withdrawn = true;
    }

    private void undoUnread(Connection connection, StoredSettings stored) throws SQLException {
        for (SettingChange change : guarded.reversed()) {
            boolean ours = stored.at(change.scope(), change.name()).equals(Optional.of(change.value()));
            if (ours && !change.name().equals(SettingPlan.MARK)) {
                Session.execute(connection, change.undo());
            }
        }
    }

    /// Keeps the guard calm, and notices when it or the connection is lost, or somebody else changes our settings.
    private void beat() {
        try {
            while (!stop.await(HEARTBEAT_MILLIS, TimeUnit.MILLISECONDS)) {
                beatOnce();
            }
        } catch (SQLException | TraceException e) {
            fault = Texts.get("server.armed.lost", link.name());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stopped.countDown();
        }
    }

    private void beatOnce() throws SQLException, TraceException {
        Connection connection = main;
        Guard before = guard;
        if (connection == null || before == null) {
            return;
        }
        if (before.hasEnded()) {
            throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.armed.guard"));
        }
        List<SettingChange> ours = new ArrayList<>();
        StoredSettings stored = new StoredSettings(connection);
        if (withdrawn) {
            undoUnread(connection, stored);
        }
        for (SettingChange change : guarded) {
            if (stored.at(change.scope(), change.name()).equals(Optional.of(change.value()))) {
                ours.add(change);
            }
        }
        if (ours.size() < guarded.size()) {
            // The guard cannot look before ALTER SYSTEM, so a new one is set that leaves others' values alone.
            guarded = List.copyOf(ours);
            guard = Guard.start(link, Guard.Watched.of(connection), plan.id(), guarded);
            before.close();
        }
    }

    /// What has happened to the settings or the guard, so that the recording has to end.
    public Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    /// Brings the old values back, over a new connection if need be, and dismisses the guard. Again: does nothing.
    ///
    /// @throws TraceException when the server cannot be reached: the journal keeps what is to be done
    public RestoreReport restore() throws TraceException {
        if (report != null) {
            return report;
        }
        if (plan.isEmpty()) {
            report = RestoreReport.NOTHING;
            return report;
        }
        stop.countDown();
        try {
            if (main != null && !stopped.await(NETWORK_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)) {
                abort();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        RestoreReport done = undo();
        if (done.isClean()) {
            journal.remove(plan.id());
        }
        report = done;
        dismiss();
        return done;
    }

    private RestoreReport undo() throws TraceException {
        Connection connection = main;
        if (connection != null && fault == null) {
            try {
                return new Undoing(connection).undo(all);
            } catch (SQLException e) {
                // Once more over a new connection.
            }
        }
        abort();
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try (Connection fresh = link.open("pgtrace restore", Map.of())) {
                fresh.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
                RestoreReport done = new Undoing(fresh).undo(all);
                if (guard != null) {
                    guard.end(fresh); // afterwards, so that it still watches over the undoing
                }
                return done;
            } catch (SQLException | TraceException e) {
                if (System.nanoTime() > end) {
                    throw new TraceException(
                            TraceException.Kind.SERVER, Texts.get("server.armed.notYet", link.name()), e);
                }
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    private void dismiss() {
        if (guard != null) {
            guard.close();
        }
        abort();
    }

    private void abort() {
        try {
            if (main != null) {
                main.abort(Runnable::run);
            }
        } catch (SQLException e) {
            // Closed already.
        }
    }

    /// As [#restore].
    @Override
    public void close() throws TraceException {
        restore();
    }
}
