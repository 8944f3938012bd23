package dev.pgtrace.server.capture.log;

import dev.pgtrace.format.autoexplain.log.LogRecord;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.server.capture.setting.SettingScope;
import dev.pgtrace.server.probe.PlainLog;
import dev.pgtrace.server.probe.PrefixPart;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A scope as defaults of sessions and as a filter of messages.
record LogScope(CaptureScope scope) {
    /// How our connections begin to name themselves, see [dev.pgtrace.server.ServerLink].
    private static final String OURS = "pgtrace ";

    /// Where new sessions of the scope get their defaults.
    SettingScope.Sessions sessions() {
        return switch (scope) {
            case CaptureScope.Role role -> new SettingScope.Sessions(role.role(), "");
            case CaptureScope.Database database -> new SettingScope.Sessions("", database.database());
            case CaptureScope.RoleInDatabase both -> new SettingScope.Sessions(both.role(), both.database());
            case CaptureScope.Application application -> new SettingScope.Sessions("", "");
            case CaptureScope.All all -> new SettingScope.Sessions("", "");
            case CaptureScope.OwnSession own -> throw new IllegalArgumentException("own session");
            case CaptureScope.Pid pid -> throw new IllegalArgumentException("one backend");
        };
    }

    /// Whether all sessions are reached, those too that are filtered out afterwards.
    boolean reachesAll() {
        return scope instanceof CaptureScope.All || scope instanceof CaptureScope.Application;
    }

    /// What a record has to tell so that it can be seen whether it is covered.
    Set<PrefixPart> needs() {
        Set<PrefixPart> parts = EnumSet.copyOf(PlainLog.OF_ALL);
        switch (scope) {
            case CaptureScope.Role role -> parts.add(PrefixPart.ROLE);
            case CaptureScope.Database database -> parts.add(PrefixPart.DATABASE);
            case CaptureScope.RoleInDatabase both -> parts.addAll(List.of(PrefixPart.ROLE, PrefixPart.DATABASE));
            case CaptureScope.Pid pid -> parts.retainAll(PlainLog.OF_A_BACKEND);
            case CaptureScope.Application application -> {} // all need it
            case CaptureScope.All all -> {}
            case CaptureScope.OwnSession own -> throw new IllegalArgumentException("own session");
        }
        return parts;
    }

    /// Our own connections are covered only when they are asked for by name: a recording of all sessions would record
    /// its own reading, which writes to the log again.
    boolean covers(LogRecord message) {
        return (scope instanceof CaptureScope.Application
                        || !message.application().startsWith(OURS))
                && isIn(message);
    }

    private boolean isIn(LogRecord message) {
        return switch (scope) {
            case CaptureScope.Role role -> message.user().equals(role.role());
            case CaptureScope.Database database -> message.database().equals(database.database());
            case CaptureScope.RoleInDatabase both ->
                message.user().equals(both.role()) && message.database().equals(both.database());
            case CaptureScope.Application application -> message.application().equals(application.application());
            case CaptureScope.All all -> true;
            case CaptureScope.OwnSession own -> false;
            case CaptureScope.Pid pid -> message.pid() == pid.pid();
        };
    }
}
