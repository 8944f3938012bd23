package dev.pgtrace.ui.sessions;

import dev.pgtrace.base.text.PlainText;
import dev.pgtrace.model.server.ServerSession;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.SqlTexts;
import java.util.Locale;

/// The words of a session.
final class SessionTexts {
    private static final long MINUTE = 60_000_000;
    private static final long HOUR = 60 * MINUTE;

    private SessionTexts() {}

    /// `IO · DataFileRead`, `CPU`, or nothing for a session that is idle by itself.
    static String waiting(ServerSession session) {
        if (!session.waitClass().isEmpty()) {
            return session.waitClass() + " · " + session.waitEvent();
        }
        return session.isActive() ? Messages.get("sessions.cpu") : "";
    }

    /// A running clock, so that columns stay aligned: `00:03.104`, `1:02:33`, `3 d 04 h`.
    static String clock(long micros) {
        if (micros < 0) {
            return "";
        }
        if (micros < HOUR) {
            long millis = micros / 1_000;
            return String.format(Locale.ROOT, "%02d:%02d.%03d", millis / 60_000, millis / 1_000 % 60, millis % 1_000);
        }
        long seconds = micros / 1_000_000;
        if (micros < 24 * HOUR) {
            return String.format(
                    Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
        }
        return String.format(Locale.ROOT, "%d d %02d h", seconds / 86_400, seconds / 3_600 % 24);
    }

    /// The statement on one line; a worker names its leader, a process of the server what it is.
    static String statement(ServerSession session) {
        if (session.leaderPid() >= 0) {
            return Messages.get("sessions.worker", Long.toString(session.leaderPid()));
        }
        if (!session.readable()) {
            return Messages.get("sessions.unreadable");
        }
        String text = SqlTexts.oneLine(session.statement());
        return text.isEmpty() && !session.backendType().equals("client backend") ? session.backendType() : text;
    }

    /// `4471 webapp`, or what is known of a holder that is no session.
    static String who(ServerSession session) {
        if (session.pid() == 0) {
            return Messages.get("sessions.blockers.prepared");
        }
        return session.user().isEmpty() ? Long.toString(session.pid()) : session.pid() + " " + session.user();
    }

    /// Text of the server in one line without control characters.
    static String plain(String text) {
        return PlainText.oneLine(text);
    }
}
