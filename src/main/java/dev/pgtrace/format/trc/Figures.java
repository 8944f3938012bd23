package dev.pgtrace.format.trc;

/// Reads numbers out of text without making objects. After each call [#next] is the offset behind the number.
final class Figures {
    /// There is no number here.
    static final long ABSENT = Long.MIN_VALUE;
    /// There is one, but none that a clock or counter could give: `nan`, `inf`, more than 18 digits.
    static final long BAD = Long.MIN_VALUE + 1;

    private static final int MAX_DIGITS = 18;
    private static final Prefix NAN = Prefix.of("nan");
    private static final Prefix INF = Prefix.of("inf");

    private final Bytes bytes;
    private long next;

    Figures(Bytes bytes) {
        this.bytes = bytes;
    }

    long next() {
        return next;
    }

    /// Digits without a sign.
    long natural(long offset) {
        long at = offset;
        long value = 0;
        int digit;
        while ((digit = bytes.at(at) - '0') >= 0 && digit <= 9) {
            value = value * 10 + digit;
            at++;
        }
        next = at;
        long digits = at - offset;
        return digits == 0 ? ABSENT : digits > MAX_DIGITS ? BAD : value;
    }

    /// Digits with or without a minus sign, or `nan`, `inf`.
    long integer(long offset) {
        int first = bytes.at(offset);
        if (first >= '0' && first <= '9') {
            return natural(offset);
        }
        if (first == '-') {
            long value = natural(offset + 1);
            return value >= 0 ? -value : value == ABSENT ? word(offset + 1) : value;
        }
        return word(offset);
    }

    /// A decimal number times ten to the power of `scale`, rounded.
    long decimal(long offset, int scale) {
        boolean negative = bytes.at(offset) == '-';
        long start = negative ? offset + 1 : offset;
        long value = natural(start);
        if (value == ABSENT) {
            return word(start);
        }
        long at = next;
        int left = scale;
        int digit;
        if (bytes.at(at) == '.' && (digit = bytes.at(at + 1) - '0') >= 0 && digit <= 9) {
            at++;
            boolean up = false;
            for (; (digit = bytes.at(at) - '0') >= 0 && digit <= 9; at++) {
                if (left > 0) {
                    value = value < 0 ? value : value * 10 + digit;
                    left--;
                } else if (left == 0) {
                    up = digit >= 5;
                    left = -1;
                }
            }
            value += value >= 0 && up ? 1 : 0;
        }
        boolean huge = start + MAX_DIGITS - scale < next; // the integer part alone fills the scaled number
        next = at;
        for (; left > 0; left--) {
            value = value < 0 ? value : value * 10;
        }
        return huge || value < 0 ? BAD : negative ? -value : value;
    }

    private long word(long offset) {
        next = offset;
        int sign = bytes.at(offset) == '-' ? 1 : 0;
        if (bytes.starts(offset + sign, NAN) || bytes.starts(offset + sign, INF)) {
            next = offset + sign + 3;
            return BAD;
        }
        return ABSENT;
    }
}
