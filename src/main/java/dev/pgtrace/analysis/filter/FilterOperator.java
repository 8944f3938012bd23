package dev.pgtrace.analysis.filter;

import dev.pgtrace.model.Table;

/// Comparisons.
enum FilterOperator {
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">="),
    CONTAINS("~"),
    LIKE("like");

    private final String symbol;

    FilterOperator(String symbol) {
        this.symbol = symbol;
    }

    String symbol() {
        return symbol;
    }

    /// @param left a figure, perhaps [Table#MISSING]
    Truth test(long left, long right) {
        return left == Table.MISSING ? Truth.UNKNOWN : Truth.of(holds(left, right));
    }

    boolean holds(long left, long right) {
        return switch (this) {
            case EQUAL -> left == right;
            case NOT_EQUAL -> left != right;
            case LESS -> left < right;
            case AT_MOST -> left <= right;
            case GREATER -> left > right;
            case AT_LEAST -> left >= right;
            case CONTAINS, LIKE -> false;
        };
    }
}
