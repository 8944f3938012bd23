package dev.pgtrace.server.probe;

import dev.pgtrace.model.server.Probe;
import dev.pgtrace.model.server.ProbeFinding;
import dev.pgtrace.model.server.ProbeSubject;
import dev.pgtrace.model.server.Remedy;
import java.util.ArrayList;
import java.util.List;

/// What is missing, and what an administrator does about it.
final class Remedies {
    private static final int JSON_LOG = 15;

    private final Probe probe;
    private final Grants grants;
    private final String role;

    Remedies(Probe probe) {
        this.probe = probe;
        this.role = probe.server().role();
        this.grants = new Grants(probe.server().major(), role);
    }

    Remedy ownSession() {
        ProbeFinding parameters = probe.finding(ProbeSubject.SET_PARAMETERS);
        if (parameters.isYes()) {
            return new Remedy(
                    "auto_explain cannot be loaded.",
                    false,
                    "",
                    probe.finding(ProbeSubject.AUTO_EXPLAIN).detail()
                            + " Install the contrib package of this PostgreSQL on the server; no restart is needed.");
        }
        List<String> missing = parameters.value().isEmpty()
                ? TraceParameters.all(probe.server().major())
                : List.of(parameters.value().split(", "));
        return new Remedy(
                "The role " + role + " may not switch tracing on in its own sessions.",
                false,
                grants.ownSession(missing),
                grants.hasParameterGrants()
                        ? "Run once by a superuser, in one session, in any database."
                        : "Run once by a superuser in each database that shall be traced; before version 15 settings"
                                + " cannot be granted, so a function sets them.");
    }

    Remedy direct(boolean needed) {
        return new Remedy(
                "A pooler stands in between.",
                needed,
                "",
                "Connect to the server itself, not through the pooler: use its own host and port.");
    }

    /// What it takes to read the log over SQL.
    List<Remedy> log() {
        List<Remedy> missing = new ArrayList<>();
        String format = probe.server().major() >= JSON_LOG ? "jsonlog" : "csvlog";
        if (!probe.has(ProbeSubject.LOG_COLLECTOR)) {
            missing.add(new Remedy(
                    "The server does not collect its log in files.",
                    true,
                    Grants.collector(format),
                    "Run by a superuser; takes effect after a restart of the server."));
        } else if (!probe.has(ProbeSubject.LOG_FORMAT)) {
            missing.add(new Remedy(
                    "The log is written in neither jsonlog nor csvlog.",
                    true,
                    Grants.logFormat(probe.finding(ProbeSubject.LOG_FORMAT).value() + ", " + format),
                    "Run by a superuser; takes effect at once, beside the format that there is."));
        }
        ProbeFinding readable = probe.finding(ProbeSubject.LOG_READABLE);
        if (readable.state() == ProbeFinding.State.DENIED || (missing.isEmpty() && !readable.isYes())) {
            missing.add(new Remedy(
                    "The role " + role + " may not read the log over SQL.",
                    true,
                    grants.readLog(),
                    "Run once by a superuser, in the database that is connected to."));
        }
        return missing;
    }

    Remedy alterSystem() {
        if (probe.has(ProbeSubject.STANDBY)) {
            return new Remedy(
                    "The server is a standby: its sessions cannot be switched on from here.",
                    true,
                    "",
                    "Trace on the primary.");
        }
        if (probe.server().superuser()) {
            return new Remedy(
                    "ALTER SYSTEM is switched off (allow_alter_system).",
                    true,
                    "",
                    "Set allow_alter_system = on in postgresql.conf and reload.");
        }
        return grants.hasParameterGrants()
                ? new Remedy(
                        "The role " + role + " may not switch on the tracing of others.",
                        true,
                        grants.alterSystem(),
                        "Run once by a superuser, in the database that is connected to; or connect as a superuser, which"
                                + " gives plans too.")
                : superuser("switch on the tracing of others");
    }

    Remedy superuser(String what) {
        return new Remedy("Only a superuser can " + what + ".", true, "", "Connect as a superuser.");
    }

    Remedy monitor() {
        return new Remedy(
                "The role " + role + " sees only its own sessions.",
                false,
                grants.monitor(),
                "Run once by a superuser, in any database.");
    }

    Remedy proc() {
        return new Remedy(
                "Physical reads of processes (/proc) cannot be read over SQL.",
                false,
                grants.readProc(),
                "Run once by a superuser, in the database that is connected to. It lets the role read all files that the"
                        + " server can read.");
    }

    Remedy extension() {
        return new Remedy(
                "The extension pg_trace is not there.",
                true,
                "",
                probe.finding(ProbeSubject.PG_TRACE).detail() + " Nothing else needs it.");
    }
}
