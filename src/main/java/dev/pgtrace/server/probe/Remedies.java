package dev.pgtrace.server.probe;

import dev.pgtrace.base.text.KeptTexts;
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
                    KeptTexts.of("kept.remedy.autoExplain"),
                    false,
                    "",
                    KeptTexts.of(
                            "kept.remedy.contrib",
                            probe.finding(ProbeSubject.AUTO_EXPLAIN).detail()));
        }
        List<String> missing = parameters.value().isEmpty()
                ? TraceParameters.all(probe.server().major())
                : List.of(parameters.value().split(", "));
        return new Remedy(
                KeptTexts.of("kept.remedy.own", role),
                false,
                grants.ownSession(missing),
                grants.hasParameterGrants()
                        ? KeptTexts.of("kept.remedy.onceAny")
                        : KeptTexts.of("kept.remedy.onceEach"));
    }

    Remedy direct(boolean needed) {
        return new Remedy(KeptTexts.of("kept.remedy.pooler"), needed, "", KeptTexts.of("kept.remedy.direct"));
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
                    KeptTexts.of("kept.remedy.collector"),
                    true,
                    Grants.collector(format),
                    KeptTexts.of("kept.remedy.restart")));
        } else if (PlainLog.isOnly(destination)) {
            prefix(needed, format).ifPresent(missing::add);
        } else if (!probe.has(ProbeSubject.LOG_FORMAT)) {
            missing.add(new Remedy(
                    KeptTexts.of("kept.remedy.neither"),
                    true,
                    Grants.logFormat(destination + ", " + format),
                    KeptTexts.of("kept.remedy.beside")));
        }
        ProbeFinding readable = probe.finding(ProbeSubject.LOG_READABLE);
        if (readable.state() == ProbeFinding.State.DENIED
                || (missing.stream().noneMatch(Remedy::needed) && !readable.isYes())) {
            missing.add(new Remedy(
                    KeptTexts.of("kept.remedy.logRight", role),
                    true,
                    grants.readLog(),
                    KeptTexts.of("kept.remedy.onceHere")));
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
                        KeptTexts.of("kept.remedy.plain", plain.lack(lacking)),
                        !plain.lacking(needed).isEmpty(),
                        plain.sql(lacking),
                        KeptTexts.of("kept.remedy.atOnce", format)));
    }

    Remedy alterSystem() {
        if (probe.has(ProbeSubject.STANDBY)) {
            return new Remedy(KeptTexts.of("kept.remedy.standby"), true, "", KeptTexts.of("kept.remedy.primary"));
        }
        if (probe.server().superuser()) {
            return new Remedy(KeptTexts.of("kept.remedy.alterSystem"), true, "", KeptTexts.of("kept.remedy.allow"));
        }
        return grants.hasParameterGrants()
                ? new Remedy(
                        KeptTexts.of("kept.remedy.others", role),
                        true,
                        grants.alterSystem(),
                        KeptTexts.of("kept.remedy.onceOrSuperuser"))
                : superuser(KeptTexts.of("kept.remedy.what.others"));
    }

    Remedy superuser(String what) {
        return new Remedy(
                KeptTexts.of("kept.remedy.superuser", what), true, "", KeptTexts.of("kept.remedy.asSuperuser"));
    }

    Remedy monitor() {
        return new Remedy(
                KeptTexts.of("kept.remedy.ownOnly", role),
                false,
                grants.monitor(),
                KeptTexts.of("kept.remedy.onceAnyDatabase"));
    }

    Remedy proc() {
        return new Remedy(
                KeptTexts.of("kept.remedy.proc"), false, grants.readProc(), KeptTexts.of("kept.remedy.allFiles"));
    }

    Remedy extension() {
        return new Remedy(
                KeptTexts.of("kept.remedy.extension"),
                true,
                "",
                KeptTexts.of(
                        "kept.remedy.nothingElse",
                        probe.finding(ProbeSubject.PG_TRACE).detail()));
    }
}
