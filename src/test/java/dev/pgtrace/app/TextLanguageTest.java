package dev.pgtrace.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextLanguageTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void followsTheVariablesInTheOrderOfUnix() {
        Map<String, String> all = Map.of("LC_ALL", "fr_FR", "LC_MESSAGES", "de_DE.UTF-8", "LANG", "en_US.UTF-8");
        assertThat(language(all, "")).isEqualTo(Locale.FRANCE);
        assertThat(language(Map.of("LC_ALL", "", "LC_MESSAGES", "de_DE.UTF-8", "LANG", "en_US"), ""))
                .isEqualTo(Locale.GERMANY);
        assertThat(language(Map.of("LANG", "de_AT@euro"), "")).isEqualTo(Locale.of("de", "AT"));
    }

    @Test
    void speaksEnglishInTheLocaleC() {
        assertThat(language(Map.of("LANG", "C.UTF-8"), "")).isEqualTo(Locale.ENGLISH);
        assertThat(language(Map.of("LC_ALL", "POSIX", "LANG", "de_DE"), "de")).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void takesTheLanguageOfTheSettingsBeforeThatOfTheSystem() {
        assertThat(language(Map.of("LANG", "en_US.UTF-8"), "de")).isEqualTo(Locale.GERMAN);
    }

    @Test
    void readsItFromSettingsThatTheWindowSaved() throws IOException {
        SettingsFile file = new SettingsFile(folder);
        assertThat(TextLanguage.chosen(file.path())).isEmpty();
        save(file, Preferences.SYSTEM);
        assertThat(TextLanguage.chosen(file.path())).isEmpty();
        save(file, "de");
        assertThat(TextLanguage.chosen(file.path())).contains("de");
        Files.writeString(file.path(), "{\"broken");
        assertThat(TextLanguage.chosen(file.path())).isEmpty();
    }

    private static void save(SettingsFile file, String language) {
        try {
            file.save(Settings.standard().withPreferences(Preferences.STANDARD.withLanguage(language)));
        } catch (dev.pgtrace.base.TraceException e) {
            throw new AssertionError(e);
        }
    }

    private static Locale language(Map<String, String> environment, String chosen) {
        return TextLanguage.of(environment, () -> Optional.of(chosen).filter(code -> !code.isEmpty()));
    }
}
