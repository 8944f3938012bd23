package dev.pgtrace.format.autoexplain.message;

import dev.pgtrace.model.ExecutionDetail.Bind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads lists of parameters, `$1 = '5', $2 = NULL, $3 = 'it''s'`: of DETAIL lines and of auto_explain.
public final class Parameters {
    private static final String CUT = "...";

    private Parameters() {}

    /// Whatever stands before the first parameter (`Parameters: `, in any language) is left out; reading ends where
    /// the text is no list any more.
    public static List<Bind> read(String text) {
        int at = text.indexOf("$1 = ");
        if (at < 0) {
            return List.of();
        }
        List<Bind> binds = new ArrayList<>();
        while (at >= 0 && at < text.length() && text.charAt(at) == '$') {
            int digits = at + 1;
            int end = Decimal.end(text, digits);
            long number = Decimal.scaled(text, digits, 0);
            if (number < 1 || number > 65_535 || !text.startsWith(" = ", end)) {
                break;
            }
            int value = end + 3;
            int next = text.startsWith("NULL", value) ? value + 4 : quotedEnd(text, value);
            if (next < 0) {
                break;
            }
            binds.add(bind((int) number - 1, text, value, next));
            at = text.startsWith(", ", next) ? next + 2 : -1;
        }
        return List.copyOf(binds);
    }

    private static Bind bind(int position, String text, int from, int to) {
        if (text.charAt(from) != '\'') {
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
        int at = from + 1;
        while (at < text.length()) {
            if (text.charAt(at) != '\'') {
                at++;
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '\'') {
                at += 2;
            } else {
                return at + 1;
            }
        }
        return -1;
    }
}
