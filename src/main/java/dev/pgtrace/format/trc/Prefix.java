package dev.pgtrace.format.trc;

import java.nio.charset.StandardCharsets;

/// ASCII text in words of eight bytes, for comparing with [Bytes#starts].
final class Prefix {
    private final int length;
    private final long[] words;
    private final long[] masks;

    private Prefix(byte[] text) {
        length = text.length;
        words = new long[(length + 7) / 8];
        masks = new long[words.length];
        for (int i = 0; i < length; i++) {
            words[i / 8] |= (text[i] & 0xffL) << (i % 8 * 8);
            masks[i / 8] |= 0xffL << (i % 8 * 8);
        }
    }

    static Prefix of(String text) {
        return new Prefix(text.getBytes(StandardCharsets.UTF_8));
    }

    int length() {
        return length;
    }

    int words() {
        return words.length;
    }

    long word(int index) {
        return words[index];
    }

    long mask(int index) {
        return masks[index];
    }
}
