package dev.pgtrace.analysis.compare;

import dev.pgtrace.analysis.Ledger;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Adds up accounts, and compares two.
final class Ledgers {
    private static final Component[] COMPONENTS = Component.values();
    private static final Provenance[] PROVENANCES = Provenance.values();

    private final long[][] micros = new long[COMPONENTS.length][PROVENANCES.length];
    private final Set<Component> missing = EnumSet.noneOf(Component.class);
    private long whole;

    void add(Ledger ledger) {
        whole += ledger.wholeMicros();
        for (Ledger.Entry entry : ledger.entries()) {
            micros[entry.component().ordinal()][entry.provenance().ordinal()] += entry.micros();
        }
        missing.addAll(ledger.missing());
    }

    /// A component counts as missing where any of the accounts misses it and none has an entry.
    Ledger sum() {
        List<Ledger.Entry> entries = new ArrayList<>();
        Set<Component> unknown = EnumSet.noneOf(Component.class);
        unknown.addAll(missing);
        for (Component component : COMPONENTS) {
            for (Provenance provenance : PROVENANCES) {
                long time = micros[component.ordinal()][provenance.ordinal()];
                if (time != 0 || (component == Component.UNACCOUNTED && provenance == Provenance.DERIVED)) {
                    entries.add(new Ledger.Entry(component, time, provenance));
                    unknown.remove(component);
                }
            }
        }
        return new Ledger(whole, entries, unknown);
    }

    /// Components that either account has or cannot know.
    static List<ComponentDelta> deltas(Ledger before, Ledger after) {
        List<ComponentDelta> deltas = new ArrayList<>();
        for (Component component : COMPONENTS) {
            ComponentDelta delta = new ComponentDelta(
                    component,
                    before.micros(component),
                    after.micros(component),
                    provenance(before, component),
                    provenance(after, component));
            if (delta.oldMicros() != 0 || delta.newMicros() != 0 || !delta.isComparable()) {
                deltas.add(delta);
            }
        }
        return deltas;
    }

    /// Of the component's entries; none and not missing means that there was none, as far as was measured.
    private static Provenance provenance(Ledger ledger, Component component) {
        if (ledger.missing().contains(component)) {
            return Provenance.MISSING;
        }
        Provenance least = Provenance.MISSING;
        for (Ledger.Entry entry : ledger.entries()) {
            if (entry.component() == component) {
                least = least.and(entry.provenance());
            }
        }
        return least == Provenance.MISSING ? Provenance.MEASURED : least;
    }
}
