package dev.pgtrace.server.capture.setting;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.server.ServerLink;
import java.sql.SQLException;

/// What it means that a server does not take a setting.
final class Refusal {
    private static final String NO_RIGHT = "42501";

    private Refusal() {}

    static TraceException of(ServerLink link, Exception fault) {
        if (fault instanceof TraceException told) {
            return told;
        }
        String reason = NO_RIGHT.equals(fault instanceof SQLException sql ? sql.getSQLState() : null)
                ? "The role that connects to " + link.name()
                        + " may not write these settings, and nothing stays written."
                        + " Connect as a superuser, or have an administrator run what pgtrace probe prints."
                : "The settings could not be written on " + link.name() + ", and nothing stays written.";
        return new TraceException(TraceException.Kind.SERVER, reason, fault);
    }
}
