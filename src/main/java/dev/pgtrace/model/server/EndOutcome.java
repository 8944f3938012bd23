package dev.pgtrace.model.server;

/// What became of asking a session to stop.
public enum EndOutcome {
    /// The server has told the process; it stops at its next safe point.
    SENT,
    /// The session has ended meanwhile, or its pid belongs to another one now: nothing was done.
    GONE
}
