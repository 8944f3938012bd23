package dev.pgtrace.analysis;

import dev.pgtrace.base.column.LongColumn;
import dev.pgtrace.base.column.LongReader;

/// The values at ranks of a column without sorting it: sixteen bits of the value are found at a time, each by a pass
/// over the column. Values are not negative.
final class ColumnRanks {
    private static final int DIGIT = 16;

    private ColumnRanks() {}

    /// The nearest rank for a share of all values, of which there is at least one.
    static long at(LongColumn values, double share) {
        long rank = Math.max(0, (long) Math.ceil(share * values.size()) - 1);
        long found = 0;
        for (int shift = Long.SIZE - DIGIT; shift >= 0; shift -= DIGIT) {
            int[] counts = counts(values, found, shift);
            int digit = 0;
            while (rank >= counts[digit]) {
                rank -= counts[digit++];
            }
            found |= (long) digit << shift;
        }
        return found;
    }

    /// How many values have each digit, of those that have the same digits before it.
    private static int[] counts(LongColumn values, long prefix, int shift) {
        int[] counts = new int[1 << DIGIT];
        LongReader reader = new LongReader(values);
        for (int i = 0; i < values.size(); i++) {
            long differs = reader.get(i) ^ prefix;
            if (shift + DIGIT == Long.SIZE || differs >>> (shift + DIGIT) == 0) {
                counts[(int) (reader.get(i) >>> shift) & (1 << DIGIT) - 1]++;
            }
        }
        return counts;
    }
}
