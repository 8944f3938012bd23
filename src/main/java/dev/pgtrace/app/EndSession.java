package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.server.EndOutcome;
import dev.pgtrace.model.server.ServerSession;
import dev.pgtrace.server.SessionEnd;

/// Stops what another session does. Whoever calls this has asked the person first.
public final class EndSession {
    /// Ends the running statement; the session stays, and its transaction fails.
    public EndOutcome cancelStatement(ConnectedServer server, ServerSession session, CancelToken cancel)
            throws TraceException {
        return new SessionEnd(server.link().cancelledBy(cancel)).cancelStatement(session);
    }

    /// Ends the session and rolls back what it did.
    public EndOutcome terminate(ConnectedServer server, ServerSession session, CancelToken cancel)
            throws TraceException {
        return new SessionEnd(server.link().cancelledBy(cancel)).terminate(session);
    }
}
