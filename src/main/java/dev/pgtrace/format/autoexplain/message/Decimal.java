package dev.pgtrace.format.autoexplain.message;

import dev.pgtrace.model.Table;

/// Decimal numbers in messages.
final class Decimal {
    private static final int MOST_DIGITS = 17;

    private Decimal() {}

    /// End of the digits, with at most one point among them, that begin at `from`.
    static int end(String text, int from) {
        int at = from;
        boolean point = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '.' && !point) {
                point = true;
            } else if (c < '0' || c > '9') {
                break;
            }
            at++;
        }
        return at;
    }

    /// The number that begins at `from` times a power of ten, further decimals cut; missing where there is none.
    static long scaled(String text, int from, int decimals) {
        long value = 0;
        int digits = 0;
        int left = -1;
        int at = from;
        for (; at < text.length() && digits < MOST_DIGITS; at++) {
            char c = text.charAt(at);
            if (c == '.' && left < 0) {
                left = decimals;
            } else if (c < '0' || c > '9' || left == 0) {
                break;
            } else {
                value = value * 10 + c - '0';
                digits++;
                left -= left > 0 ? 1 : 0;
            }
        }
        if (digits == 0) {
            return Table.MISSING;
        }
        for (int i = left < 0 ? decimals : left; i > 0; i--) {
            value *= 10;
        }
        return value < 0 ? Table.MISSING : value;
    }
}
