package dev.pgtrace.analysis.filter;

import java.util.Arrays;

/// Results of tests that are made once a row, when they are first needed.
final class Verdicts {
    private static final Truth[] TRUTHS = Truth.values();

    private byte[] verdicts;

    /// @param rows that there may be; grows where there are more
    Verdicts(int rows) {
        this.verdicts = new byte[rows];
    }

    boolean known(int row) {
        return row < verdicts.length && verdicts[row] != 0;
    }

    Truth get(int row) {
        return TRUTHS[verdicts[row] - 1];
    }

    Truth put(int row, Truth verdict) {
        if (row >= verdicts.length) {
            verdicts = Arrays.copyOf(verdicts, Math.max(row + 1, verdicts.length * 2));
        }
        verdicts[row] = (byte) (verdict.ordinal() + 1);
        return verdict;
    }
}
