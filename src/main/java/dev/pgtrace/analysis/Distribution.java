package dev.pgtrace.analysis;

import dev.pgtrace.base.column.LongColumn;
import dev.pgtrace.base.column.LongReader;
import java.util.Arrays;
import java.util.List;

/// How elapsed times of executions are spread. Percentiles are exact (nearest rank); buckets are logarithmic.
///
/// @param count        finished executions
/// @param bucketCounts executions in each bucket, see [#bucketStart]; empty where count is 0
/// @param firstBucket  number of the first bucket in `bucketCounts`
public record Distribution(
        long count,
        long minMicros,
        long p50Micros,
        long p95Micros,
        long p99Micros,
        long maxMicros,
        int firstBucket,
        List<Long> bucketCounts) {

    /// Buckets a factor of ten.
    public static final int BUCKETS_PER_DECADE = 8;

    public static final Distribution EMPTY = new Distribution(0, 0, 0, 0, 0, 0, 0, List.of());

    public Distribution {
        bucketCounts = List.copyOf(bucketCounts);
    }

    /// The spread of a part of an array.
    ///
    /// @param sorted ascending
    public static Distribution of(long[] sorted, int from, int to) {
        int count = to - from;
        if (count == 0) {
            return EMPTY;
        }
        int first = bucket(sorted[from]);
        Long[] buckets = new Long[bucket(sorted[to - 1]) - first + 1];
        Arrays.fill(buckets, 0L);
        for (int i = from; i < to; i++) {
            buckets[bucket(sorted[i]) - first]++;
        }
        return new Distribution(
                count,
                sorted[from],
                rank(sorted, from, count, 0.50),
                rank(sorted, from, count, 0.95),
                rank(sorted, from, count, 0.99),
                sorted[to - 1],
                first,
                Arrays.asList(buckets));
    }

    /// The spread of a column of very many, in any order.
    public static Distribution of(LongColumn times) {
        if (times.size() == 0) {
            return EMPTY;
        }
        LongReader reader = new LongReader(times);
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = 0; i < times.size(); i++) {
            least = Math.min(least, reader.get(i));
            most = Math.max(most, reader.get(i));
        }
        int first = bucket(least);
        long[] buckets = new long[bucket(most) - first + 1];
        for (int i = 0; i < times.size(); i++) {
            buckets[bucket(reader.get(i)) - first]++;
        }
        return new Distribution(
                times.size(),
                least,
                ColumnRanks.at(times, 0.50),
                ColumnRanks.at(times, 0.95),
                ColumnRanks.at(times, 0.99),
                most,
                first,
                Arrays.stream(buckets).boxed().toList());
    }

    /// The bucket of a time: 0 holds less than a microsecond, bucket 1 starts at 1 µs.
    public static int bucket(long micros) {
        return micros <= 0 ? 0 : 1 + (int) Math.floor(Math.log10((double) micros) * BUCKETS_PER_DECADE + 1e-9);
    }

    /// Where a bucket starts, in microseconds.
    public static double bucketStart(int bucket) {
        return bucket <= 0 ? 0 : Math.pow(10, (bucket - 1) / (double) BUCKETS_PER_DECADE);
    }

    private static long rank(long[] sorted, int from, int count, double share) {
        return sorted[from + Math.max(0, (int) Math.ceil(share * count) - 1)];
    }
}
