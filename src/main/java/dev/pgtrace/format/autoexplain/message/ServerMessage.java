package dev.pgtrace.format.autoexplain.message;

import dev.pgtrace.format.autoexplain.plan.ExplainedPlan;
import dev.pgtrace.format.autoexplain.plan.PlanTotals;
import java.util.List;

/// What one message of the server says.
public sealed interface ServerMessage {
    /// A protocol message has been processed.
    ///
    /// @param elapsedMicros how long it took
    /// @param name          of statement and portal, `S_1/C_3`, `<unnamed>`; empty in the simple protocol
    /// @param sql           its text; empty with `log_duration` alone
    /// @param binds         its parameters
    record Duration(Phase phase, long elapsedMicros, String name, String sql, Binds binds) implements ServerMessage {}

    /// A protocol message begins (`log_statement`).
    record Begin(Phase phase, String name, String sql) implements ServerMessage {}

    /// A plan of auto_explain.
    ///
    /// @param elapsedMicros of the executor
    /// @param totals        of the plan
    record Plan(long elapsedMicros, ExplainedPlan plan, PlanTotals totals) implements ServerMessage {}

    /// A plan that cannot be read: cut, or in a form that is not read (XML, YAML).
    record UnreadablePlan(long elapsedMicros) implements ServerMessage {}

    /// What the kernel counted for the message whose duration was told just before.
    record Statistics(UsageStatistics usage) implements ServerMessage {}

    /// A lock was waited for.
    ///
    /// @param over          whether the wait has ended
    /// @param event         `Lock/transactionid`
    /// @param what          the lock, as printed: `ShareLock on transaction 440608`
    /// @param elapsedMicros so far
    /// @param holders       processes that hold it, where told
    record LockWait(boolean over, String event, String what, long elapsedMicros, List<Long> holders)
            implements ServerMessage {
        public LockWait {
            holders = List.copyOf(holders);
        }
    }

    /// A temporary file was removed.
    record TemporaryFile(long bytes) implements ServerMessage {}

    /// A statement, or the whole session where it is fatal, failed.
    ///
    /// @param text with detail and hint in further lines
    record Failed(String text) implements ServerMessage {}

    /// The session has ended.
    record Disconnected() implements ServerMessage {}

    /// Anything else.
    record Other() implements ServerMessage {}
}
