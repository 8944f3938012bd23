package dev.pgtrace.analysis;

import java.util.Arrays;

/// The values at a few ranks of many, found without sorting all of them: each time the part that holds the rank is
/// divided again. Ranks are asked for in ascending order. Changes the order of the values.
final class Ranks {
    /// Parts of this length are sorted.
    private static final int SHORT = 64;
    /// Divisions that make no way are given up after so many, and the part is sorted.
    private static final int MOST_DIVISIONS = 64;

    private final long[] values;
    private final int start;
    private final int end;
    /// What lies before is not above any value from here on.
    private int from;

    Ranks(long[] values, int start, int end) {
        this.values = values;
        this.start = start;
        this.end = end;
        this.from = start;
    }

    /// The nearest rank for a share of all values; 0 where there are none.
    long at(double share) {
        int count = end - start;
        if (count == 0) {
            return 0;
        }
        int rank = start + Math.max(0, (int) Math.ceil(share * count) - 1);
        select(rank);
        return values[rank];
    }

    /// 0 where there are none.
    long least() {
        long least = start == end ? 0 : values[start];
        for (int i = start; i < end; i++) {
            least = Math.min(least, values[i]);
        }
        return least;
    }

    /// 0 where there are none.
    long most() {
        long most = start == end ? 0 : values[start];
        for (int i = start; i < end; i++) {
            most = Math.max(most, values[i]);
        }
        return most;
    }

    private void select(int rank) {
        int low = from;
        int high = end - 1;
        for (int i = 0; high - low >= SHORT && i < MOST_DIVISIONS; i++) {
            long middle = middle(low, high);
            int left = low;
            int right = high;
            while (left <= right) {
                while (values[left] < middle) {
                    left++;
                }
                while (values[right] > middle) {
                    right--;
                }
                if (left <= right) {
                    long value = values[left];
                    values[left++] = values[right];
                    values[right--] = value;
                }
            }
            if (rank <= right) {
                high = right;
            } else if (rank >= left) {
                low = left;
            } else {
                from = rank;
                return;
            }
        }
        Arrays.sort(values, low, high + 1);
        from = rank;
    }

    /// The median of three.
    private long middle(int low, int high) {
        long a = values[low];
        long b = values[(low + high) >>> 1];
        long c = values[high];
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
