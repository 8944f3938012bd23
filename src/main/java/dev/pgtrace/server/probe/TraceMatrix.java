package dev.pgtrace.server.probe;

import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.CaptureRoute;
import dev.pgtrace.model.server.Probe;
import dev.pgtrace.model.server.ProbeSubject;
import dev.pgtrace.model.server.Remedy;
import dev.pgtrace.model.server.TraceOption;
import dev.pgtrace.model.server.TraceScope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// What follows from the findings: the routes, whether they are open, how exact they are, and what is missing.
final class TraceMatrix {
    private final Probe probe;
    private final Remedies remedies;
    private final Exactness exactness;

    TraceMatrix(Probe probe) {
        this.probe = probe;
        this.remedies = new Remedies(probe);
        this.exactness = new Exactness(probe);
    }

    List<TraceOption> options() {
        List<TraceOption> options =
                new ArrayList<>(List.of(ownSession(), serverLog(), sampling(), reloadedBackend(), extension()));
        options.sort(Comparator.comparing(TraceOption::scope).thenComparing(option -> !option.usable()));
        return List.copyOf(options);
    }

    /// Always open: without any right we can still run EXPLAIN ANALYZE ourselves.
    private TraceOption ownSession() {
        List<Remedy> missing = new ArrayList<>();
        List<String> limits = new ArrayList<>();
        boolean pooler = probe.has(ProbeSubject.POOLER);
        if (pooler) {
            missing.add(remedies.direct(false));
        } else if (!probe.has(ProbeSubject.AUTO_EXPLAIN) || !probe.has(ProbeSubject.SET_PARAMETERS)) {
            missing.add(remedies.ownSession());
        }
        if (!isFull()) {
            limits.add(KeptTexts.of("kept.limit.explain"));
        }
        limits.add(KeptTexts.of("kept.limit.fails"));
        if (isFull()) {
            limits.add(KeptTexts.of("kept.limit.cost"));
        }
        return new TraceOption(
                CaptureRoute.OWN_SESSION,
                TraceScope.OWN_STATEMENTS,
                true,
                isFull() ? exactness.full() : exactness.explainOnly(),
                missing,
                limits);
    }

    private boolean isFull() {
        return probe.has(ProbeSubject.AUTO_EXPLAIN)
                && probe.has(ProbeSubject.SET_PARAMETERS)
                && !probe.has(ProbeSubject.POOLER);
    }

    private TraceOption serverLog() {
        boolean superuser = probe.server().superuser();
        // A superuser has the server write another log while it is recorded, whatever plain text lacks.
        List<Remedy> missing = new ArrayList<>(remedies.log(superuser ? Set.of() : PlainLog.OF_ALL));
        if (!probe.has(ProbeSubject.ALTER_SYSTEM)) {
            missing.add(remedies.alterSystem());
        }
        List<String> limits = new ArrayList<>();
        if (!superuser) {
            limits.add(KeptTexts.of("kept.limit.noPlans"));
        } else if (!probe.has(ProbeSubject.AUTO_EXPLAIN_EVERYWHERE)) {
            limits.add(KeptTexts.of("kept.limit.running"));
        }
        limits.addAll(plainLog());
        limits.add(KeptTexts.of("kept.limit.grows"));
        limits.add(KeptTexts.of("kept.limit.settings"));
        return new TraceOption(
                CaptureRoute.SERVER_LOG,
                TraceScope.MANY_SESSIONS,
                missing.stream().noneMatch(Remedy::needed),
                superuser ? exactness.full() : exactness.withoutPlans(),
                needFirst(missing),
                limits);
    }

    /// What a log that is plain text does not tell.
    private List<String> plainLog() {
        List<String> limits = new ArrayList<>(remedies.plainLimits());
        List<PrefixPart> scopes =
                limits.isEmpty() ? List.of() : remedies.plain().lacking(Set.of(PrefixPart.ROLE, PrefixPart.DATABASE));
        if (!scopes.isEmpty()) {
            limits.add(KeptTexts.of("kept.limit.chosen", PlainLog.words(scopes)));
        }
        return limits;
    }

    private TraceOption sampling() {
        List<Remedy> missing = new ArrayList<>();
        if (!probe.has(ProbeSubject.READ_ALL_STATS) && !probe.server().superuser()) {
            missing.add(remedies.monitor());
        }
        if (!probe.has(ProbeSubject.PROC_IO) && probe.has(ProbeSubject.PLATFORM)) {
            missing.add(remedies.proc());
        }
        List<String> limits =
                new ArrayList<>(List.of(KeptTexts.of("kept.limit.between"), KeptTexts.of("kept.limit.noBinds")));
        if (!missing.isEmpty() && missing.getFirst().sql().contains("pg_monitor")) {
            limits.add(KeptTexts.of("kept.limit.ownRole", probe.server().role()));
        }
        return new TraceOption(
                CaptureRoute.SAMPLING, TraceScope.ONE_BACKEND, true, exactness.sampled(), missing, limits);
    }

    private TraceOption reloadedBackend() {
        List<Remedy> missing = new ArrayList<>(remedies.log(PlainLog.OF_A_BACKEND));
        if (!probe.server().superuser()) {
            missing.add(remedies.superuser(KeptTexts.of("kept.remedy.what.reread")));
        } else if (!probe.has(ProbeSubject.ALTER_SYSTEM)) {
            missing.add(remedies.alterSystem());
        }
        List<String> limits = new ArrayList<>(remedies.plainLimits());
        limits.add(KeptTexts.of("kept.limit.program"));
        limits.add(KeptTexts.of("kept.limit.reload"));
        return new TraceOption(
                CaptureRoute.RELOADED_BACKEND,
                TraceScope.ONE_BACKEND,
                missing.stream().noneMatch(Remedy::needed),
                probe.has(ProbeSubject.AUTO_EXPLAIN_EVERYWHERE) ? exactness.full() : exactness.withoutPlans(),
                needFirst(missing),
                limits);
    }

    private TraceOption extension() {
        boolean present = probe.has(ProbeSubject.PG_TRACE);
        return new TraceOption(
                CaptureRoute.EXTENSION,
                TraceScope.OWN_STATEMENTS,
                present,
                exactness.extension(),
                present ? List.of() : List.of(remedies.extension()),
                List.of(KeptTexts.of("kept.limit.own"), KeptTexts.of("kept.limit.faults")));
    }

    private static List<Remedy> needFirst(List<Remedy> remedies) {
        return remedies.stream()
                .sorted(Comparator.comparing(remedy -> !remedy.needed()))
                .toList();
    }
}
