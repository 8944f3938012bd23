package dev.pgtrace.format.autoexplain.plan;

import dev.pgtrace.model.Table;
import java.nio.charset.StandardCharsets;

/// Numbers as EXPLAIN prints them: plain decimals.
final class PrintedNumber {
    static final int MOST_DIGITS = 18;
    static final double[] TENS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

    private PrintedNumber() {}

    /// NaN where there is no number.
    static double decimal(CharSequence text, int from, int to) {
        long value = 0;
        int decimals = -1;
        int digits = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '.' && decimals < 0) {
                decimals = 0;
            } else if (c >= '0' && c <= '9') {
                if (digits == MOST_DIGITS) {
                    return large(text, from, to);
                }
                value = value * 10 + c - '0';
                digits++;
                decimals += decimals >= 0 ? 1 : 0;
            } else {
                return large(text, from, to);
            }
        }
        if (digits == 0 || decimals >= TENS.length) {
            return digits == 0 ? Double.NaN : large(text, from, to);
        }
        return decimals > 0 ? value / TENS[decimals] : value;
    }

    /// Where the digits that begin here end, with at most one point among them; -1 where there are none, or too many.
    static int end(byte[] bytes, int from, int to) {
        int at = from;
        int points = 0;
        for (; at < to; at++) {
            byte b = bytes[at];
            if (b == '.') {
                points++;
            } else if (b < '0' || b > '9') {
                break;
            }
        }
        return points <= 1 && at - from - points > 0 && at - from <= MOST_DIGITS && at < to ? at : -1;
    }

    /// The number in a range that [#end] has found.
    static double decimal(byte[] bytes, int from, int to) {
        long value = 0;
        int decimals = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '.') {
                decimals = to - i - 1;
            } else {
                value = value * 10 + bytes[i] - '0';
            }
        }
        if (decimals >= TENS.length) {
            return Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
        }
        return decimals > 0 ? value / TENS[decimals] : value;
    }

    /// As [#whole], of a range that [#end] has found.
    static long whole(byte[] bytes, int from, int to) {
        return Math.round(decimal(bytes, from, to));
    }

    /// As [#micros], of a range that [#end] has found.
    static long micros(byte[] bytes, int from, int to) {
        double millis = decimal(bytes, from, to);
        return millis < Long.MAX_VALUE / 1000.0 ? Math.round(millis * 1000) : Table.MISSING;
    }

    /// A whole number; decimals are rounded away. Missing where there is none or it is negative.
    static long whole(CharSequence text, int from, int to) {
        double value = decimal(text, from, to);
        return value >= 0 && value < Long.MAX_VALUE ? Math.round(value) : Table.MISSING;
    }

    /// Milliseconds as microseconds.
    static long micros(CharSequence text, int from, int to) {
        double millis = decimal(text, from, to);
        return millis >= 0 && millis < Long.MAX_VALUE / 1000.0 ? Math.round(millis * 1000) : Table.MISSING;
    }

    private static double large(CharSequence text, int from, int to) {
        for (int i = from; i < to; i++) {
            if ("0123456789.eE+-".indexOf(text.charAt(i)) < 0) {
                return Double.NaN;
            }
        }
        try {
            return Double.parseDouble(text.subSequence(from, to).toString());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
