package dev.pgtrace.analysis.compare.gate;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;

/// An expression that cannot be understood: where, why, and what was expected there.
public final class GateSyntaxException extends TraceException {
    private static final long serialVersionUID = 1;

    private final int column;

    GateSyntaxException(String expression, int column, String problem, String expected) {
        super(Kind.USAGE, Texts.get("analysis.gate.error", expression, column, problem, expected));
        this.column = column;
    }

    /// Character in the expression, from 1; one beyond its length where it ends too early.
    public int column() {
        return column;
    }
}
