package dev.pgtrace.analysis.filter;

import dev.pgtrace.base.TraceException;

/// An expression that cannot be understood: where, why, and what was expected there.
public final class FilterSyntaxException extends TraceException {
    private static final long serialVersionUID = 1;

    private final int column;
    private final String expected;

    FilterSyntaxException(int column, String problem, String expected) {
        super(Kind.USAGE, "Filter, column " + column + ": " + problem + "; expected " + expected + ".");
        this.column = column;
        this.expected = expected;
    }

    /// Character in the expression, from 1; one beyond its length where it ends too early.
    public int column() {
        return column;
    }

    /// What would have been right there.
    public String expected() {
        return expected;
    }
}
