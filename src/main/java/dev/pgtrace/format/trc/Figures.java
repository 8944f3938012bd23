package dev.pgtrace.format.trc;

/// Reads numbers out of text without making objects. After each call [#next] is the offset behind the number.
final class Figures {
    /// There is no number here.
    static final long ABSENT = Long.MIN_VALUE;
    /// There is one, but none that a clock or counter could give: `nan`, `inf`, more than 18 digits.
    static final long BAD = Long.MIN_VALUE + 1;

    private static final int MAX_DIGITS = 18;
    private static final long ZEROS = 0x3030303030303030L;
    /// Makes a sum of which bytes above nine have their highest bit set.
    private static final long NO_DIGITS = 0x7676767676767676L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long PAIR = 0x000000ff000000ffL;
    private static final long[] TENS = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000};
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
        if (offset + Long.BYTES > bytes.limit()) {
            return byDigits(offset);
        }
        long digits = bytes.word(offset) ^ ZEROS;
        long others = (digits + NO_DIGITS | digits) & HIGH;
        if (others == 0) {
            return byDigits(offset);
        }
        int count = Long.numberOfTrailingZeros(others) >>> 3;
        next = offset + count;
        return count == 0 ? ABSENT : eight(digits << 1 << (63 - 8 * count));
    }

    /// The number whose digits are these bytes, the first of them lowest.
    private static long eight(long digits) {
        long pairs = digits * 10 + (digits >>> 8);
        return (pairs & PAIR) * 0x000f424000000064L + (pairs >>> 16 & PAIR) * 0x0000271000000001L >>> 32;
    }

    /// The same one by one.
    private long byDigits(long offset) {
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
    ///
    /// @param scale at most six
    long decimal(long offset, int scale) {
        long whole = natural(offset);
        long point = next;
        if (whole >= 0 && point - offset <= MAX_DIGITS - scale && bytes.at(point) == '.') {
            long fraction = natural(point + 1);
            int places = (int) (next - point) - 1;
            if (places > 0 && places <= scale && fraction >= 0) {
                return whole * TENS[scale] + fraction * TENS[scale - places];
            }
        }
        return decimalByDigits(offset, scale);
    }

    private long decimalByDigits(long offset, int scale) {
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
