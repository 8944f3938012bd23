package dev.pgtrace.server.probe;

import static dev.pgtrace.server.probe.Checks.no;
import static dev.pgtrace.server.probe.Checks.yes;

import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.server.ProbeFinding;
import dev.pgtrace.model.server.ProbeSubject;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.postgresql.PGConnection;

/// Whether something stands between us and the backend: the pid changes from statement to statement, is not the one
/// that we were told at login, or a setting that was sent while connecting did not arrive.
final class PoolerCheck {
    /// Any role may set a name with a point in it, and it means nothing to the server.
    static final String MARK = "pgtrace.probe";

    private static final int STATEMENTS = 4;

    private final Questions ask;

    PoolerCheck(Questions ask) {
        this.ask = ask;
    }

    /// @param marked whether the connection was opened with [#MARK]
    ProbeFinding run(Optional<String> marked) throws SQLException {
        ProbeSubject subject = ProbeSubject.POOLER;
        Set<String> pids = new HashSet<>();
        for (int i = 0; i < STATEMENTS; i++) {
            ask.text("SELECT pg_catalog.pg_backend_pid()").ifPresent(pids::add);
        }
        if (pids.size() > 1) {
            return yes(subject, "", KeptTexts.of("kept.probe.pooler.changes"));
        }
        if (marked.isEmpty()) {
            return yes(subject, "", KeptTexts.of("kept.probe.pooler.options"));
        }
        int told = ask.connection().unwrap(PGConnection.class).getBackendPID();
        if (!pids.contains(Integer.toString(told))) {
            return yes(subject, "", KeptTexts.of("kept.probe.pooler.another"));
        }
        return no(subject, "", "");
    }
}
