package dev.pgtrace.ui.compare;

import dev.pgtrace.analysis.sql.SqlText;
import dev.pgtrace.analysis.sql.SqlToken;
import dev.pgtrace.analysis.sql.SqlTokenKind;

/// Which parameters a statement has.
final class ParameterNumbers {
    /// Longer texts are not read while somebody types in them.
    private static final int MOST_TEXT = 200_000;
    /// What PostgreSQL takes.
    private static final int MOST_PARAMETERS = 65_535;
    /// A table of more columns is no help.
    private static final int MOST_COLUMNS = 100;

    private ParameterNumbers() {}

    /// The greatest *n* of `$n`; 0 without any.
    static int greatest(String sql) {
        if (sql.length() > MOST_TEXT || sql.indexOf('$') < 0) {
            return 0;
        }
        int greatest = 0;
        for (SqlToken token : SqlText.tokens(sql)) {
            if (token.kind() == SqlTokenKind.PARAMETER) {
                greatest = Math.max(greatest, number(sql.substring(token.start(), token.end())));
            }
        }
        return Math.min(greatest, MOST_COLUMNS);
    }

    private static int number(String token) {
        if (token.length() < 2 || token.length() > 6 || token.charAt(0) != '$') {
            return 0;
        }
        int number = 0;
        for (int i = 1; i < token.length(); i++) {
            char c = token.charAt(i);
            if (c < '0' || c > '9') {
                return 0;
            }
            number = number * 10 + c - '0';
        }
        return number <= MOST_PARAMETERS ? number : 0;
    }
}
