package dev.pgtrace.format.autoexplain.plan;

/// Reads numbers and the words between them, one after the other; remembers where something else stood. Not
/// thread-safe.
final class NumberBytes {
    private byte[] bytes = {};
    private int at;
    private int to;
    private boolean read;

    NumberBytes at(byte[] in, int from, int limit) {
        bytes = in;
        at = from;
        to = limit;
        read = true;
        return this;
    }

    /// Whether everything so far was as it had to be.
    boolean isRead() {
        return read;
    }

    int place() {
        return at;
    }

    /// Takes a word, and the number behind it.
    double behind(AsciiWord word) {
        take(word);
        return number();
    }

    void take(AsciiWord word) {
        if (word.isAt(bytes, at, to)) {
            at += word.length();
        } else {
            read = false;
        }
    }

    /// Digits, perhaps with a point among them: the same number as [PrintedNumber] makes of them.
    double number() {
        long value = 0;
        int from = at;
        int point = -1;
        for (; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                value = value * 10 + digit;
            } else if (digit == '.' - '0' && point < 0 && at + 1 < to && bytes[at + 1] != '.') {
                point = at;
            } else {
                break;
            }
        }
        int digits = at - from - (point < 0 ? 0 : 1);
        int decimals = point < 0 ? 0 : at - point - 1;
        read &= digits > 0 && digits <= PrintedNumber.MOST_DIGITS && decimals < PrintedNumber.TENS.length;
        return !read || decimals == 0 ? value : value / PrintedNumber.TENS[decimals];
    }
}
