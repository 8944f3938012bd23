package dev.pgtrace.export;

/// What a report shows.
///
/// @param order  of statements
/// @param top    statements, relations and chains to show, heaviest first
/// @param filter the expression that chose the executions, for the reader; empty for all
/// @param extent whether the document may hold several traces
public record ReportOptions(StatementOrder order, int top, String filter, Extent extent) {
    /// How many traces a document is made for, which decides whether JSON is an object or an array.
    public enum Extent {
        ONE,
        SEVERAL
    }

    /// For `top`: everything.
    public static final int ALL = Integer.MAX_VALUE;

    public ReportOptions {
        if (top < 1) {
            throw new IllegalArgumentException("top " + top);
        }
    }

    public static ReportOptions standard() {
        return new ReportOptions(StatementOrder.ELAPSED, ALL, "", Extent.ONE);
    }

    public ReportOptions withTop(int other) {
        return new ReportOptions(order, other, filter, extent);
    }
}
