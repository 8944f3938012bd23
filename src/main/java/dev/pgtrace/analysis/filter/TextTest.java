package dev.pgtrace.analysis.filter;

import java.util.Locale;

/// A comparison of a text, whatever the case.
@FunctionalInterface
interface TextTest {
    boolean test(String text);

    /// Equality, containment or a pattern.
    static TextTest of(FilterOperator operator, String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return switch (operator) {
            case EQUAL, NOT_EQUAL, LESS, AT_MOST, GREATER, AT_LEAST -> value::equalsIgnoreCase;
            case CONTAINS -> text -> text.toLowerCase(Locale.ROOT).contains(lower);
            case LIKE -> text -> like(text.toLowerCase(Locale.ROOT), lower);
        };
    }

    /// SQL's patterns: `%` is any text, `_` any character, a backslash takes the next one as it is. Linear in the text
    /// for each `%`.
    private static boolean like(String text, String pattern) {
        int at = 0;
        int p = 0;
        int star = -1;
        int from = 0;
        while (at < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '%') {
                star = p++;
                from = at;
            } else if (p < pattern.length() && fits(text.charAt(at), pattern, p)) {
                p += width(pattern, p);
                at++;
            } else if (star >= 0) {
                p = star + 1;
                at = ++from;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '%') {
            p++;
        }
        return p == pattern.length();
    }

    private static boolean fits(char c, String pattern, int at) {
        return width(pattern, at) == 2
                ? pattern.charAt(at + 1) == c
                : pattern.charAt(at) == '_' || pattern.charAt(at) == c;
    }

    private static int width(String pattern, int at) {
        return pattern.charAt(at) == '\\' && at + 1 < pattern.length() ? 2 : 1;
    }
}
