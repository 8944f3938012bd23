package dev.pgtrace.server.capture.setting;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
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
                ? Texts.get("server.refusal.right", link.name())
                : Texts.get("server.refusal.other", link.name());
        return new TraceException(TraceException.Kind.SERVER, reason, fault);
    }
}
