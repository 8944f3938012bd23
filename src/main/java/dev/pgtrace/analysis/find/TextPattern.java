package dev.pgtrace.analysis.find;

import java.nio.charset.Charset;
import java.util.Arrays;

/// A text to look for in bytes, exactly but for the case of ASCII letters. Immutable.
///
/// Steps over what cannot match by the distance of the last byte from the pattern's end (Horspool), so longer
/// texts are found faster.
public final class TextPattern {
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
