package dev.pgtrace.server.capture.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "C, true",
        "POSIX, true",
        "C.UTF-8, true",
        "en_US.UTF-8, true",
        "en_GB.utf8, true",
        "English_United States.1252, true",
        "de_DE.UTF-8, false",
        "German_Germany.1252, false",
        "ja_JP.UTF-8, false",
        "'', false"
    })
    void asksForEnglishWhereTheServerMayLogInAnotherLanguage(String locale, boolean english) {
        assertThat(LogSettings.isEnglish(locale)).isEqualTo(english);
    }
}
