package dev.pgtrace.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Finds bytes eight at a time: a log is searched for newlines and quotes more than anything else is done with it.
public final class ByteSearch {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long NEWLINES = '\n' * LOW;
    private static final long QUOTES = '"' * LOW;
    private static final long ESCAPES = '\\' * LOW;

    private ByteSearch() {}

    /// Place of the first newline, or `to`.
    public static int newline(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long found = zeros((long) WORD.get(bytes, at) ^ NEWLINES);
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    /// Place of the first byte that is this one, or `to`.
    public static int place(byte[] bytes, int from, int to, char wanted) {
        long words = wanted * LOW;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long found = zeros((long) WORD.get(bytes, at) ^ words);
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    /// How many newlines there are.
    public static int newlines(byte[] bytes, int from, int to) {
        return count(bytes, from, to, NEWLINES);
    }

    /// How many quotes there are.
    public static int quotes(byte[] bytes, int from, int to) {
        return count(bytes, from, to, QUOTES);
    }

    private static int count(byte[] bytes, int from, int to, long wanted) {
        int count = 0;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long word = (long) WORD.get(bytes, at) ^ wanted;
            // The high bit of each byte that is zero; exact, without carries between bytes.
            count += Long.bitCount(~(((word & ~HIGH) + ~HIGH) | word | ~HIGH));
        }
        for (; at < to; at++) {
            count += bytes[at] == (byte) wanted ? 1 : 0;
        }
        return count;
    }

    /// Place of the first quote or backslash, or `to`.
    public static int quoteOrEscape(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long word = (long) WORD.get(bytes, at);
            long found = zeros(word ^ QUOTES) | zeros(word ^ ESCAPES);
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < to && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    /// Place of the first quote in eight bytes, or 8.
    public static int quote(long word) {
        return Long.numberOfTrailingZeros(zeros(word ^ QUOTES)) >>> 3;
    }

    public static long word(byte[] bytes, int at) {
        return (long) WORD.get(bytes, at);
    }

    public static void word(byte[] bytes, int at, long word) {
        WORD.set(bytes, at, word);
    }

    /// The high bit of bytes that are 0; those above the first one may be wrong.
    private static long zeros(long word) {
        return word - LOW & ~word & HIGH;
    }
}
