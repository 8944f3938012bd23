package dev.pgtrace.analysis.find;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.Arrays;

/// A text to look for in bytes, exactly but for the case of ASCII letters. Immutable.
///
/// Shorter texts are looked for at eight places at a time, by their first and their last byte. Longer ones step over
/// what cannot match by the distance of the last byte from the pattern's end (Horspool).
public final class TextPattern {
    /// Texts that are looked for at several places at a time.
    private static final int SHORT = 24;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    private final byte[] lower;
    private final int[] steps = new int[256];
    private final boolean possible;

    private TextPattern(byte[] lower, boolean possible) {
        this.lower = lower;
        this.possible = possible;
        Arrays.fill(steps, Math.max(1, lower.length));
        for (int i = 0; i < lower.length - 1; i++) {
            steps[lower[i] & 0xff] = lower.length - 1 - i;
            steps[upper(lower[i]) & 0xff] = lower.length - 1 - i;
        }
    }

    /// A pattern for texts of a character set. One with characters that the set does not have is found nowhere.
    public static TextPattern of(String text, Charset charset) {
        byte[] bytes = text.getBytes(charset);
        boolean possible = !text.isEmpty() && charset.newEncoder().canEncode(text);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = lower(bytes[i]);
        }
        return new TextPattern(bytes, possible);
    }

    /// Bytes of the pattern.
    public int length() {
        return lower.length;
    }

    /// The first place from `from` on where the pattern stands wholly before `to`, or -1.
    public int find(byte[] bytes, int from, int to) {
        if (!possible) {
            return -1;
        }
        return lower.length > SHORT ? step(bytes, from, to) : findShort(bytes, from, to);
    }

    private int findShort(byte[] bytes, int from, int to) {
        int last = lower.length - 1;
        long first = ONES * (lower[0] & 0xff);
        long firstCase = ONES * caseBit(lower[0]);
        long end = ONES * (lower[last] & 0xff);
        long endCase = ONES * caseBit(lower[last]);
        int at = from;
        for (; at + last + Long.BYTES <= to; at += Long.BYTES) {
            long wrong = (((long) WORDS.get(bytes, at) | firstCase) ^ first)
                    | (((long) WORDS.get(bytes, at + last) | endCase) ^ end);
            // a bit for each byte that is zero, and perhaps for some above one that is
            for (long right = wrong - ONES & ~wrong & HIGH; right != 0; right &= right - 1) {
                int place = at + (Long.numberOfTrailingZeros(right) >>> 3);
                if (matches(bytes, place, lower.length)) {
                    return place;
                }
            }
        }
        return step(bytes, at, to);
    }

    /// The bit in which the two cases of a letter differ.
    private static long caseBit(byte b) {
        return b >= 'a' && b <= 'z' ? 32 : 0;
    }

    private int step(byte[] bytes, int from, int to) {
        int last = lower.length - 1;
        byte end = lower[last];
        int at = from + last;
        while (at < to) {
            byte b = bytes[at];
            if (lower(b) == end && matches(bytes, at - last, last)) {
                return at - last;
            }
            at += steps[b & 0xff];
        }
        return -1;
    }

    public boolean isIn(byte[] bytes, int from, int to) {
        return find(bytes, from, to) >= 0;
    }

    private boolean matches(byte[] bytes, int from, int length) {
        for (int i = 0; i < length; i++) {
            if (lower(bytes[from + i]) != lower[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte lower(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
    }

    private static byte upper(byte b) {
        return b >= 'a' && b <= 'z' ? (byte) (b - 32) : b;
    }
}
