package dev.pgtrace.format.oracle;

/// The number after `#`: a small count up to 11.2.0.1, later an address of up to 64 bits. Numbers from 2^63 on are
/// kept as the negative number with the same bits.
///
/// @param end   index behind the digits
/// @param valid whether there was a number that fits
record CursorNumber(long value, int end, boolean valid) {
    private static final int MAX_DIGITS = 20;

    static CursorNumber read(byte[] bytes, int from, int to) {
        long value = 0;
        int at = from;
        while (at < to && Ascii.isDigit(bytes[at])) {
            value = value * 10 + (bytes[at++] - '0');
        }
        return new CursorNumber(value, at, at > from && at - from <= MAX_DIGITS);
    }
}
