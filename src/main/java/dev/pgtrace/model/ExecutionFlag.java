package dev.pgtrace.model;

/// Bits of [ExecutionColumn#FLAGS].
public enum ExecutionFlag {
    /// No end of the run in the trace.
    INCOMPLETE,
    /// Open while other statements ran: its own end was printed under another number or not at all.
    RAN_NESTED,
    /// The same cursor had started before and not ended.
    REPEATED,
    FOREIGN_PLAN,
    /// CPU and blocks are sums since the backend started: left out.
    CUMULATIVE_STATS,
    /// End or plan without an EXEC record of its own: left out.
    NO_START,
    GARBAGE_ELAPSED,
    IMPLAUSIBLE_BINDS,
    BIND_TRUNCATED,
    /// Statistics and plan without a run: EXPLAIN.
    NO_RUN,
    ERROR,
    /// The plan's figures are sums over several executions ([ExecutionColumn#PLAN_EXECUTIONS]), not this one's.
    SUMMED_PLAN;

    public long bit() {
        return 1L << ordinal();
    }

    public boolean in(long flags) {
        return flags > 0 && (flags & bit()) != 0;
    }
}
