package dev.pgtrace.analysis.filter;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;

/// An expression that cannot be understood: where, why, and what was expected there.
public final class FilterSyntaxException extends TraceException {
    private static final long serialVersionUID = 1;
    private static final int LONGEST_SHOWN = 100;

    private final String text;
    private final int column;
    private final String problem;
    private final String expected;

    FilterSyntaxException(int column, String problem, String expected) {
        this("", column, problem, expected);
    }

    private FilterSyntaxException(String text, int column, String problem, String expected) {
        super(Kind.USAGE, Texts.get("analysis.filter.error", column, problem, expected));
        this.text = text;
        this.column = column;
        this.problem = problem;
        this.expected = expected;
    }

    /// The same, knowing the expression that it is about.
    FilterSyntaxException in(String expression) {
        return new FilterSyntaxException(expression, column, problem, expected);
    }

    /// Character in the expression, from 1; one beyond its length where it ends too early.
    public int column() {
        return column;
    }

    /// What would have been right there.
    public String expected() {
        return expected;
    }

    /// Two lines: the part of the expression around the place, and a caret under the place.
    public String pointer() {
        int from = Math.max(0, column - 1 - LONGEST_SHOWN / 2);
        int to = Math.min(text.length(), from + LONGEST_SHOWN);
        String before = from == 0 ? "" : "…";
        StringBuilder line = new StringBuilder(before);
        for (int i = from; i < to; i++) {
            line.append(Character.isWhitespace(text.charAt(i)) ? ' ' : text.charAt(i));
        }
        String after = to == text.length() ? "" : "…";
        return line.append(after)
                .append('\n')
                .append(" ".repeat(before.length() + column - 1 - from))
                .append('^')
                .toString();
    }
}
