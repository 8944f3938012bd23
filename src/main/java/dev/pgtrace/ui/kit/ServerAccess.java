package dev.pgtrace.ui.kit;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.capture.CaptureRequest;
import dev.pgtrace.model.capture.RowSink;
import dev.pgtrace.model.experiment.ExperimentRequest;
import dev.pgtrace.model.experiment.ParameterSet;
import dev.pgtrace.model.server.EndOutcome;
import dev.pgtrace.model.server.Probe;
import dev.pgtrace.model.server.ServerSession;
import dev.pgtrace.model.server.SessionSnapshot;
import java.util.List;

/// What the views of a server ask of it. The shell joins this to the use cases; tests answer themselves. Every
/// method blocks.
public interface ServerAccess extends AutoCloseable {
    /// Who is there now, without our own connections.
    SessionSnapshot sessions(CancelToken cancel) throws TraceException;

    /// What can be traced here.
    Probe probe(CancelToken cancel) throws TraceException;

    /// Ends the running statement of a session.
    EndOutcome cancelStatement(ServerSession session, CancelToken cancel) throws TraceException;

    /// Ends a session.
    EndOutcome terminate(ServerSession session, CancelToken cancel) throws TraceException;

    /// Looks at the server and at what is asked for; writes nothing.
    ///
    /// @param rows hears the rows of statements that are run
    PreparedRecording prepare(CaptureRequest request, RowSink rows, CancelToken cancel) throws TraceException;

    /// Looks at the server and at every variant; runs none of them.
    PreparedExperiment prepare(ExperimentRequest request, CancelToken cancel) throws TraceException;

    /// The rows of a query, as sets of parameters. It may only read.
    List<ParameterSet> parameters(String sql, CancelToken cancel) throws TraceException;

    /// Looks for settings that a recording left; writes nothing.
    PendingRestore leftovers(CancelToken cancel) throws TraceException;

    /// Lets go of the connections.
    @Override
    default void close() {}
}
