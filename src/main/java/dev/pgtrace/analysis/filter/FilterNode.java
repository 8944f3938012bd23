package dev.pgtrace.analysis.filter;

import java.util.List;

/// The tree of an expression.
sealed interface FilterNode {
    record All(List<FilterNode> terms) implements FilterNode {
        public All {
            terms = List.copyOf(terms);
        }
    }

    record Any(List<FilterNode> terms) implements FilterNode {
        public Any {
            terms = List.copyOf(terms);
        }
    }

    record Not(FilterNode term) implements FilterNode {}

    /// @param value microseconds for durations
    record Figure(FilterField field, FilterOperator operator, long value) implements FilterNode {}

    record Text(FilterField field, FilterOperator operator, String value) implements FilterNode {}

    record Flag(FilterField field) implements FilterNode {}
}
