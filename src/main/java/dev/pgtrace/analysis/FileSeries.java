package dev.pgtrace.analysis;

import java.util.ArrayList;
import java.util.List;

/// Buckets of equally many executions in file order.
final class FileSeries extends SeriesCollector {
    private final int perBucket;
    private final List<Open> buckets = new ArrayList<>();

    FileSeries(int executions) {
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

    @Override
    void add(int execution, Tally one) {
        if (buckets.isEmpty() || buckets.getLast().count == perBucket) {
            buckets.add(new Open(execution));
        }
        Open open = buckets.getLast();
        open.tally.add(one);
        open.count++;
    }

    @Override
    void waited(int execution, Tally.Part part, long micros) {
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
        buckets.get(low).tally.add(part, micros);
    }

    @Override
    Series series() {
        return inFileOrder(
                perBucket,
                buckets.stream()
                        .map(open -> bucket(open.first, open.count, open.tally))
                        .toList());
    }
}
