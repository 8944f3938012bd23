package dev.pgtrace.server.load;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.load.LoadKind;
import java.time.Duration;

/// Runs transactions as fast as they go.
public interface Load {
    /// Which program makes it, in words.
    String name();

    /// Whether its own work is done in this process, so that this process's CPU time says nothing about others.
    boolean isOurs();

    /// @throws TraceException of kind SERVER when a transaction fails
    LoadResult run(LoadKind kind, int clients, Duration duration, CancelToken cancel) throws TraceException;
}
