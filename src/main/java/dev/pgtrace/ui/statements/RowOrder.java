package dev.pgtrace.ui.statements;

import dev.pgtrace.base.task.CancelToken;

/// Sorts rows by a number. A radix sort, because a statement may have millions of executions and the answer is
/// wanted while the finger is still on the mouse button: 1,000,000 rows take some 20 ms.
final class RowOrder {
    /// The key of a row that has no such number: last, whichever way the others run.
    static final long NOT_THERE = Long.MIN_VALUE;

    private static final int BITS = 11;
    private static final int BUCKETS = 1 << BITS;

    private RowOrder() {}

    /// The rows in the order of their keys; rows with equal keys stay as they were.
    ///
    /// @param keys one for each row, in the order of `rows`
    static int[] of(int[] rows, long[] keys, Direction direction, CancelToken cancel) {
        long smallest = Long.MAX_VALUE;
        long largest = Long.MIN_VALUE;
        for (long key : keys) {
            if (key != NOT_THERE) {
                smallest = Math.min(smallest, key);
                largest = Math.max(largest, key);
            }
        }
        long last = smallest > largest ? 0 : largest - smallest + 1;
        long[] ranks = new long[keys.length];
        for (int i = 0; i < keys.length; i++) {
            long key = keys[i];
            ranks[i] = key == NOT_THERE ? last : direction == Direction.ASCENDING ? key - smallest : largest - key;
        }
        return sorted(rows, ranks, last, cancel);
    }

    private static int[] sorted(int[] rows, long[] ranks, long largest, CancelToken cancel) {
        int[] from = rows.clone();
        int[] to = new int[rows.length];
        long[] fromRanks = ranks;
        long[] toRanks = new long[ranks.length];
        for (int shift = 0; shift < Long.SIZE && largest >>> shift != 0; shift += BITS) {
            cancel.check();
            int[] starts = starts(fromRanks, shift);
            for (int i = 0; i < from.length; i++) {
                int at = starts[digit(fromRanks[i], shift)]++;
                to[at] = from[i];
                toRanks[at] = fromRanks[i];
            }
            int[] rowsBefore = from;
            from = to;
            to = rowsBefore;
            long[] ranksBefore = fromRanks;
            fromRanks = toRanks;
            toRanks = ranksBefore;
        }
        return from;
    }

    private static int[] starts(long[] ranks, int shift) {
        int[] starts = new int[BUCKETS];
        for (long rank : ranks) {
            starts[digit(rank, shift)]++;
        }
        int sum = 0;
        for (int i = 0; i < BUCKETS; i++) {
            int count = starts[i];
            starts[i] = sum;
            sum += count;
        }
        return starts;
    }

    private static int digit(long rank, int shift) {
        return (int) (rank >>> shift) & (BUCKETS - 1);
    }
}
