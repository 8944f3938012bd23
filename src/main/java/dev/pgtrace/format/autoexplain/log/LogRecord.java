package dev.pgtrace.format.autoexplain.log;

import dev.pgtrace.format.autoexplain.plan.LoggedPlan;
import java.util.Optional;

/// One message of a PostgreSQL server, from its log or as a notice of a connection. Texts that are not there are
/// empty, numbers [dev.pgtrace.model.Table#MISSING] unless said otherwise.
///
/// @param timeMicros         when it was logged, microseconds since 1970 UTC; logs have milliseconds
/// @param user               role
/// @param database           name
/// @param pid                of the backend
/// @param sessionId          `%c`: start of the backend and pid, in hex
/// @param lineNumber         `%l`: number in the session, from 1
/// @param rows               how many numbers the record takes: plain text counts its DETAIL, STATEMENT .. rows too
/// @param tag                command tag or phase: `SELECT`, `PARSE`, `BIND`; of the session when it logged
/// @param sessionStartMicros when the backend started
/// @param virtualXid         `3/1940`
/// @param severity           as printed, perhaps in the server's language
/// @param sqlState           five characters
/// @param message            the text
/// @param detail             its DETAIL
/// @param hint               its HINT
/// @param context            its CONTEXT: the stack, innermost first
/// @param statement          what the session was running, which need not be what the message is about
/// @param application        `application_name`
/// @param backendType        `client backend`, `parallel worker`
/// @param leaderPid          of a parallel worker
/// @param queryId            of the statement that the session was running; 0 = none
/// @param client             remote host, `[local]`
/// @param location           `function, file:line` with `log_error_verbosity = verbose`; of notices the function
/// @param offsetBytes        where the record begins in the input
/// @param lengthBytes        up to the end of its last line
/// @param plan               the message, where its decoder has read a plan in it: then there is no text of it
/// @param call               the same of a call
public record LogRecord(
        long timeMicros,
        String user,
        String database,
        long pid,
        String sessionId,
        long lineNumber,
        int rows,
        String tag,
        long sessionStartMicros,
        String virtualXid,
        String severity,
        String sqlState,
        String message,
        String detail,
        String hint,
        String context,
        String statement,
        String application,
        String backendType,
        long leaderPid,
        long queryId,
        String client,
        String location,
        long offsetBytes,
        long lengthBytes,
        Optional<LoggedPlan> plan,
        Optional<LoggedCall> call) {
    public LogRecord(
            long timeMicros,
            String user,
            String database,
            long pid,
            String sessionId,
            long lineNumber,
            int rows,
            String tag,
            long sessionStartMicros,
            String virtualXid,
            String severity,
            String sqlState,
            String message,
            String detail,
            String hint,
            String context,
            String statement,
            String application,
            String backendType,
            long leaderPid,
            long queryId,
            String client,
            String location,
            long offsetBytes,
            long lengthBytes) {
        this(
                timeMicros,
                user,
                database,
                pid,
                sessionId,
                lineNumber,
                rows,
                tag,
                sessionStartMicros,
                virtualXid,
                severity,
                sqlState,
                message,
                detail,
                hint,
                context,
                statement,
                application,
                backendType,
                leaderPid,
                queryId,
                client,
                location,
                offsetBytes,
                lengthBytes,
                Optional.empty(),
                Optional.empty());
    }
}
