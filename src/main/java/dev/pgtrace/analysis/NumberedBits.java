package dev.pgtrace.analysis;

import java.util.BitSet;

/// Some rows of many, numbered in their order: a bit a row, and half a bit that tells the number. Immutable.
final class NumberedBits {
    private final long[] words;
    /// Rows in the words before each.
    private final int[] before;
    private final int count;

    private NumberedBits(long[] words) {
        this.words = words;
        this.before = new int[words.length];
        int rows = 0;
        for (int i = 0; i < words.length; i++) {
            before[i] = rows;
            rows += Long.bitCount(words[i]);
        }
        this.count = rows;
    }

    static NumberedBits of(BitSet rows) {
        return new NumberedBits(rows.toLongArray());
    }

    /// How many rows there are.
    int count() {
        return count;
    }

    boolean has(int row) {
        int word = row >>> 6;
        return word < words.length && (words[word] >>> row & 1) != 0;
    }

    /// How many of the rows come before one of them.
    int number(int row) {
        return before[row >>> 6] + Long.bitCount(words[row >>> 6] & (1L << row) - 1);
    }
}
