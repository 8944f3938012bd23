package dev.pgtrace.format.autoexplain.plan;

import dev.pgtrace.format.ByteSearch;
import java.util.Arrays;

/// A word of up to 16 letters that is looked for in bytes, eight of them at a time.
///
/// @param length of the word
/// @param first  its first eight bytes, or all of them
/// @param mask   of the bytes that it has of these
/// @param last   its last eight bytes, where it has more than eight
record AsciiWord(int length, long first, long mask, long last) {
    private static final int LONGEST = 2 * Long.BYTES;

    static AsciiWord of(String word) {
        int length = word.length();
        if (length > LONGEST) {
            throw new IllegalArgumentException(word);
        }
        byte[] bytes = Arrays.copyOf(PlanTexts.ascii(word), LONGEST);
        long mask = length < Long.BYTES ? (1L << length * Byte.SIZE) - 1 : -1;
        long last = length > Long.BYTES ? ByteSearch.word(bytes, length - Long.BYTES) : 0;
        return new AsciiWord(length, ByteSearch.word(bytes, 0), mask, last);
    }

    /// Whether it stands at a place.
    ///
    /// @param to where what may be looked at ends
    boolean isAt(byte[] bytes, int at, int to) {
        if (to - at < length) {
            return false;
        }
        if (at + Long.BYTES > bytes.length) {
            return isAtEnd(bytes, at);
        }
        return ((ByteSearch.word(bytes, at) ^ first) & mask) == 0
                && (length <= Long.BYTES || ByteSearch.word(bytes, at + length - Long.BYTES) == last);
    }

    /// As [#isAt], where there are no eight bytes left.
    private boolean isAtEnd(byte[] bytes, int at) {
        for (int i = 0; i < length; i++) {
            if (bytes[at + i] != (byte) (first >>> i * Byte.SIZE)) {
                return false;
            }
        }
        return true;
    }
}
