package dev.pgtrace.server.probe;

import dev.pgtrace.model.server.Probe;
import dev.pgtrace.model.server.ProbeFinding;
import dev.pgtrace.model.server.ProbeSubject;
import dev.pgtrace.model.server.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    ///
    /// @param needed of each record
    List<Remedy> log(Set<PrefixPart> needed) {
        List<Remedy> missing = new ArrayList<>();
        String format = probe.server().major() >= JSON_LOG ? "jsonlog" : "csvlog";
        String destination = probe.finding(ProbeSubject.LOG_FORMAT).value();
        if (!probe.has(ProbeSubject.LOG_COLLECTOR)) {
            missing.add(new Remedy(
                    "The server does not collect its log in files.",
                    true,
                    Grants.collector(format),
                    "Run by a superuser; takes effect after a restart of the server."));
        } else if (PlainLog.isOnly(destination)) {
            prefix(needed, format).ifPresent(missing::add);
        } else if (!probe.has(ProbeSubject.LOG_FORMAT)) {
            missing.add(new Remedy(
                    "The log is written in neither jsonlog nor csvlog.",
                    true,
                    Grants.logFormat(destination + ", " + format),
                    "Run by a superuser; takes effect at once, beside the format that there is."));
        }
        ProbeFinding readable = probe.finding(ProbeSubject.LOG_READABLE);
        if (readable.state() == ProbeFinding.State.DENIED
                || (missing.stream().noneMatch(Remedy::needed) && !readable.isYes())) {
            missing.add(new Remedy(
                    "The role " + role + " may not read the log over SQL.",
                    true,
                    grants.readLog(),
                    "Run once by a superuser, in the database that is connected to."));
        }
        return missing;
    }

    /// What the log tells where it is plain text.
    PlainLog plain() {
        return new PlainLog(
                probe.finding(ProbeSubject.LOG_PREFIX).value(), probe.server().major());
    }

    /// What the log does not tell, a sentence each; nothing where it is no plain text.
    List<String> plainLimits() {
        boolean read = probe.has(ProbeSubject.LOG_COLLECTOR)
                && PlainLog.isOnly(probe.finding(ProbeSubject.LOG_FORMAT).value());
        return read ? plain().limits() : List.of();
    }

    private Optional<Remedy> prefix(Set<PrefixPart> needed, String format) {
        PlainLog plain = plain();
        List<PrefixPart> lacking = plain.lacking();
        return lacking.isEmpty()
                ? Optional.empty()
                : Optional.of(new Remedy(
                        "The log is plain text, and " + plain.lack(lacking) + ".",
                        !plain.lacking(needed).isEmpty(),
                        plain.sql(lacking),
                        "Run by a superuser; takes effect at once. Instead, " + format + " can be added to"
                                + " log_destination, which has everything."));
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
