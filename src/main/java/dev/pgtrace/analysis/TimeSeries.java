package dev.pgtrace.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Buckets of equal time. What an execution took is spread evenly over the time from its start to its end, so that a
/// long one does not pile up in one bucket; counted it is where it began.
final class TimeSeries extends SeriesCollector {
    private final Spans spans;
    private final long from;
    private final long width;
    private final Tally[] tallies;
    private final int[] first;
    private final int[] counts;

    TimeSeries(Spans spans) {
        this.spans = spans;
        this.from = spans.firstMicros();
        this.width = Math.max(1, (spans.lastMicros() - from + BUCKETS) / BUCKETS);
        int size = (int) ((spans.lastMicros() - from) / width) + 1;
        this.tallies = new Tally[size];
        Arrays.setAll(tallies, i -> new Tally());
        this.first = new int[size];
        Arrays.fill(first, -1);
        this.counts = new int[size];
    }

    @Override
    void add(int execution, Tally one) {
        int begin = bucket(spans.start(execution));
        int end = bucket(spans.end(execution));
        if (first[begin] < 0) {
            first[begin] = execution;
        }
        counts[begin]++;
        if (begin == end) {
            tallies[begin].add(one);
            return;
        }
        for (int i = begin; i <= end; i++) {
            double before = done(execution, i);
            double after = i == end ? 1 : done(execution, i + 1);
            tallies[i].addShare(one, before, after);
        }
    }

    @Override
    void waited(int execution, Tally.Part part, long micros) {
        int begin = bucket(spans.start(execution));
        int end = bucket(spans.end(execution));
        long given = 0;
        for (int i = begin; i <= end; i++) {
            long until = i == end ? micros : Math.round(micros * done(execution, i + 1));
            tallies[i].add(part, until - given);
            given = until;
        }
    }

    @Override
    Series series() {
        List<Series.Bucket> buckets = new ArrayList<>();
        for (int i = 0; i < tallies.length; i++) {
            buckets.add(bucket(first[i], counts[i], tallies[i]));
        }
        return new Series(0, from, width, buckets);
    }

    /// Share of an execution's time before a bucket.
    private double done(int execution, int bucket) {
        long start = spans.start(execution);
        long length = Math.max(1, spans.end(execution) - start);
        return Math.clamp((double) (from + bucket * width - start) / length, 0.0, 1.0);
    }

    private int bucket(long micros) {
        return Math.clamp((micros - from) / width, 0, tallies.length - 1);
    }
}
