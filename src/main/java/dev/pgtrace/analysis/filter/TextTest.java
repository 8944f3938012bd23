package dev.pgtrace.analysis.filter;

import java.util.Locale;

/// A comparison of a text, whatever the case.
@FunctionalInterface
interface TextTest {
    boolean test(String text);

    /// Equality or containment.
    static TextTest of(FilterOperator operator, String value) {
        if (operator == FilterOperator.EQUAL) {
            return value::equalsIgnoreCase;
        }
        String lower = value.toLowerCase(Locale.ROOT);
        return text -> text.toLowerCase(Locale.ROOT).contains(lower);
    }
}
