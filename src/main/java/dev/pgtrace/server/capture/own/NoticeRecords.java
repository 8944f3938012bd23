package dev.pgtrace.server.capture.own;

import dev.pgtrace.format.autoexplain.log.LogRecord;
import dev.pgtrace.model.Backend;
import dev.pgtrace.model.Table;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ServerErrorMessage;

/// Makes messages like those of a log of the notices and errors of a connection.
final class NoticeRecords {
    private static final String DURATION = "duration: ";
    private static final String PLAN = "plan:";
    /// Beyond this a message has no header.
    private static final int HEADER = 60;

    private final Backend backend;
    private final NoticeClock clock;
    private long lines;

    NoticeRecords(Backend backend, NoticeClock clock) {
        this.backend = backend;
        this.clock = clock;
    }

    /// @param statement that failed, or empty for a notice
    LogRecord of(ServerErrorMessage message, String statement) {
        return of(
                orEmpty(message.getSeverity()),
                orEmpty(message.getSQLState()),
                orEmpty(message.getMessage()),
                orEmpty(message.getDetail()),
                orEmpty(message.getHint()),
                orEmpty(message.getWhere()),
                statement,
                orEmpty(message.getRoutine()));
    }

    /// A message that the server did not send itself.
    LogRecord of(String message) {
        return of("LOG", "00000", message, "", "", "", "", "");
    }

    private LogRecord of(
            String severity,
            String sqlState,
            String text,
            String detail,
            String hint,
            String context,
            String statement,
            String routine) {
        return new LogRecord(
                time(text, context),
                backend.user(),
                backend.database(),
                backend.pid(),
                Long.toHexString(backend.startMicros() / 1_000_000) + "." + Long.toHexString(backend.pid()),
                ++lines,
                1,
                "",
                backend.startMicros(),
                "",
                severity,
                sqlState,
                text,
                detail,
                hint,
                context,
                statement,
                backend.application(),
                "client backend",
                Table.MISSING,
                0,
                backend.client(),
                routine,
                Table.MISSING,
                Table.MISSING);
    }

    private long time(String message, String context) {
        long micros = message.startsWith(DURATION) ? micros(message) : Table.MISSING;
        if (micros == Table.MISSING) {
            return clock.now();
        }
        return isPlan(message) ? clock.nested(depth(context), micros) : clock.call(micros);
    }

    /// `duration: 1.677 ms  plan:` and the plan.
    static boolean isPlan(String message) {
        int plan = message.indexOf(PLAN);
        return message.startsWith(DURATION) && plan >= 0 && plan < HEADER;
    }

    /// `duration: 1.677 ms …`.
    private static long micros(String message) {
        int end = message.indexOf(' ', DURATION.length());
        try {
            return end < 0
                    ? Table.MISSING
                    : Math.round(Double.parseDouble(message.substring(DURATION.length(), end)) * 1000);
        } catch (NumberFormatException e) {
            return Table.MISSING;
        }
    }

    /// How many functions it was called in.
    private static int depth(String context) {
        int depth = 0;
        for (int at = 0; at >= 0 && at < context.length(); at = next(context, at)) {
            if (context.startsWith("PL/", at) || context.startsWith("SQL function ", at)) {
                depth++;
            }
        }
        return depth;
    }

    private static int next(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? -1 : end + 1;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
