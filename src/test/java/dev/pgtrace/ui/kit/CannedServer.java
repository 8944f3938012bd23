package dev.pgtrace.ui.kit;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.CaptureRoute;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.capture.CaptureLimits;
import dev.pgtrace.model.capture.CapturePlan;
import dev.pgtrace.model.capture.CaptureRequest;
import dev.pgtrace.model.capture.CaptureResult;
import dev.pgtrace.model.capture.CaptureStatus;
import dev.pgtrace.model.capture.RowSink;
import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.ExperimentPlan;
import dev.pgtrace.model.experiment.ExperimentRequest;
import dev.pgtrace.model.experiment.ParameterSet;
import dev.pgtrace.model.server.EndOutcome;
import dev.pgtrace.model.server.HostPort;
import dev.pgtrace.model.server.Probe;
import dev.pgtrace.model.server.ServerIdentity;
import dev.pgtrace.model.server.ServerSession;
import dev.pgtrace.model.server.SessionSnapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// A server that answers what a test tells it to.
public final class CannedServer implements ServerAccess {
    public static final long NOW = 1_795_630_000_000_000L;

    public final List<String> done = new ArrayList<>();
    public final List<CaptureRequest> asked = new ArrayList<>();
    public CapturePlan plan = new CapturePlan(
            CaptureRoute.SERVER_LOG,
            "role webapp",
            List.of(
                    "ALTER ROLE webapp SET session_preload_libraries = 'auto_explain'  -- undone by: ALTER ROLE webapp RESET session_preload_libraries",
                    "ALTER SYSTEM SET auto_explain.log_min_duration = '0'  -- undone by: ALTER SYSTEM RESET auto_explain.log_min_duration",
                    "SELECT pg_reload_conf()"),
            List.of("Sessions begun before have no plans."),
            List.of(
                    "Plans, rows and blocks are measured by auto_explain; failing statements have none.",
                    "CPU and physical reads are measured for each call of the backend."));
    public ExperimentPlan experimentPlan = new ExperimentPlan(List.of(), List.of());
    /// What comes of an experiment.
    public Function<ExperimentRequest, Experiment> experiments = request -> {
        throw new UnsupportedOperationException();
    };
    public SessionSnapshot snapshot = new SessionSnapshot(NOW, List.of());

    public static ServerSession session(
            long pid, String user, String state, String waitClass, String waitEvent, Component component, long age) {
        return session(pid, -1, user, "checkout", state, waitClass, waitEvent, component, age, List.of());
    }

    public static ServerSession session(
            long pid,
            long leader,
            String user,
            String application,
            String state,
            String waitClass,
            String waitEvent,
            Component component,
            long ageMicros,
            List<Long> blockedBy) {
        return new ServerSession(
                pid,
                leader,
                leader >= 0 ? "parallel worker" : "client backend",
                user,
                "orders",
                application,
                "10.1.4.21",
                state,
                waitClass,
                waitEvent,
                component,
                NOW - 60_000_000,
                NOW - ageMicros,
                NOW - ageMicros,
                NOW - ageMicros,
                42,
                "UPDATE inventory SET qty = qty - $1\nWHERE sku = $2",
                blockedBy,
                true);
    }

    @Override
    public SessionSnapshot sessions(CancelToken cancel) {
        return snapshot;
    }

    @Override
    public Probe probe(CancelToken cancel) {
        ServerIdentity identity = new ServerIdentity(
                "18.6", 180_006, new HostPort("db1", 5432), "orders", "webapp", false, false, Optional.empty(), 1);
        return new Probe(identity, List.of(), List.of());
    }

    @Override
    public EndOutcome cancelStatement(ServerSession session, CancelToken cancel) {
        done.add("cancel " + session.pid());
        return EndOutcome.SENT;
    }

    @Override
    public EndOutcome terminate(ServerSession session, CancelToken cancel) {
        done.add("terminate " + session.pid());
        return EndOutcome.SENT;
    }

    @Override
    public PreparedRecording prepare(CaptureRequest request, RowSink rows, CancelToken cancel) {
        asked.add(request);
        done.add("prepare " + request.scope().words());
        return new PreparedRecording() {
            @Override
            public CapturePlan plan() {
                return plan;
            }

            @Override
            public CaptureResult run(
                    Path file, CaptureLimits limits, Consumer<CaptureStatus> status, CancelToken stop) {
                throw new UnsupportedOperationException();
            }
        };
    }

    @Override
    public PreparedExperiment prepare(ExperimentRequest request, CancelToken cancel) throws TraceException {
        done.add("prepare " + request.title());
        return new PreparedExperiment() {
            @Override
            public ExperimentPlan plan() {
                return experimentPlan;
            }

            @Override
            public Experiment run(Consumer<Experiment> snapshots, Progress progress, CancelToken stop) {
                return experiments.apply(request);
            }
        };
    }

    @Override
    public List<ParameterSet> parameters(String sql, CancelToken cancel) {
        return List.of(ParameterSet.NONE);
    }

    @Override
    public PendingRestore leftovers(CancelToken cancel) {
        return new PendingRestore() {
            @Override
            public List<String> statements() {
                return List.of();
            }

            @Override
            public List<String> run() {
                return List.of();
            }
        };
    }
}
