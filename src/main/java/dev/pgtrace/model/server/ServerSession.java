package dev.pgtrace.model.server;

import dev.pgtrace.model.Component;
import java.util.List;

/// A server process as `pg_stat_activity` shows it. Empty texts and -1 are not known: the process has none, or the
/// role may not see it.
///
/// @param pid               process id
/// @param leaderPid         of a parallel worker, else -1
/// @param backendType       `client backend`, `parallel worker`, `autovacuum worker` …
/// @param user              role
/// @param database          name
/// @param application       `application_name`
/// @param client            address, or `local`
/// @param state             `active`, `idle`, `idle in transaction` …
/// @param waitClass         `wait_event_type`; empty while on the processor
/// @param waitEvent         `wait_event`
/// @param component         where its time goes now; CPU for an active one that waits for nothing
/// @param startMicros       of the process, since 1970 UTC by the server's clock
/// @param transactionMicros start of the transaction, likewise
/// @param statementMicros   start of the running or last statement, likewise
/// @param stateMicros       since when it is in its state, likewise
/// @param queryId           of the statement
/// @param statement         text of the running or last one, cut at [#STATEMENT_LIMIT]
/// @param blockedBy         pids that hold what it waits for; empty where it waits for no lock
/// @param readable          whether the role may see what it does
public record ServerSession(
        long pid,
        long leaderPid,
        String backendType,
        String user,
        String database,
        String application,
        String client,
        String state,
        String waitClass,
        String waitEvent,
        Component component,
        long startMicros,
        long transactionMicros,
        long statementMicros,
        long stateMicros,
        long queryId,
        String statement,
        List<Long> blockedBy,
        boolean readable) {
    /// Characters of a statement's text that are fetched.
    public static final int STATEMENT_LIMIT = 4_000;

    public ServerSession {
        blockedBy = List.copyOf(blockedBy);
    }

    public boolean isActive() {
        return state.equals("active") || state.equals("fastpath function call");
    }

    public boolean isIdle() {
        return state.equals("idle");
    }

    public boolean isIdleInTransaction() {
        return state.startsWith("idle in transaction");
    }

    /// How long it has been in the state it is in: of an active one the time of its statement, of an idle one the
    /// time since its last; -1 where not known.
    public long ageMicros(long nowMicros) {
        long since = isActive() && statementMicros >= 0 ? statementMicros : stateMicros;
        return since < 0 ? -1 : Math.max(0, nowMicros - since);
    }

    /// How long its transaction has been open, or -1.
    public long transactionAgeMicros(long nowMicros) {
        return transactionMicros < 0 ? -1 : Math.max(0, nowMicros - transactionMicros);
    }
}
