package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.server.Probe;
import dev.pgtrace.server.probe.Probing;

/// Finds out what can be traced on a server, and what is missing. Writes nothing there.
public final class ProbeServer {
    /// Blocks for some dozens of short questions.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    public Probe probe(ConnectedServer server, CancelToken cancel) throws TraceException {
        return new Probing(server.link(), cancel).run();
    }
}
