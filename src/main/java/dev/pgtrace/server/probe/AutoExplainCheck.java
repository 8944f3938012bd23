package dev.pgtrace.server.probe;

import static dev.pgtrace.server.probe.Checks.denied;
import static dev.pgtrace.server.probe.Checks.no;
import static dev.pgtrace.server.probe.Checks.yes;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.server.ProbeFinding;
import dev.pgtrace.model.server.ProbeSubject;
import dev.pgtrace.model.server.ServerFault;
import dev.pgtrace.server.ServerLink;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Tries to load auto_explain in a connection that is closed at once, with values that trace nothing.
final class AutoExplainCheck {
    private static final String LOADED =
            "SELECT EXISTS (SELECT FROM pg_catalog.pg_settings WHERE name = 'auto_explain.log_min_duration')";

    private final ServerLink link;

    AutoExplainCheck(ServerLink link) {
        this.link = link;
    }

    ProbeFinding everywhere(Questions ask) throws SQLException {
        ProbeSubject subject = ProbeSubject.AUTO_EXPLAIN_EVERYWHERE;
        return ask.truth(LOADED)
                ? yes(subject, "", KeptTexts.of("kept.probe.autoExplain.loaded"))
                : no(subject, "", KeptTexts.of("kept.probe.autoExplain.running"));
    }

    /// @param byFunction whether an administrator's function switches it on
    ProbeFinding own(boolean byFunction) throws SQLException {
        ProbeSubject subject = ProbeSubject.AUTO_EXPLAIN;
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("session_preload_libraries", "auto_explain");
        settings.put("auto_explain.log_min_duration", "-1");
        settings.put("auto_explain.log_analyze", "off");
        try (Connection connection = link.open("pgtrace probe", settings)) {
            return new Questions(connection).truth(LOADED)
                    ? yes(subject, "", KeptTexts.of("kept.probe.autoExplain.here"))
                    : no(subject, "", KeptTexts.of("kept.probe.autoExplain.pooler"));
        } catch (ServerFault fault) {
            if (fault.reason() == ServerFault.Reason.PRIVILEGE) {
                return byFunction
                        ? yes(subject, "trace_on()", KeptTexts.of("kept.probe.autoExplain.function"))
                        : denied(subject, KeptTexts.of("kept.probe.autoExplain.denied"));
            }
            return fault.sqlState().equals("58P01")
                    ? no(subject, "", KeptTexts.of("kept.probe.autoExplain.none"))
                    : no(subject, "", String.valueOf(fault.getMessage()));
        } catch (TraceException e) {
            return no(subject, "", String.valueOf(e.getMessage()));
        }
    }
}
