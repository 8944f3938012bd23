package dev.pgtrace.analysis.filter;

/// Results of tests that are made once a row, when they are first needed.
final class Verdicts {
    private static final Truth[] TRUTHS = Truth.values();

    private final byte[] verdicts;

    Verdicts(int rows) {
        this.verdicts = new byte[rows];
    }

    boolean known(int row) {
        return verdicts[row] != 0;
    }

    Truth get(int row) {
        return TRUTHS[verdicts[row] - 1];
    }

    Truth put(int row, Truth verdict) {
        verdicts[row] = (byte) (verdict.ordinal() + 1);
        return verdict;
    }
}
