package dev.pgtrace.ui.shell;

import javafx.scene.input.KeyCombination;

/// Key combinations and how they are written.
final class Shortcuts {
    private Shortcuts() {}

    static KeyCombination of(String keys) {
        return KeyCombination.valueOf(keys);
    }

    /// `Ctrl+Shift+F`, `Alt+Left`, on a Mac `⇧⌘F`. Arrows are in words: the font of the key caps has none as wide.
    static String text(KeyCombination keys) {
        return keys.getDisplayText().replace("←", "Left").replace("→", "Right");
    }
}
