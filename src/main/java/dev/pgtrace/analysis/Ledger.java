package dev.pgtrace.analysis;

import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import java.util.List;
import java.util.Set;

/// The account of a time: its parts sum to the whole exactly, in integer microseconds. One component may appear
/// twice with different provenance (CPU measured while running, CPU estimated while planning).
///
/// @param wholeMicros what is accounted for
/// @param entries     in the order of [Component], no zero entries except unaccounted, which is always there
/// @param missing     components that this trace cannot know; not zero
public record Ledger(long wholeMicros, List<Entry> entries, Set<Component> missing) {
    /// @param micros may be negative for unaccounted only
    public record Entry(Component component, long micros, Provenance provenance) {}

    public Ledger {
        entries = List.copyOf(entries);
        missing = Set.copyOf(missing);
        long sum = entries.stream().mapToLong(Entry::micros).sum();
        if (sum != wholeMicros) {
            throw new IllegalArgumentException("a ledger of " + wholeMicros + " us has entries of " + sum + " us");
        }
    }

    /// Time of a component, all provenances together.
    public long micros(Component component) {
        return entries.stream()
                .filter(e -> e.component() == component)
                .mapToLong(Entry::micros)
                .sum();
    }

    /// Share of the whole, NaN where the whole is 0.
    public double share(Component component) {
        return wholeMicros == 0 ? Double.NaN : (double) micros(component) / wholeMicros;
    }
}
