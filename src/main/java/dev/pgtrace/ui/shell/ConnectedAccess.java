package dev.pgtrace.ui.shell;

import dev.pgtrace.app.ConnectedServer;
import dev.pgtrace.app.EndSession;
import dev.pgtrace.app.ExperimentParameters;
import dev.pgtrace.app.ListSessions;
import dev.pgtrace.app.ProbeServer;
import dev.pgtrace.app.RecordTrace;
import dev.pgtrace.app.RestoreServer;
import dev.pgtrace.app.RunExperiment;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
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
import dev.pgtrace.model.server.Probe;
import dev.pgtrace.model.server.ServerSession;
import dev.pgtrace.model.server.SessionSnapshot;
import dev.pgtrace.ui.kit.PendingRestore;
import dev.pgtrace.ui.kit.PreparedExperiment;
import dev.pgtrace.ui.kit.PreparedRecording;
import dev.pgtrace.ui.kit.ServerAccess;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A server that let us in. The list of sessions keeps one connection; one that broke is opened again the next time.
final class ConnectedAccess implements ServerAccess {
    private final ConnectedServer server;
    private final ListSessions listing = new ListSessions();
    private final EndSession ending = new EndSession();
    private ListSessions.@Nullable Watch watch;
    private boolean closed;

    ConnectedAccess(ConnectedServer server) {
        this.server = server;
    }

    @Override
    public synchronized SessionSnapshot sessions(CancelToken cancel) throws TraceException {
        cancel.check();
        if (closed) {
            throw new TraceException(TraceException.Kind.CLOSED, "The server has been closed.");
        }
        ListSessions.Watch list = watch;
        if (list == null) {
            list = listing.watch(server, cancel);
            watch = list;
        }
        boolean done = false;
        try {
            SessionSnapshot snapshot = list.snapshot();
            done = true;
            return snapshot;
        } finally {
            if (!done) {
                list.close();
                watch = null;
            }
        }
    }

    @Override
    public Probe probe(CancelToken cancel) throws TraceException {
        return new ProbeServer().probe(server, cancel);
    }

    @Override
    public EndOutcome cancelStatement(ServerSession session, CancelToken cancel) throws TraceException {
        return ending.cancelStatement(server, session, cancel);
    }

    @Override
    public EndOutcome terminate(ServerSession session, CancelToken cancel) throws TraceException {
        return ending.terminate(server, session, cancel);
    }

    @Override
    public PreparedRecording prepare(CaptureRequest request, RowSink rows, CancelToken cancel) throws TraceException {
        cancel.check();
        RecordTrace recording = RecordTrace.prepare(server, request, rows);
        return new PreparedRecording() {
            @Override
            public CapturePlan plan() {
                return recording.plan();
            }

            @Override
            public CaptureResult run(Path file, CaptureLimits limits, Consumer<CaptureStatus> status, CancelToken stop)
                    throws TraceException {
                return recording.run(file, limits, status, stop);
            }
        };
    }

    @Override
    public PreparedExperiment prepare(ExperimentRequest request, CancelToken cancel) throws TraceException {
        RunExperiment experiment = RunExperiment.prepare(server, request, cancel);
        return new PreparedExperiment() {
            @Override
            public ExperimentPlan plan() {
                return experiment.plan();
            }

            @Override
            public Experiment run(Consumer<Experiment> snapshots, Progress progress, CancelToken stop) {
                return experiment.run(snapshots, progress, stop);
            }
        };
    }

    @Override
    public List<ParameterSet> parameters(String sql, CancelToken cancel) throws TraceException {
        return ExperimentParameters.query(server, sql, cancel);
    }

    @Override
    public PendingRestore leftovers(CancelToken cancel) throws TraceException {
        cancel.check();
        RestoreServer restore = RestoreServer.find(server);
        return new PendingRestore() {
            @Override
            public List<String> statements() {
                return restore.leftovers().statements();
            }

            @Override
            public List<String> run() throws TraceException {
                return restore.run();
            }
        };
    }

    @Override
    public synchronized void close() {
        closed = true;
        ListSessions.Watch list = watch;
        watch = null;
        if (list != null) {
            list.close();
        }
    }
}
