package dev.pgtrace.ui.raw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.ui.kit.Messages;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
    @AfterEach
    void englishAgain() {
        Messages.use(Locale.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567", "1,234,567", "1.234.567", "1\u202f234\u202f567", "1_234_567", "0x12D687"})
    void isAPlaceInBytesWithTheMarksOfAnyLanguage(String typed) {
        assertThat(Target.of(typed)).contains(new Target.Offset(1_234_567));
    }

    @ParameterizedTest
    @ValueSource(strings = {":1.017", "line 1017", "Line 1,017", "Zeile 1.017"})
    void isALineInTheWordsOfTheWindow(String typed) {
        Messages.use(Locale.GERMAN);
        assertThat(Target.of(typed)).contains(new Target.Line(1017));
    }

    @Test
    void isNothingWhereItIsNoPlace() {
        assertThat(Target.of("orders")).isEmpty();
        assertThat(Target.of("-5")).isEmpty();
        assertThat(Target.of(":0")).isEmpty();
        assertThat(Target.of("")).isEmpty();
    }
}
