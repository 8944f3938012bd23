package dev.pgtrace.format.trc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Holds looking at words against looking at bytes.
class BytesTest {
    private static final int LOOKS = 20_000;
    private static final Prefix[] PREFIXES = {
        Prefix.of("a"), Prefix.of("-----b"), Prefix.of("\n-------"), Prefix.of("---------\n")
    };

    private final Random random = new Random(5);

    /// Long runs and short ones, over several windows.
    private byte[] text(int length) {
        byte[] text = new byte[length];
        byte[] letters = {'-', '\n', 'a', 'b', 0, (byte) 0x8a, 0x0b, (byte) 0xff};
        for (int at = 0; at < length; ) {
            int end = Math.min(length, at + 1 + random.nextInt(random.nextInt(40) == 0 ? 300 : 6));
            Arrays.fill(text, at, end, letters[random.nextInt(letters.length)]);
            at = end;
        }
        return text;
    }

    private int place(int length) {
        return random.nextInt(4) == 0 ? length - random.nextInt(Math.min(length, 20)) : random.nextInt(length + 1);
    }

    private static int byteAt(byte[] text, long at) {
        return at < text.length ? text[(int) at] & 0xff : -1;
    }

    private static long end(byte[] text, int value, long from, long bound) {
        long at = from;
        while (at < Math.min(bound, text.length) && text[(int) at] != value) {
            at++;
        }
        return at;
    }

    @Test
    void seesTheSameThroughItsWindowAsInTheBytesThemselves() {
        for (int length : new int[] {1, 7, 8, 9, 64, 300_000, 800_003}) {
            byte[] text = text(length);
            Bytes bytes = new Bytes(MemorySegment.ofArray(text), length, length);
            for (int i = 0; i < LOOKS; i++) {
                int at = place(length);
                look(text, bytes, at);
            }
            for (int i = 0; i < LOOKS / 20; i++) {
                Bytes near = bytes.again().near();
                for (int look = 0; look < 8; look++) {
                    look(text, near, place(length));
                }
            }
        }
    }

    private void look(byte[] text, Bytes bytes, int at) {
        assertThat(bytes.at(at)).isEqualTo(byteAt(text, at));
        long word = 0;
        for (int i = 7; i >= 0; i--) {
            word = word << 8 | Math.max(0, byteAt(text, at + i));
        }
        assertThat(bytes.word(at)).isEqualTo(word);
        int bound = at + random.nextInt(400);
        assertThat(bytes.lineEnd(at, bound)).isEqualTo(end(text, '\n', at, bound));
        assertThat(bytes.find('b', at, bound)).isEqualTo(end(text, 'b', at, bound));
        int value = random.nextBoolean() ? '-' : 0;
        long run = 0;
        while (byteAt(text, at + run) == value) {
            run++;
        }
        assertThat(bytes.run(at, value)).isEqualTo(run);
        int to = Math.min(text.length, bound);
        long newlines = 0;
        for (int i = at; i < to; i++) {
            newlines += text[i] == '\n' ? 1 : 0;
        }
        assertThat(bytes.countNewlines(at, to)).isEqualTo(newlines);
        compare(text, bytes, at);
    }

    private void compare(byte[] text, Bytes bytes, int at) {
        for (Prefix prefix : PREFIXES) {
            boolean there = true;
            for (int i = 0; i < prefix.length(); i++) {
                there &= byteAt(text, at + i) == (prefix.word(i / 8) >>> (i % 8 * 8) & 0xff);
            }
            assertThat(bytes.starts(at, prefix)).isEqualTo(there);
        }
        int length = 1 + random.nextInt(40);
        long[] words = new long[(length + 7) / 8];
        int from = random.nextBoolean() ? at : place(text.length);
        for (int i = 0; i < words.length; i++) {
            words[i] = bytes.word(from + 8L * i);
        }
        boolean equal = at + length <= text.length;
        for (int i = 0; i < length && equal; i++) {
            equal = Math.max(0, byteAt(text, from + i)) == byteAt(text, at + i);
        }
        assertThat(bytes.equal(at, words, length)).isEqualTo(equal);
    }

    @Test
    void countsAllNewlinesOfManyWindows() {
        byte[] text = text(900_000);
        long newlines = 0;
        for (byte c : text) {
            newlines += c == '\n' ? 1 : 0;
        }
        assertThat(Bytes.whole(MemorySegment.ofArray(text)).countNewlines(0, text.length))
                .isEqualTo(newlines);
    }

    @Test
    void tellsOnlyOfLooksBehindTheEndThatThereWasOne() {
        byte[] text = "a 17\nb 1234567\n".getBytes(StandardCharsets.UTF_8);
        Bytes bytes = new Bytes(MemorySegment.ofArray(text), text.length, text.length);
        Figures figures = new Figures(bytes);
        assertThat(figures.natural(2)).isEqualTo(17);
        assertThat(figures.natural(7)).isEqualTo(1_234_567);
        assertThat(bytes.lineEnd(5)).isEqualTo(14);
        assertThat(bytes.touchedEnd()).isFalse();
        assertThat(bytes.lineEnd(15)).isEqualTo(15);
        assertThat(bytes.touchedEnd()).isTrue();
    }
}
