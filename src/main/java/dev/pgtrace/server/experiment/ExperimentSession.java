package dev.pgtrace.server.experiment;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.experiment.ExperimentRequest;
import dev.pgtrace.model.experiment.ParameterSet;
import dev.pgtrace.server.ServerLink;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The connections of an experiment while it runs. Variants share one connection, so that none of them has a luckier
/// backend; where an index is really built, which its connection alone sees, each has its own, and all run alike inside
/// of one long transaction. Not thread-safe; faults name the variant.
public final class ExperimentSession implements AutoCloseable {
    private static final int IDLE_SESSION = 14;
    private static final int TRANSACTION_LIMIT = 17;

    private final ServerLink link;
    private final CheckedExperiment experiment;
    private final CancelToken cancel;
    private final StatementCancel watch;
    private final List<Lane> lanes = new ArrayList<>();
    private final Map<Integer, Lane> laneOf = new HashMap<>();

    private ExperimentSession(ServerLink link, CheckedExperiment experiment, CancelToken cancel) {
        this.link = link;
        this.experiment = experiment;
        this.cancel = cancel;
        this.watch = StatementCancel.watchWithMemory(cancel);
    }

    /// Connects, builds indexes, prepares statements.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled, here and in all that follows
    public static ExperimentSession open(ServerLink link, CheckedExperiment experiment, CancelToken cancel)
            throws TraceException {
        ExperimentSession session = new ExperimentSession(link, experiment, cancel);
        try {
            session.open();
            return session;
        } catch (TraceException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private void open() throws TraceException {
        ExperimentRequest request = experiment.request();
        boolean apart = experiment.builds();
        for (CheckedVariant variant : experiment.timed()) {
            try {
                if (apart || lanes.isEmpty()) {
                    Connection connection = link.open("pgtrace experiment", settings());
                    watch.busy(connection);
                    lanes.add(Lane.on(connection, mode(apart), request.options()));
                }
                Lane lane = lanes.getLast();
                lane.add(variant);
                laneOf.put(variant.index(), lane);
            } catch (SQLException e) {
                throw fault(variant, e);
            }
        }
        for (Lane lane : lanes) {
            warm(lane);
        }
    }

    private Lane.Mode mode(boolean apart) {
        if (apart) {
            return Lane.Mode.ONE_TRANSACTION;
        }
        return experiment.onlyReads() ? Lane.Mode.ALONE : Lane.Mode.TRANSACTION_EACH;
    }

    private void warm(Lane lane) throws TraceException {
        watch.busy(lane.connection());
        try {
            lane.limitSilence();
            lane.warmClient();
        } catch (SQLException e) {
            throw fault(experiment.timed().getFirst(), e);
        }
    }

    /// Nothing but our own limit may end what is ours.
    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("statement_timeout", "0");
        settings.put("idle_in_transaction_session_timeout", "0");
        if (experiment.major() >= IDLE_SESSION) {
            settings.put("idle_session_timeout", "0");
        }
        if (experiment.major() >= TRANSACTION_LIMIT) {
            settings.put("transaction_timeout", "0");
        }
        return settings;
    }

    /// What is done with a lane.
    private interface Work<T> {
        T on(Lane lane) throws SQLException;
    }

    private <T> T work(int variant, Work<T> work) throws TraceException {
        cancel.check();
        Lane lane = laneOf.get(variant);
        if (lane == null) {
            throw new IllegalStateException("variant " + variant + " is not run");
        }
        watch.busy(lane.connection());
        try {
            return work.on(lane);
        } catch (SQLException e) {
            throw fault(experiment.variants().get(variant), e);
        }
    }

    private TraceException fault(CheckedVariant variant, SQLException e) {
        cancel.check();
        if (watch.isOutOfMemory()) {
            return Faults.tooLarge(variant.name(), e);
        }
        Lane lane = laneOf.get(variant.index());
        try {
            if (lane != null && lane.connection().isClosed()) {
                return Faults.lost(variant.name(), link.name(), e);
            }
        } catch (SQLException closed) {
            return Faults.lost(variant.name(), link.name(), e);
        }
        return Faults.running(variant.name(), experiment.request().options().statementTimeoutMillis(), e);
    }

    private ParameterSet values(int set) {
        return experiment.request().parameters().get(set);
    }

    /// Runs a variant once, timed from sending to the last row.
    public Measured run(int variant, int set) throws TraceException {
        return work(variant, lane -> lane.run(variant, values(set)));
    }

    /// Runs a variant to look at what it returns.
    public Measured answer(int variant, int set) throws TraceException {
        return work(variant, lane -> lane.answer(variant, values(set)));
    }

    /// Throws out of the cache what a variant reads.
    ///
    /// @return blocks that could not be thrown out
    public long evict(int variant) throws TraceException {
        CheckedVariant checked = experiment.variants().get(variant);
        return work(variant, lane -> {
            lane.begin(variant);
            long left = experiment
                    .eviction()
                    .evict(lane.connection(), checked.effects().relations());
            lane.takeBack();
            return left;
        });
    }

    /// Whether the server has come to plan a prepared statement once for all values; false where it does not tell.
    public boolean isGeneric(int variant) throws TraceException {
        return experiment.major() >= IDLE_SESSION && work(variant, lane -> lane.isGeneric(variant));
    }

    /// Rolls back everything.
    @Override
    public void close() {
        watch.close();
        lanes.forEach(Lane::close);
    }
}
