package dev.pgtrace.analysis.compare;

import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.Recording;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.WaitColumn;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the traces of a side say about how they were made. A set has one value a trace, equal ones once; empty where
/// no trace says it.
final class SideFacts {
    private SideFacts() {}

    /// Reads one fact of a side.
    @FunctionalInterface
    interface Reader {
        Set<String> of(ComparedSide side);
    }

    static Set<String> versions(ComparedSide side) {
        return recorded(side, Recording::serverVersion);
    }

    static Set<String> routes(ComparedSide side) {
        return recorded(side, recording -> recording.route().label());
    }

    static Set<String> dialects(ComparedSide side) {
        return side.parts().stream()
                .map(part -> part.trace().info().dialect().label())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> thresholds(ComparedSide side) {
        return side.parts().stream()
                .map(part -> Durations.format(part.model().thresholdMicros()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> ioTiming(ComparedSide side) {
        return side.parts().stream()
                .flatMap(part -> part.trace().info().sessions().stream())
                .flatMap(session -> session.ioTiming().stream())
                .map(on -> on ? "on" : "off")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> settingNames(ComparedSide side) {
        Set<String> names = new TreeSet<>();
        recordings(side).forEach(recording -> names.addAll(recording.settings().keySet()));
        return names;
    }

    static Set<String> setting(ComparedSide side, String name) {
        return recorded(side, recording -> recording.settings().getOrDefault(name, ""));
    }

    /// Whether waits are sampled or timed; empty where there are none.
    static Set<String> sampling(ComparedSide side) {
        Set<String> found = new TreeSet<>();
        for (TraceAnalysis part : side.parts()) {
            Trace trace = part.trace();
            TableReader<WaitColumn> waits = new TableReader<>(trace.waits());
            for (int w = 0; w < waits.size() && found.size() < 2; w++) {
                boolean timed = waits.get(w, WaitColumn.SAMPLES) == Table.MISSING;
                found.add(KeptTexts.of(timed ? "kept.waits.timed" : "kept.waits.sampled"));
            }
        }
        return found;
    }

    /// Of whole traces together; -1 where one does not say it or only a part of it is chosen.
    static long durationMicros(ComparedSide side) {
        long sum = 0;
        for (TraceAnalysis part : side.parts()) {
            if (part.durationMicros() < 0 || !part.selection().isAll()) {
                return -1;
            }
            sum += part.durationMicros();
        }
        return sum;
    }

    private static Set<String> recorded(ComparedSide side, Function<Recording, String> fact) {
        Set<String> found = new TreeSet<>();
        for (Recording recording : recordings(side)) {
            String value = fact.apply(recording);
            if (!value.isEmpty()) {
                found.add(value);
            }
        }
        return found;
    }

    private static Set<Recording> recordings(ComparedSide side) {
        return side.parts().stream()
                .map(part -> part.trace().info().recording())
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
