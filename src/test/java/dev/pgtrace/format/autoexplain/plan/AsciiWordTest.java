package dev.pgtrace.format.autoexplain.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AsciiWordTest {
    private static final String LETTERS = " rows=width=4) (actual time=0.1";

    @Test
    void isWhereTheTextHasIt() {
        Random random = new Random(1);
        for (int round = 0; round < 20_000; round++) {
            int from = random.nextInt(LETTERS.length());
            String word = LETTERS.substring(from, Math.min(LETTERS.length(), from + random.nextInt(17)));
            byte[] bytes = LETTERS.getBytes(StandardCharsets.US_ASCII);
            int at = random.nextInt(3) == 0 ? from : random.nextInt(bytes.length);
            bytes[Math.min(bytes.length - 1, from + random.nextInt(30))] ^= (byte) (random.nextInt(3) == 0 ? 1 : 0);
            int to = at + random.nextInt(bytes.length - at + 1);

            assertThat(AsciiWord.of(word).isAt(bytes, at, to))
                    .as("'%s' at %d to %d", word, at, to)
                    .isEqualTo(new String(bytes, 0, to, StandardCharsets.ISO_8859_1).startsWith(word, at));
        }
    }

    @Test
    void refusesALongOne() {
        assertThatThrownBy(() -> AsciiWord.of("seventeen letters")).isInstanceOf(IllegalArgumentException.class);
    }
}
