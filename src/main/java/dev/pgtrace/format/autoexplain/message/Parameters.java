package dev.pgtrace.format.autoexplain.message;

import dev.pgtrace.model.ExecutionDetail.Bind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads lists of parameters, `$1 = '5', $2 = NULL, $3 = 'it''s'`: of DETAIL lines and of auto_explain.
public final class Parameters {
    private static final String CUT = "...";

    private Parameters() {}

    /// Hears of each parameter.
    @FunctionalInterface
    interface Each {
        /// @param position of the parameter, from 0
        /// @param from     where its value begins in the text, with its quote
        /// @param to       behind its value
        void parameter(int position, int from, int to, boolean isNull);
    }

    /// Whatever stands before the first parameter (`Parameters: `, in any language) is left out; reading ends where
    /// the text is no list any more.
    public static List<Bind> read(String text) {
        List<Bind> binds = new ArrayList<>();
        each(text, (position, from, to, isNull) -> binds.add(bind(position, text, from, to, isNull)));
        return List.copyOf(binds);
    }

    /// Where the first parameter begins, or -1.
    static int start(String text) {
        return text.indexOf("$1 = ");
    }

    /// Tells those that [#read] reads.
    static void each(String text, Each each) {
        int at = start(text);
        while (at >= 0 && at < text.length() && text.charAt(at) == '$') {
            int digits = at + 1;
            int end = Decimal.end(text, digits);
            long number = Decimal.scaled(text, digits, 0);
            if (number < 1 || number > 65_535 || !text.startsWith(" = ", end)) {
                break;
            }
            int value = end + 3;
            boolean isNull = text.startsWith("NULL", value);
            int next = isNull ? value + 4 : quotedEnd(text, value);
            if (next < 0) {
                break;
            }
            each.parameter((int) number - 1, value, next, isNull);
            at = text.startsWith(", ", next) ? next + 2 : -1;
        }
    }

    private static Bind bind(int position, String text, int from, int to, boolean isNull) {
        if (isNull) {
            return new Bind(position, Optional.empty(), -1, false, true);
        }
        String value = text.substring(from + 1, to - 1).replace("''", "'");
        // log_parameter_max_length cuts and adds three dots, which a value may have as well
        return new Bind(position, Optional.of(value), -1, value.endsWith(CUT), true);
    }

    /// Behind the closing quote, or -1.
    private static int quotedEnd(String text, int from) {
        if (from >= text.length() || text.charAt(from) != '\'') {
            return -1;
        }
        int quote = text.indexOf('\'', from + 1);
        while (quote >= 0 && quote + 1 < text.length() && text.charAt(quote + 1) == '\'') {
            quote = text.indexOf('\'', quote + 2);
        }
        return quote < 0 ? -1 : quote + 1;
    }
}
