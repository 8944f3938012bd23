package dev.pgtrace.ui.kit.explain;

import dev.pgtrace.analysis.Ledger;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.Messages;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Explains the parts of a ledger, and the ledger as a whole.
///
/// @param of       what the ledger is of, ready to read
/// @param entries  its parts; a component may have several
/// @param hits     blocks found in shared buffers that tier 1 is made of, negative where they are not known
/// @param model    the assumptions behind the tiers
/// @param evidence lines of a component
public record LedgerFigures(
        TraceLines lines,
        String of,
        long wholeMicros,
        List<Ledger.Entry> entries,
        long hits,
        TierModel model,
        Function<Component, Evidence> evidence) {

    /// A component's share of the whole.
    public Explanation part(Component component) {
        long micros = micros(component);
        return new Explanation(
                Messages.get("explain.name.of", name(component), of),
                Messages.get("explain.value.share", Durations.exact(micros), Percent.of(micros, wholeMicros)),
                provenance(component),
                Messages.get("component.formula." + key(component)),
                formula(component, micros),
                lines.origin(basis(component)),
                evidence.apply(component));
    }

    /// All of it as a bar shows it.
    public Explanation whole(String name) {
        return new Explanation(
                name,
                Durations.exact(wholeMicros),
                Provenance.DERIVED,
                Messages.get("explain.bar.meaning"),
                sum(component -> true) + " = " + Durations.exact(wholeMicros),
                lines.origin(Basis.LEDGER),
                evidence.apply(largest()));
    }

    private String formula(Component component, long micros) {
        String result = Durations.exact(micros);
        return switch (component) {
            case CPU ->
                Messages.get(
                        "explain.f.cpu",
                        Durations.exact(micros + micros(Component.TIER1)),
                        Durations.exact(micros(Component.TIER1)),
                        result);
            case TIER1 ->
                hits < 0
                        ? Messages.get("explain.f.tier1_unknown", String.valueOf(model.hitNanos()), result)
                        : Messages.get(
                                "explain.f.tier1", Counts.grouped(hits), String.valueOf(model.hitNanos()), result);
            case TIER2, TIER3 ->
                Messages.get(
                        "explain.f.read_time",
                        Durations.exact(micros(Component.TIER2) + micros(Component.TIER3)),
                        Durations.exact(micros(Component.TIER2)),
                        Durations.exact(micros(Component.TIER3)),
                        Durations.axis(model.thresholdMicros()));
            case READS_UNSPLIT, TEMP_IO, WAL_WRITES, LOCK_WAITS, OTHER_WAITS, CLIENT ->
                Messages.get("explain.f.added", result);
            case UNACCOUNTED ->
                Messages.get(
                        "explain.f.remainder",
                        Durations.exact(wholeMicros),
                        sum(other -> other != Component.UNACCOUNTED),
                        result);
        };
    }

    private String sum(java.util.function.Predicate<Component> wanted) {
        Map<Component, Long> sums = new EnumMap<>(Component.class);
        entries.forEach(entry -> sums.merge(entry.component(), entry.micros(), Long::sum));
        String text = sums.entrySet().stream()
                .filter(entry -> wanted.test(entry.getKey()) && entry.getValue() != 0)
                .map(entry -> name(entry.getKey()) + " " + Durations.exact(entry.getValue()))
                .collect(Collectors.joining(" + "));
        return text.isEmpty() ? Durations.exact(0) : text;
    }

    private Component largest() {
        return entries.stream()
                .max(java.util.Comparator.comparingLong(Ledger.Entry::micros))
                .map(Ledger.Entry::component)
                .orElse(Component.UNACCOUNTED);
    }

    private long micros(Component component) {
        return entries.stream()
                .filter(entry -> entry.component() == component)
                .mapToLong(Ledger.Entry::micros)
                .sum();
    }

    private Provenance provenance(Component component) {
        return entries.stream()
                .filter(entry -> entry.component() == component)
                .max(java.util.Comparator.comparingLong(Ledger.Entry::micros))
                .map(Ledger.Entry::provenance)
                .orElse(Provenance.MISSING);
    }

    /// What the time of a component is made of.
    public static Basis basis(Component component) {
        return switch (component) {
            case CPU -> Basis.CPU;
            case TIER1 -> Basis.HITS;
            case TIER2, TIER3 -> Basis.TIERS;
            case READS_UNSPLIT -> Basis.READ_TIME;
            case TEMP_IO -> Basis.TEMP;
            case WAL_WRITES -> Basis.WRITES;
            case LOCK_WAITS, OTHER_WAITS -> Basis.WAITS;
            case CLIENT -> Basis.CLIENT;
            case UNACCOUNTED -> Basis.LEDGER;
        };
    }

    private static String name(Component component) {
        return Messages.get("component." + key(component));
    }

    private static String key(Component component) {
        return component.name().toLowerCase(Locale.ROOT);
    }
}
