package dev.pgtrace.model.capture;

/// What can be recorded or left out.
public enum CaptureDetail {
    /// The time of each plan node. Costs 40 to 75 % on plans that pass many rows through.
    NODE_TIMES,
    /// PARSE, BIND, EXECUTE and FETCH with their times.
    CALLS,
    /// CPU and physical reads of each call (`log_statement_stats`).
    USAGE,
    /// PostgreSQL 18: reads are made by the backend itself, so that physical reads are exact; changes how it reads.
    EXACT_TIERS,
    /// Let one backend reread its configuration by a signal: see its plan before agreeing.
    SIGNAL,
    /// Own statements are traced by the extension pg_trace instead of auto_explain, and its file is taken as it is.
    EXTENSION,
    /// Start the extension even on a server marked as production.
    RISKY_EXTENSION
}
