package dev.pgtrace.ui.shell;

import javafx.scene.input.KeyCombination;

/// Key combinations and how they are written.
final class Shortcuts {
    private Shortcuts() {}

    static KeyCombination of(String keys) {
        return KeyCombination.valueOf(keys);
    }

    /// `Ctrl+Shift+F`, on a Mac `⇧⌘F`.
    static String text(KeyCombination keys) {
        return keys.getDisplayText().replace("Left", "←").replace("Right", "→");
    }
}
