package dev.pgtrace.format.trc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Holds the numbers that are read in a piece against those of the library.
class FiguresTest {
    private static final int NUMBERS = 100_000;

    private final Random random = new Random(7);

    private String digits(int most) {
        StringBuilder digits = new StringBuilder();
        for (int count = 1 + random.nextInt(most); count > 0; count--) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    private static Figures figures(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Figures(new Bytes(MemorySegment.ofArray(bytes), bytes.length, bytes.length));
    }

    @Test
    void readsNaturalNumbersOfAllLengthsAnywhere() {
        for (int i = 0; i < NUMBERS; i++) {
            String number = digits(18);
            String before = " ".repeat(random.nextInt(9));
            Figures figures =
                    figures(before + number + "/:\n.,a ".charAt(random.nextInt(7)) + " ".repeat(random.nextInt(9)));
            assertThat(figures.natural(before.length())).isEqualTo(Long.parseLong(number));
            assertThat(figures.next()).isEqualTo(before.length() + number.length());
        }
    }

    @Test
    void roundsDecimalsToTheirScale() {
        for (int i = 0; i < NUMBERS; i++) {
            int scale = random.nextBoolean() ? 6 : 3;
            String number =
                    (random.nextInt(9) == 0 ? "-" : "") + digits(12) + (random.nextInt(9) == 0 ? "" : "." + digits(9));
            long expected = new BigDecimal(number)
                    .setScale(scale, RoundingMode.HALF_UP)
                    .movePointRight(scale)
                    .longValueExact();
            Figures figures = figures(number + " ms" + " ".repeat(random.nextInt(9)));
            assertThat(figures.decimal(0, scale)).as(number).isEqualTo(expected);
            assertThat(figures.next()).isEqualTo(number.length());
        }
    }

    @Test
    void knowsNumbersThatNoCounterGives() {
        assertThat(figures("1234567890123456789 ").natural(0)).isEqualTo(Figures.BAD);
        assertThat(figures("1234567890123.5 sec     ").decimal(0, 6)).isEqualTo(Figures.BAD);
        assertThat(figures("nan sec       ").decimal(0, 6)).isEqualTo(Figures.BAD);
        assertThat(figures("x sec       ").decimal(0, 6)).isEqualTo(Figures.ABSENT);
        assertThat(figures("").natural(0)).isEqualTo(Figures.ABSENT);
    }

    @Test
    void leavesAPointWithoutDigitsAlone() {
        Figures figures = figures("12. and more of it");
        assertThat(figures.decimal(0, 3)).isEqualTo(12_000);
        assertThat(figures.next()).isEqualTo(2);
    }
}
