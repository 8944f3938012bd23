package dev.pgtrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.ui.kit.Messages;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShortcutsTest {
    @AfterEach
    void englishAgain() {
        Messages.use(Locale.ENGLISH);
    }

    @Test
    void areWrittenAsOnTheKeyboardOfTheLanguage() {
        assertThat(Shortcuts.text(Shortcuts.of("Ctrl+Shift+F"))).isEqualTo("Ctrl+Shift+F");
        assertThat(Shortcuts.text(Shortcuts.of("Alt+Left"))).isEqualTo("Alt+Left");
        Messages.use(Locale.GERMAN);
        assertThat(Shortcuts.text(Shortcuts.of("Ctrl+Shift+F"))).isEqualTo("Strg+Umschalt+F");
        assertThat(Shortcuts.of("Alt+Left").getDisplayText()).isEqualTo("Alt+Links");
    }

    /// Menus and the window name the same action with them: two that are equal run it once.
    @Test
    void areTheSameKeysInEveryLanguage() {
        Messages.use(Locale.GERMAN);
        KeyCombination keys = Shortcuts.of("Ctrl+Shift+F");
        assertThat(keys.match(pressed(KeyCode.F, true))).isTrue();
        assertThat(keys.match(pressed(KeyCode.F, false))).isFalse();
        assertThat(keys).isEqualTo(Shortcuts.of("Ctrl+Shift+F")).isNotEqualTo(Shortcuts.of("Ctrl+F"));
    }

    private static KeyEvent pressed(KeyCode code, boolean shift) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, true, false, false);
    }
}
