package dev.pgtrace.server.probe;

import static dev.pgtrace.server.probe.Checks.denied;
import static dev.pgtrace.server.probe.Checks.no;
import static dev.pgtrace.server.probe.Checks.yes;

import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.server.ProbeFinding;
import dev.pgtrace.model.server.ProbeSubject;
import dev.pgtrace.model.server.ServerIdentity;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What the role may do.
final class RoleChecks {
    private final Questions ask;
    private final ServerIdentity server;
    private final Checks checks;

    RoleChecks(Questions ask, ServerIdentity server, Checks checks) {
        this.ask = ask;
        this.server = server;
        this.checks = checks;
    }

    void run() {
        checks.add(
                server.superuser()
                        ? yes(ProbeSubject.SUPERUSER, server.role(), "")
                        : no(ProbeSubject.SUPERUSER, server.role(), ""));
        member(ProbeSubject.MONITOR, "pg_monitor");
        member(ProbeSubject.READ_ALL_STATS, "pg_read_all_stats");
        member(ProbeSubject.READ_FILES, "pg_read_server_files");
        member(ProbeSubject.SIGNAL_BACKEND, "pg_signal_backend");
        checks.run(ProbeSubject.SET_PARAMETERS, this::setParameters);
        checks.run(ProbeSubject.ALTER_SYSTEM, this::alterSystem);
    }

    private void member(ProbeSubject subject, String role) {
        checks.run(
                subject,
                () -> ask.truth("SELECT pg_catalog.pg_has_role(current_user, ?, 'USAGE')", role)
                        ? yes(subject, "", "")
                        : no(subject, "", KeptTexts.of("kept.probe.role.member", server.role())));
    }

    private ProbeFinding setParameters() throws SQLException {
        ProbeSubject subject = ProbeSubject.SET_PARAMETERS;
        if (server.superuser()) {
            return yes(subject, "", "");
        }
        List<String> missing = missing(TraceParameters.all(server.major()));
        if (missing.isEmpty()) {
            return yes(subject, "", KeptTexts.of("kept.probe.role.set"));
        }
        if (ask.truth(
                "SELECT pg_catalog.has_function_privilege(pg_catalog.to_regprocedure('trace_on()')::oid, 'EXECUTE')")) {
            return yes(subject, "trace_on()", KeptTexts.of("kept.probe.role.function"));
        }
        return server.major() < 15
                ? denied(subject, KeptTexts.of("kept.probe.role.before15"))
                : new ProbeFinding(
                        subject,
                        ProbeFinding.State.DENIED,
                        String.join(", ", missing),
                        KeptTexts.of("kept.probe.role.missing", missing.size()));
    }

    private ProbeFinding alterSystem() throws SQLException {
        ProbeSubject subject = ProbeSubject.ALTER_SYSTEM;
        if (server.standby()) {
            return denied(subject, KeptTexts.of("kept.probe.role.standby"));
        }
        if (server.superuser()) {
            return server.major() >= 17
                            && !ask.truth("SELECT pg_catalog.current_setting('allow_alter_system')::boolean")
                    ? denied(subject, KeptTexts.of("kept.probe.role.off"))
                    : yes(subject, "", "");
        }
        return LogRights.areHeld(ask.connection(), server.major())
                ? yes(subject, "", KeptTexts.of("kept.probe.role.alter"))
                : denied(subject, KeptTexts.of("kept.probe.role.superuser"));
    }

    private List<String> missing(List<String> names) throws SQLException {
        if (server.major() < 15) {
            return names;
        }
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            if (!ask.truth("SELECT pg_catalog.has_parameter_privilege(?, 'SET')", name)) {
                missing.add(name);
            }
        }
        return missing;
    }
}
