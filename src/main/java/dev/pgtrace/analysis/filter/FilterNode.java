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

    /// @param value in the smallest unit: microseconds, blocks, bytes, millionths of the whole
    record Figure(FilterFigure field, FilterOperator operator, long value) implements FilterNode {}

    /// @param position of a bind value, from 0, or -1 for any
    record Text(FilterText field, FilterOperator operator, String value, int position) implements FilterNode {
        Text(FilterText field, FilterOperator operator, String value) {
            this(field, operator, value, -1);
        }

        Text as(FilterOperator other) {
            return new Text(field, other, value, position);
        }
    }

    record Flag(FilterFlag field) implements FilterNode {}

    /// What the trace does not tell.
    record Missing(FilterField field, int position) implements FilterNode {}
}
