package dev.pgtrace.analysis.compare.gate;

import java.util.ArrayList;
import java.util.List;

/// A word or a comparison of an expression.
///
/// @param column from 1
record GateToken(String text, int column) {
    private static final String COMPARISON = "<>=!";

    /// The last one is empty and stands for the end.
    static List<GateToken> of(String expression) {
        List<GateToken> tokens = new ArrayList<>();
        int at = 0;
        while (at < expression.length()) {
            if (Character.isWhitespace(expression.charAt(at))) {
                at++;
                continue;
            }
            int start = at;
            boolean comparison = isComparison(expression.charAt(at));
            while (at < expression.length()
                    && !Character.isWhitespace(expression.charAt(at))
                    && isComparison(expression.charAt(at)) == comparison) {
                at++;
            }
            tokens.add(new GateToken(expression.substring(start, at), start + 1));
        }
        tokens.add(new GateToken("", expression.length() + 1));
        return tokens;
    }

    boolean isEnd() {
        return text.isEmpty();
    }

    boolean is(String word) {
        return text.equalsIgnoreCase(word);
    }

    private static boolean isComparison(char c) {
        return COMPARISON.indexOf(c) >= 0;
    }
}
