package dev.pgtrace.analysis.filter;

/// Results of tests that are made once a row, when they are first needed.
final class Verdicts {
    private static final byte YES = 1;
    private static final byte NO = 2;

    private final byte[] verdicts;

    Verdicts(int rows) {
        this.verdicts = new byte[rows];
    }

    boolean known(int row) {
        return verdicts[row] != 0;
    }

    boolean get(int row) {
        return verdicts[row] == YES;
    }

    boolean put(int row, boolean verdict) {
        verdicts[row] = verdict ? YES : NO;
        return verdict;
    }
}
