package dev.pgtrace.analysis.experiment;

/// What is shown of a variant against the first.
public enum Verdict {
    FASTER("faster"),
    SLOWER("slower"),
    /// The whole interval lies within the noise threshold, or the threshold of what could have been seen is told.
    NO_DIFFERENCE("no-difference"),
    UNDECIDED("undecided");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /// As in JSON documents.
    public String word() {
        return word;
    }
}
