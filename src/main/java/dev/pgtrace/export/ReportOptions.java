package dev.pgtrace.export;

import java.util.Locale;

/// What a report shows.
///
/// @param order    of statements
/// @param top      statements, relations and chains to show, heaviest first
/// @param filter   the expression that chose the executions, for the reader; empty for all
/// @param extent   whether the document may hold several traces
/// @param binds    whether the values of binds are shown
/// @param language of its words and numbers, where it is for people
public record ReportOptions(StatementOrder order, int top, String filter, Extent extent, Binds binds, Locale language) {
    /// How many traces a document is made for, which decides whether JSON is an object or an array.
    public enum Extent {
        ONE,
        SEVERAL
    }

    /// Values of binds are data of the user's: not everyone who gets a report may see them.
    public enum Binds {
        SHOWN,
        LEFT_OUT
    }

    /// For `top`: everything.
    public static final int ALL = Integer.MAX_VALUE;

    public ReportOptions {
        if (top < 1) {
            throw new IllegalArgumentException("top " + top);
        }
    }

    /// In English, with binds.
    public ReportOptions(StatementOrder order, int top, String filter, Extent extent) {
        this(order, top, filter, extent, Binds.SHOWN, Locale.ENGLISH);
    }

    public static ReportOptions standard() {
        return new ReportOptions(StatementOrder.ELAPSED, ALL, "", Extent.ONE);
    }

    public ReportOptions withTop(int other) {
        return new ReportOptions(order, other, filter, extent, binds, language);
    }

    public ReportOptions withFilter(String other) {
        return new ReportOptions(order, top, other, extent, binds, language);
    }

    public ReportOptions withBinds(Binds other) {
        return new ReportOptions(order, top, filter, extent, other, language);
    }

    public ReportOptions withLanguage(Locale other) {
        return new ReportOptions(order, top, filter, extent, binds, other);
    }
}
