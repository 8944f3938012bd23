package dev.pgtrace.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteSearchTest {
    private static final byte[] LETTERS = {'\n', '"', '\\', 'a', (byte) 0x8a, (byte) 0xa2, (byte) 0xdc, 0x0b, 0};

    @Test
    void findsWhatALoopFinds() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextInt(4) == 0 ? LETTERS[random.nextInt(LETTERS.length)] : (byte) 'x';
            }
            int from = random.nextInt(bytes.length + 1);
            int to = from + random.nextInt(bytes.length - from + 1);

            assertThat(ByteSearch.newline(bytes, from, to)).isEqualTo(first(bytes, from, to, "\n"));
            assertThat(ByteSearch.place(bytes, from, to, 'a')).isEqualTo(first(bytes, from, to, "a"));
            assertThat(ByteSearch.quoteOrEscape(bytes, from, to)).isEqualTo(first(bytes, from, to, "\"\\"));
            assertThat(ByteSearch.newlines(bytes, from, to)).isEqualTo(count(bytes, from, to));
        }
    }

    private static int first(byte[] bytes, int from, int to, String wanted) {
        int at = from;
        while (at < to && wanted.indexOf(bytes[at]) < 0) {
            at++;
        }
        return at;
    }

    private static int count(byte[] bytes, int from, int to) {
        int count = 0;
        for (int at = from; at < to; at++) {
            count += bytes[at] == '\n' ? 1 : 0;
        }
        return count;
    }
}
