package dev.pgtrace.ui.statements;

import dev.pgtrace.analysis.Distribution;
import dev.pgtrace.analysis.ExecutionAccounts;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.ComponentTexts;
import dev.pgtrace.ui.kit.control.Histogram;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The bars of the histogram: how often which run time, in the colour of what took most of it.
final class Spread {
    /// Executions looked at for the colour of one bar, evenly spaced: enough to tell the heaviest part.
    private static final int SAMPLE = 50;

    /// Decades that the axis has at least, so that a single execution is a bar and not a wall.
    private static final int DECADES = 3;

    /// Time of a component in a bar; estimated where any of it is.
    private record Sum(long micros, Provenance provenance) {
        static final Sum NONE = new Sum(0, Provenance.DERIVED);

        Sum plus(Sum other) {
            boolean estimated = provenance == Provenance.ESTIMATED || other.provenance == Provenance.ESTIMATED;
            return new Sum(micros + other.micros, estimated ? Provenance.ESTIMATED : provenance);
        }
    }

    private final Trace trace;
    private final ExecutionAccounts accounts;

    Spread(Trace trace, ExecutionAccounts accounts) {
        this.trace = trace;
        this.accounts = accounts;
    }

    /// @param executions of the statement
    List<Histogram.Bar> bars(Distribution distribution, int[] executions, CancelToken cancel) {
        int buckets = distribution.bucketCounts().size();
        if (buckets == 0) {
            return List.of();
        }
        List<Map<Component, Sum>> time = sums(distribution, executions, cancel);
        List<Histogram.Bar> bars = new ArrayList<>();
        int room = Math.max(2, Distribution.BUCKETS_PER_DECADE * DECADES - buckets) / 2;
        int first = Math.max(1, distribution.firstBucket() - room);
        int last = Math.max(
                distribution.firstBucket() + buckets + room, first + DECADES * Distribution.BUCKETS_PER_DECADE);
        long from = Math.max(1, Math.round(Distribution.bucketStart(first)));
        for (int bucket = Math.min(first, distribution.firstBucket()); bucket < last; bucket++) {
            int i = bucket - distribution.firstBucket();
            boolean filled = i >= 0 && i < buckets;
            long to = Math.round(Distribution.bucketStart(bucket + 1));
            if (!filled && to <= from) {
                continue; // buckets of less than a microsecond
            }
            to = Math.max(from + 1, to);
            long count = filled ? distribution.bucketCounts().get(i) : 0;
            Component heaviest = filled ? heaviest(time.get(i)) : Component.UNACCOUNTED;
            Sum sum = filled ? time.get(i).getOrDefault(heaviest, Sum.NONE) : Sum.NONE;
            String tip = Messages.get(
                    "statements.histogram.bar",
                    Durations.format(from),
                    Durations.format(to),
                    Counts.grouped(count),
                    ComponentTexts.name(heaviest),
                    ComponentTexts.provenance(sum.provenance()));
            bars.add(new Histogram.Bar(from, to, count, heaviest, sum.provenance(), tip));
            from = to;
        }
        return bars;
    }

    private List<Map<Component, Sum>> sums(Distribution distribution, int[] executions, CancelToken cancel) {
        int buckets = distribution.bucketCounts().size();
        long[] seen = new long[buckets];
        List<Map<Component, Sum>> sums = new ArrayList<>();
        for (int i = 0; i < buckets; i++) {
            sums.add(new EnumMap<>(Component.class));
        }
        for (int i = 0; i < executions.length; i++) {
            if ((i & 0xFFF) == 0) {
                cancel.check();
            }
            long run = trace.executions().get(executions[i], ExecutionColumn.ELAPSED_MICROS);
            int bucket = Distribution.bucket(run) - distribution.firstBucket();
            if (run < 0 || bucket < 0 || bucket >= buckets) {
                continue;
            }
            long every = Math.max(1, distribution.bucketCounts().get(bucket) / SAMPLE);
            if (seen[bucket]++ % every == 0) {
                Map<Component, Sum> sum = sums.get(bucket);
                accounts.of(executions[i])
                        .runLedger()
                        .entries()
                        .forEach(entry -> sum.merge(
                                entry.component(),
                                new Sum(Math.max(0, entry.micros()), entry.provenance()),
                                Sum::plus));
            }
        }
        return sums;
    }

    private static Component heaviest(Map<Component, Sum> sums) {
        return sums.entrySet().stream()
                .reduce((a, b) -> b.getValue().micros() > a.getValue().micros() ? b : a)
                .map(Map.Entry::getKey)
                .orElse(Component.UNACCOUNTED);
    }
}
