package dev.pgtrace.ui.kit.control;

import dev.pgtrace.analysis.Ledger;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Parts of bars from a ledger: one a component, in the ledger's order.
public final class LedgerParts {
    private LedgerParts() {}

    /// The parts that are there. A component that appears twice is one part, known as its larger entry is.
    public static List<Part> of(Ledger ledger) {
        Map<Component, Part> parts = new EnumMap<>(Component.class);
        for (Ledger.Entry entry : ledger.entries()) {
            Part part = new Part(entry.component(), entry.micros(), entry.provenance());
            parts.merge(
                    entry.component(), part, (a, b) -> new Part(a.component(), a.micros() + b.micros(), heavier(a, b)));
        }
        return List.copyOf(parts.values());
    }

    /// The parts that are there and, marked as missing, those that this trace cannot know.
    public static List<Part> withMissing(Ledger ledger) {
        List<Part> parts = new ArrayList<>(of(ledger));
        for (Component component : Component.values()) {
            if (ledger.missing().contains(component)) {
                parts.add(new Part(component, 0, Provenance.MISSING));
            }
        }
        return parts;
    }

    /// Parts as entries of a ledger, for what explains them.
    public static List<Ledger.Entry> entries(List<Part> parts) {
        return parts.stream()
                .filter(part -> part.provenance() != Provenance.MISSING)
                .map(part -> new Ledger.Entry(part.component(), part.micros(), part.provenance()))
                .toList();
    }

    /// So that the small estimate for planning does not hatch a measured CPU.
    private static Provenance heavier(Part a, Part b) {
        return a.micros() >= b.micros() ? a.provenance() : b.provenance();
    }
}
