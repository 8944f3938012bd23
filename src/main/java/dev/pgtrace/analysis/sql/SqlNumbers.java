package dev.pgtrace.analysis.sql;

import static dev.pgtrace.analysis.sql.SqlBytes.is;

/// Ends of numbers: `1`, `1.5`, `.5`, `1e-10`, `1_000`, `0x1F`, `0o17`, `0b101`; `1..10` ends after the `1`.
final class SqlNumbers {
    private SqlNumbers() {}

    /// The place after the number that begins at `start` with a digit, or with a dot and a digit.
    static int end(byte[] bytes, int start, int limit) {
        if (bytes[start] == '0' && start + 2 < limit) {
            int base = SqlBytes.lower(bytes[start + 1]);
            int digits = base == 'x' ? SqlBytes.HEX : SqlBytes.NUMERAL;
            if ((base == 'x' || base == 'o' || base == 'b') && is(bytes[start + 2], digits)) {
                return run(bytes, start + 2, limit, digits);
            }
        }
        int i = run(bytes, start, limit, SqlBytes.NUMERAL);
        if (i < limit && bytes[i] == '.' && (i + 1 == limit || bytes[i + 1] != '.')) {
            i = run(bytes, i + 1, limit, SqlBytes.NUMERAL);
        }
        return exponent(bytes, i, limit);
    }

    private static int exponent(byte[] bytes, int at, int limit) {
        if (at + 1 >= limit || (bytes[at] | 32) != 'e') {
            return at;
        }
        int digits = bytes[at + 1] == '+' || bytes[at + 1] == '-' ? at + 2 : at + 1;
        return digits < limit && SqlBytes.isDigit(bytes[digits]) ? run(bytes, digits, limit, SqlBytes.NUMERAL) : at;
    }

    private static int run(byte[] bytes, int at, int limit, int flag) {
        int i = at;
        while (i < limit && is(bytes[i], flag)) {
            i++;
        }
        return i;
    }
}
