package dev.pgtrace.base.text;

/// Decimal digits without regular expressions: the marks of [NumberMarks], a real minus.
final class Decimals {
    static final char MINUS = '−';

    private Decimals() {}

    /// `value / unit` with a number of decimals, rounded half up. `value` must not be negative.
    static String fixed(long value, long unit, int decimals) {
        long scale = pow10(decimals);
        long whole = value / unit;
        long part = Math.round((double) (value % unit) * scale / unit);
        if (part == scale) {
            whole++;
            part = 0;
        }
        StringBuilder out = new StringBuilder(16);
        appendGrouped(out, whole);
        if (decimals > 0) {
            out.append(NumberMarks.current().decimal());
            String digits = Long.toString(part);
            out.repeat('0', decimals - digits.length()).append(digits);
        }
        return out.toString();
    }

    static void appendGrouped(StringBuilder out, long value) {
        String digits = Long.toString(value);
        int start = digits.startsWith("-") ? 1 : 0;
        if (start == 1) {
            out.append(MINUS);
        }
        char group = NumberMarks.current().group();
        for (int i = start; i < digits.length(); i++) {
            if (i > start && (digits.length() - i) % 3 == 0) {
                out.append(group);
            }
            out.append(digits.charAt(i));
        }
    }

    static long pow10(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    /// Whether `value / unit`, rounded to `decimals`, is less than `limit`.
    static boolean roundsBelow(long value, long unit, int decimals, long limit) {
        return value < limit * unit - unit / (2 * pow10(decimals));
    }
}
