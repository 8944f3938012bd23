package dev.pgtrace.format.trc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the fast reader against the plain one.
class TwinTest {
    static List<String> names() {
        return SharedTraces.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void readsRealTracesLikeThePlainReader(String name) throws Exception {
        byte[] bytes = SharedTraces.bytes(name);
        assertThat(Reading.dump(Reading.of(bytes, Reading.ONE_PIECE)))
                .isEqualTo(Reading.dump(SimpleTrcReader.read(bytes)));
    }
}
