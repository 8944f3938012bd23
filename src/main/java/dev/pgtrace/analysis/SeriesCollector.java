package dev.pgtrace.analysis;

import dev.pgtrace.model.Component;
import java.util.ArrayList;
import java.util.List;

/// Collects the buckets of a [Series]: executions in order of their rows, then what they waited for in any order.
final class SeriesCollector {
    private static final int BUCKETS = 120;
    private static final Component[] COMPONENTS = Component.values();

    private final int perBucket;
    private final List<Open> buckets = new ArrayList<>();

    SeriesCollector(int executions) {
        this.perBucket = Math.max(1, (executions + BUCKETS - 1) / BUCKETS);
    }

    private static final class Open {
        final int first;
        final Tally tally = new Tally();
        int count;

        Open(int first) {
            this.first = first;
        }
    }

    void add(int execution, Tally one) {
        if (buckets.isEmpty() || buckets.getLast().count == perBucket) {
            buckets.add(new Open(execution));
        }
        Open open = buckets.getLast();
        open.tally.add(one);
        open.count++;
    }

    void waited(int execution, Component component, long micros) {
        int low = 0;
        int high = buckets.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (buckets.get(middle).first <= execution) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        buckets.get(low).tally.add(Tally.Part.of(component), micros);
    }

    Series series() {
        return new Series(
                perBucket, buckets.stream().map(SeriesCollector::close).toList());
    }

    private static Series.Bucket close(Open open) {
        List<Long> micros = new ArrayList<>(COMPONENTS.length);
        for (Component component : COMPONENTS) {
            micros.add(open.tally.micros(component));
        }
        return new Series.Bucket(open.first, open.count, open.tally.whole(), micros);
    }
}
