package dev.pgtrace.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainNumberTest {
    @ParameterizedTest
    @ValueSource(strings = {"0", "12", "-12.5", ".5", "5.", "-0"})
    void knowsNumbers(String text) {
        assertThat(PlainNumber.is(text)).isTrue();
        assertThat(PlainNumber.isSigned(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "-.", "1.2.3", "1e3", "1,000", "--1", "1-", " 1", "١", "NaN", "+-1"})
    void knowsWhatIsNone(String text) {
        assertThat(PlainNumber.is(text)).isFalse();
        assertThat(PlainNumber.isSigned(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1", "+.5"})
    void takesAPlusWhereItIsAskedTo(String text) {
        assertThat(PlainNumber.is(text)).isFalse();
        assertThat(PlainNumber.isSigned(text)).isTrue();
    }
}
