package dev.pgtrace.base.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordCodecTest {
    private enum Colour {
        RED,
        GREEN
    }

    private record Inner(long number, String text) {
        Inner {
            if (number == 13) {
                throw new IllegalArgumentException("not 13");
            }
        }
    }

    private record Outer(
            boolean flag,
            int small,
            long large,
            double real,
            Colour colour,
            Charset charset,
            Optional<String> maybe,
            List<Inner> inners,
            Set<Colour> colours,
            Map<String, Long> map) {}

    private record Unwritable(Object anything) {}

    private static final RecordCodec<Outer> CODEC = new RecordCodec<>(Outer.class);

    private static Outer outer(long number) {
        return new Outer(
                true,
                -3,
                Long.MIN_VALUE,
                0.1,
                Colour.GREEN,
                StandardCharsets.ISO_8859_1,
                Optional.of("ä"),
                List.of(new Inner(number, ""), new Inner(2, "two")),
                Set.of(Colour.RED),
                Map.of("a", 1L));
    }

    @Test
    void givesBackWhatWasWritten() throws Exception {
        assertThat(CODEC.read(CODEC.write(outer(1)))).isEqualTo(outer(1));
    }

    @Test
    void refusesWhatWasCutOrDamaged() {
        byte[] bytes = CODEC.write(outer(1));
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> CODEC.read(cut)).isInstanceOf(IOException.class);
        }
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertThatThrownBy(() -> CODEC.read(longer)).isInstanceOf(IOException.class);
    }

    @Test
    void readsDamageAsAnotherValueOrRefusesIt() {
        byte[] bytes = CODEC.write(outer(1));
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] damaged = bytes.clone();
            damaged[bit >> 3] ^= (byte) (1 << (bit & 7));
            try {
                assertThat(CODEC.read(damaged)).isNotNull();
            } catch (IOException e) {
                assertThat(e).hasMessageMatching(".+");
            }
        }
    }

    @Test
    void refusesValuesThatARecordRefuses() {
        byte[] bytes = CODEC.write(outer(12));
        int at = 0;
        while (bytes[at] != 24) { // 12 in zigzag
            at++;
        }
        bytes[at] = 26;
        assertThatThrownBy(() -> CODEC.read(bytes))
                .isInstanceOf(IOException.class)
                .hasRootCauseMessage("not 13");
    }

    @Test
    void tellsItsComponentsInItsSignature() {
        assertThat(new RecordCodec<>(Inner.class).signature()).isEqualTo("Inner(number long, text text, )");
    }

    @Test
    void refusesTypesThatItDoesNotKnow() {
        assertThatThrownBy(() -> new RecordCodec<>(Unwritable.class)).isInstanceOf(IllegalArgumentException.class);
    }
}
