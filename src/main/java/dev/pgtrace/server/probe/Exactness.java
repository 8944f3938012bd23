package dev.pgtrace.server.probe;

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
        measured(all, Captured.NESTED, "Each with its plan and the stack of functions.");
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
        measured(all, Captured.CPU, "Without parallel workers.");
        tiers(all);
        put(all, Captured.WAITS, Provenance.ESTIMATED, "Sampled on a second connection.");
        measured(all, Captured.LOCK_WAITS, "From 10 ms on.");
        measured(all, Captured.TEMP_FILES, "");
        measured(all, Captured.ERRORS, "Without a plan.");
        return all;
    }

    private void tiers(Map<Captured, Fidelity> all) {
        if (!probe.has(ProbeSubject.PLATFORM)) {
            put(
                    all,
                    Captured.TIERS,
                    Provenance.ESTIMATED,
                    "By the time of reads: this system counts no physical reads.");
        } else if (probe.has(ProbeSubject.IO_METHOD)) {
            measured(all, Captured.TIERS, "For each statement; reads of parallel workers are not split.");
        } else {
            put(
                    all,
                    Captured.TIERS,
                    Provenance.ESTIMATED,
                    "io_method is worker: measured with effective_io_concurrency = 0, which changes how it reads.");
        }
    }

    List<Fidelity> explainOnly() {
        Map<Captured, Fidelity> all = none();
        measured(all, Captured.STATEMENTS, "");
        measured(all, Captured.BINDS, "");
        measured(all, Captured.PLANS, "");
        if (probe.has(ProbeSubject.IO_TIMING)) {
            put(all, Captured.TIERS, Provenance.ESTIMATED, "By the time of reads.");
        } else {
            put(all, Captured.TIERS, Provenance.MISSING, "Tier 1 is exact; tiers 2 and 3 are not split.");
        }
        put(all, Captured.WAITS, Provenance.ESTIMATED, "Sampled on a second connection.");
        measured(all, Captured.ERRORS, "Without a plan.");
        return list(all);
    }

    List<Fidelity> sampled() {
        Map<Captured, Fidelity> all = none();
        put(all, Captured.STATEMENTS, Provenance.ESTIMATED, "Those that a sample meets.");
        put(all, Captured.CPU, Provenance.ESTIMATED, "Samples without a wait.");
        put(all, Captured.WAITS, Provenance.ESTIMATED, "Sampled.");
        put(all, Captured.LOCK_WAITS, Provenance.ESTIMATED, "Sampled, with their holders.");
        if (probe.has(ProbeSubject.PROC_IO) && probe.has(ProbeSubject.IO_METHOD)) {
            put(all, Captured.TIERS, Provenance.DERIVED, "Reads of the process between two samples, by /proc.");
        } else if (probe.has(ProbeSubject.PROC_IO)) {
            put(all, Captured.TIERS, Provenance.ESTIMATED, "By /proc, without what I/O workers read for it.");
        } else if (probe.server().major() >= BACKEND_STATISTICS) {
            put(
                    all,
                    Captured.TIERS,
                    Provenance.MISSING,
                    "Reads are counted for the whole session only, and not split into tiers 2 and 3.");
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
        put(all, Captured.TIERS, Provenance.ESTIMATED, "By the average time of a read.");
        put(all, Captured.WAITS, Provenance.ESTIMATED, "Sampled.");
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
