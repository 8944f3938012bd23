package dev.pgtrace.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
    @TempDir
    Path folder;

    @Test
    void startsWithStandardSettingsWhereThereIsNoFile() {
        assertThat(new SettingsFile(folder).load())
                .isEqualTo(new SettingsFile.Loaded(Settings.standard(), Optional.empty()));
    }

    @Test
    void remembersEverything() throws Exception {
        Settings settings = Settings.standard()
                .withTheme("dark")
                .withWindow(new Settings.Window(10, 20, 1200, 800, true))
                .withRecent("/a.trc")
                .withRecent("/b.trc")
                .withColumns("statements", List.of("calls", "elapsed"));
        SettingsFile file = new SettingsFile(folder.resolve("new/folder"));
        file.save(settings);
        assertThat(file.load().settings()).isEqualTo(settings);
        try (var left = Files.list(file.path().getParent())) {
            assertThat(left).containsExactly(file.path());
        }
    }

    @Test
    void movesRecentFilesToTheFront() {
        Settings settings = Settings.standard().withRecent("a").withRecent("b").withRecent("a");
        assertThat(settings.recentFiles()).containsExactly("a", "b");
        assertThat(settings.withoutRecent("a").recentFiles()).containsExactly("b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[1,2]", "{\"window\": 7}", "\u0000\u0001"})
    void keepsABrokenFileAsideAndStartsAnyway(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("settings.json"), content);
        SettingsFile.Loaded loaded = new SettingsFile(folder).load();
        assertThat(loaded.settings()).isEqualTo(Settings.standard());
        assertThat(loaded.keptAside()).contains(folder.resolve("settings.json.broken"));
        assertThat(file).doesNotExist();
        assertThat(folder.resolve("settings.json.broken")).hasContent(content);
    }

    @Test
    void fillsWhatAFileDoesNotHaveAndIgnoresWhatIsNew() throws IOException {
        Files.writeString(folder.resolve("settings.json"), "{\"theme\":\"light\",\"fromTheFuture\":{\"a\":1}}");
        Settings settings = new SettingsFile(folder).load().settings();
        assertThat(settings.theme()).isEqualTo("light");
        assertThat(settings.recentFiles()).isEmpty();
    }

    @Test
    void followsTheCustomsOfEachSystem() {
        assertThat(SettingsFile.folder(Map.of("os.name", "Linux", "user.home", "/h")::get, Map.of()))
                .isEqualTo(Path.of("/h/.config/pgtrace"));
        assertThat(SettingsFile.folder(
                        Map.of("os.name", "Linux", "user.home", "/h")::get, Map.of("XDG_CONFIG_HOME", "/x")))
                .isEqualTo(Path.of("/x/pgtrace"));
        assertThat(SettingsFile.folder(Map.of("os.name", "Mac OS X", "user.home", "/h")::get, Map.of()))
                .isEqualTo(Path.of("/h/Library/Application Support/pgtrace"));
        assertThat(SettingsFile.folder(
                        Map.of("os.name", "Windows 11", "user.home", "/h")::get, Map.of("APPDATA", "/r")))
                .isEqualTo(Path.of("/r/pgtrace"));
    }
}
