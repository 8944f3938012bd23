package dev.pgtrace.server.probe;

import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.server.Captured;
import dev.pgtrace.model.server.Fidelity;
import dev.pgtrace.model.server.Probe;
import dev.pgtrace.model.server.ProbeSubject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How exact the routes are on this server.
final class Exactness {
    private static final int BACKEND_STATISTICS = 18;

    private final Probe probe;

    Exactness(Probe probe) {
        this.probe = probe;
    }

    /// auto_explain and the statistics of each call.
    List<Fidelity> full() {
        Map<Captured, Fidelity> all = withoutPlansMap();
        measured(all, Captured.PLANS, "");
        measured(all, Captured.NESTED, KeptTexts.of("kept.exact.nested"));
        return list(all);
    }

    List<Fidelity> withoutPlans() {
        return list(withoutPlansMap());
    }

    private Map<Captured, Fidelity> withoutPlansMap() {
        Map<Captured, Fidelity> all = none();
        measured(all, Captured.STATEMENTS, "");
        measured(all, Captured.BINDS, "");
        measured(all, Captured.CALLS, "");
        measured(all, Captured.CPU, KeptTexts.of("kept.exact.noWorkers"));
        tiers(all);
        put(all, Captured.WAITS, Provenance.ESTIMATED, KeptTexts.of("kept.exact.second"));
        measured(all, Captured.LOCK_WAITS, KeptTexts.of("kept.exact.tenMillis"));
        measured(all, Captured.TEMP_FILES, "");
        measured(all, Captured.ERRORS, KeptTexts.of("kept.exact.noPlan"));
        return all;
    }

    private void tiers(Map<Captured, Fidelity> all) {
        if (!probe.has(ProbeSubject.PLATFORM)) {
            put(all, Captured.TIERS, Provenance.ESTIMATED, KeptTexts.of("kept.exact.noReads"));
        } else if (probe.has(ProbeSubject.IO_METHOD)) {
            measured(all, Captured.TIERS, KeptTexts.of("kept.exact.perStatement"));
        } else {
            put(all, Captured.TIERS, Provenance.ESTIMATED, KeptTexts.of("kept.exact.worker"));
        }
    }

    List<Fidelity> explainOnly() {
        Map<Captured, Fidelity> all = none();
        measured(all, Captured.STATEMENTS, "");
        measured(all, Captured.BINDS, "");
        measured(all, Captured.PLANS, "");
        if (probe.has(ProbeSubject.IO_TIMING)) {
            put(all, Captured.TIERS, Provenance.ESTIMATED, KeptTexts.of("kept.exact.byTime"));
        } else {
            put(all, Captured.TIERS, Provenance.MISSING, KeptTexts.of("kept.exact.tier1"));
        }
        put(all, Captured.WAITS, Provenance.ESTIMATED, KeptTexts.of("kept.exact.second"));
        measured(all, Captured.ERRORS, KeptTexts.of("kept.exact.noPlan"));
        return list(all);
    }

    List<Fidelity> sampled() {
        Map<Captured, Fidelity> all = none();
        put(all, Captured.STATEMENTS, Provenance.ESTIMATED, KeptTexts.of("kept.exact.met"));
        put(all, Captured.CPU, Provenance.ESTIMATED, KeptTexts.of("kept.exact.withoutWait"));
        put(all, Captured.WAITS, Provenance.ESTIMATED, KeptTexts.of("kept.exact.sampled"));
        put(all, Captured.LOCK_WAITS, Provenance.ESTIMATED, KeptTexts.of("kept.exact.holders"));
        if (probe.has(ProbeSubject.PROC_IO) && probe.has(ProbeSubject.IO_METHOD)) {
            put(all, Captured.TIERS, Provenance.DERIVED, KeptTexts.of("kept.exact.between"));
        } else if (probe.has(ProbeSubject.PROC_IO)) {
            put(all, Captured.TIERS, Provenance.ESTIMATED, KeptTexts.of("kept.exact.proc"));
        } else if (probe.server().major() >= BACKEND_STATISTICS) {
            put(all, Captured.TIERS, Provenance.MISSING, KeptTexts.of("kept.exact.session"));
        }
        return list(all);
    }

    List<Fidelity> extension() {
        Map<Captured, Fidelity> all = none();
        measured(all, Captured.STATEMENTS, "");
        measured(all, Captured.BINDS, "");
        measured(all, Captured.CALLS, "");
        measured(all, Captured.CPU, "");
        measured(all, Captured.PLANS, "");
        put(all, Captured.TIERS, Provenance.ESTIMATED, KeptTexts.of("kept.exact.average"));
        put(all, Captured.WAITS, Provenance.ESTIMATED, KeptTexts.of("kept.exact.sampled"));
        return list(all);
    }

    private static Map<Captured, Fidelity> none() {
        Map<Captured, Fidelity> all = new EnumMap<>(Captured.class);
        for (Captured what : Captured.values()) {
            put(all, what, Provenance.MISSING, "");
        }
        return all;
    }

    private static void measured(Map<Captured, Fidelity> all, Captured what, String note) {
        put(all, what, Provenance.MEASURED, note);
    }

    private static void put(Map<Captured, Fidelity> all, Captured what, Provenance provenance, String note) {
        all.put(what, new Fidelity(what, provenance, note));
    }

    private static List<Fidelity> list(Map<Captured, Fidelity> all) {
        return new ArrayList<>(all.values());
    }
}
