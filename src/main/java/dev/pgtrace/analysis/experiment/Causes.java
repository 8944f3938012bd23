package dev.pgtrace.analysis.experiment;

import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Why one variant takes longer than another: the difference of the means of the *timed* runs, in parts that sum to it.
///
/// The parts come from the instrumented runs, whose own time is longer. What their clock can have taken is
/// processor time and is taken out of CPU; where parts still exceed the timed mean, all shrink alike, and are
/// then estimated. What the server does not account for, and what lies outside of it (the network, the client),
/// is *unaccounted*: the timed mean less the parts. So nothing is stretched to fit.
final class Causes {
    static final String PLANNING = "planning";
    static final String UNACCOUNTED = "unaccounted";
    /// Two readings of a slow clock: `pg_test_timing` tells 20 to 100 ns for one on most machines.
    private static final double CLOCK_MICROS = 0.2;
    /// Parts are told in nanoseconds.
    private static final double STEPS = 1_000;
    private static final List<String> COMPONENTS =
            List.of(PLANNING, "cpu", "tier1", "tier2", "tier3", "tier23", "temp", "wal", "locks", "other", "client");

    private final List<VariantFigures> figures;

    /// Parts of the mean run of one variant.
    private record Account(Map<String, Double> micros, Map<String, Provenance> provenances) {}

    Causes(List<VariantFigures> figures) {
        this.figures = figures;
    }

    /// Empty where a variant has no instrumented or no timed runs.
    List<CausePart> of(VariantSummary first, VariantSummary other) {
        Optional<VariantFigures> before = figures(first);
        Optional<VariantFigures> after = figures(other);
        double delta = other.meanMicros() - first.meanMicros();
        if (before.isEmpty() || after.isEmpty() || Double.isNaN(delta)) {
            return List.of();
        }
        boolean split =
                before.get().micros(Component.READS_UNSPLIT) == 0 && after.get().micros(Component.READS_UNSPLIT) == 0;
        Account a = account(before.get(), first.meanMicros(), split);
        Account b = account(after.get(), other.meanMicros(), split);
        List<CausePart> parts = new ArrayList<>();
        double left = delta;
        for (String component : COMPONENTS) {
            if (isKnown(component, before.get(), after.get(), a, b)) {
                double part = Math.rint((value(b, component) - value(a, component)) * STEPS) / STEPS;
                left -= part;
                parts.add(new CausePart(component, part, share(part, delta), provenance(component, a, b)));
            }
        }
        parts.add(new CausePart(UNACCOUNTED, left, share(left, delta), Provenance.DERIVED));
        return parts;
    }

    private Optional<VariantFigures> figures(VariantSummary summary) {
        return figures.stream()
                .filter(figure -> figure.variant() == summary.variant())
                .findFirst();
    }

    private static String key(Component component, boolean split) {
        return switch (component) {
            case CPU -> "cpu";
            case TIER1 -> "tier1";
            case TIER2 -> split ? "tier2" : "tier23";
            case TIER3 -> split ? "tier3" : "tier23";
            case READS_UNSPLIT -> "tier23";
            case TEMP_IO -> "temp";
            case WAL_WRITES -> "wal";
            case LOCK_WAITS -> "locks";
            case OTHER_WAITS -> "other";
            case CLIENT -> "client";
            case UNACCOUNTED -> UNACCOUNTED;
        };
    }

    private static Account account(VariantFigures figures, double meanMicros, boolean split) {
        Map<String, Double> micros = new HashMap<>();
        Map<String, Provenance> provenances = new HashMap<>();
        for (VariantFigures.Part part : figures.components()) {
            String key = key(part.component(), split);
            if (!key.equals(UNACCOUNTED)) {
                micros.merge(key, part.micros(), Double::sum);
                provenances.merge(key, part.provenance(), Provenance::and);
            }
        }
        if (!Double.isNaN(figures.planningMicros())) {
            micros.put(PLANNING, figures.planningMicros());
            provenances.put(PLANNING, Provenance.MEASURED);
        }
        withoutInstruments(micros, provenances, figures);
        fit(micros, provenances, meanMicros);
        return new Account(micros, provenances);
    }

    /// Instruments read the clock whenever a row enters or leaves a node: so much processor time they may have taken.
    /// What instrumented runs took beyond that, they took for another reason, which [#fit] spreads.
    private static void withoutInstruments(
            Map<String, Double> micros, Map<String, Provenance> provenances, VariantFigures figures) {
        double clock = figures.plan().nodes().stream()
                .mapToDouble(node -> CLOCK_MICROS * (Math.max(0, node.rows()) + Math.max(0, node.loops())))
                .sum();
        double instruments = Math.min(figures.instrumentMicros(), clock);
        double cpu = micros.getOrDefault("cpu", 0.0);
        if (instruments > 0 && cpu > 0) {
            micros.put("cpu", Math.max(0, cpu - instruments));
            provenances.put("cpu", Provenance.ESTIMATED);
        }
    }

    /// Parts of more than the whole are those of slower runs, as when the caches were cold.
    private static void fit(Map<String, Double> micros, Map<String, Provenance> provenances, double meanMicros) {
        double sum = micros.values().stream().mapToDouble(part -> part).sum();
        if (sum > meanMicros) {
            micros.replaceAll((component, part) -> part * meanMicros / sum);
            provenances.replaceAll((component, provenance) -> Provenance.ESTIMATED);
        }
    }

    /// A component that one variant has and the other cannot know has no difference; it stays unaccounted.
    private static boolean isKnown(
            String component, VariantFigures before, VariantFigures after, Account a, Account b) {
        boolean inBefore = a.micros().containsKey(component);
        boolean inAfter = b.micros().containsKey(component);
        return (inBefore || inAfter)
                && (inBefore || !isMissing(component, before))
                && (inAfter || !isMissing(component, after));
    }

    private static boolean isMissing(String component, VariantFigures figures) {
        if (component.equals(PLANNING)) {
            return false;
        }
        return figures.missing().stream().anyMatch(missing -> key(missing, true).equals(component));
    }

    private static double value(Account account, String component) {
        return account.micros().getOrDefault(component, 0.0);
    }

    private static Provenance provenance(String component, Account a, Account b) {
        Provenance both = a.provenances()
                .getOrDefault(component, Provenance.MISSING)
                .and(b.provenances().getOrDefault(component, Provenance.MISSING));
        return both == Provenance.MEASURED ? Provenance.DERIVED : both;
    }

    private static double share(double part, double delta) {
        return delta == 0 ? Double.NaN : part / delta;
    }
}
