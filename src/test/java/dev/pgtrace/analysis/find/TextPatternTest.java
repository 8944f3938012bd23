package dev.pgtrace.analysis.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TextPatternTest {
    private static final String LETTERS = "aAbB[{@`\0\u007f\u0080\u00df";

    @Test
    void findsWhatALookAtEveryPlaceFinds() {
        Random random = new Random(1);
        for (int round = 0; round < 20_000; round++) {
            String text = letters(random, random.nextInt(90));
            String wanted = letters(random, 1 + random.nextInt(4));
            if (random.nextInt(3) == 0 && text.length() > 1) {
                int start = random.nextInt(text.length() - 1);
                wanted = text.substring(start, start + 1 + random.nextInt(text.length() - start));
            }
            int from = random.nextInt(text.length() + 1);
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);

            int found = TextPattern.of(wanted, StandardCharsets.ISO_8859_1).find(bytes, from, bytes.length);

            assertThat(found).isEqualTo(text.toLowerCase(Locale.ROOT).indexOf(wanted.toLowerCase(Locale.ROOT), from));
        }
    }

    @Test
    void findsNothingThatTheCharacterSetDoesNotHave() {
        byte[] question = {'?'};

        assertThat(TextPattern.of("€", StandardCharsets.ISO_8859_1).isIn(question, 0, 1))
                .isFalse();
        assertThat(TextPattern.of("", StandardCharsets.UTF_8).isIn(question, 0, 1))
                .isFalse();
        assertThat(TextPattern.of("?", StandardCharsets.UTF_8).isIn(question, 0, 1))
                .isTrue();
    }

    private static String letters(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
