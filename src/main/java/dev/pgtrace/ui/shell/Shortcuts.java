package dev.pgtrace.ui.shell;

import dev.pgtrace.ui.kit.Messages;
import java.util.List;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Key combinations and how they are written: as on the keyboard of the user's language, since the guide says it so.
final class Shortcuts {
    /// As the toolkit writes them, whatever the language.
    private static final List<String> WORDS = List.of("Ctrl", "Shift", "Left", "Right", "Enter");

    private Shortcuts() {}

    static KeyCombination of(String keys) {
        KeyCombination plain = KeyCombination.valueOf(keys);
        return text(plain).equals(plain.getDisplayText()) ? plain : new Translated(plain);
    }

    /// `Ctrl+Shift+F`, `Alt+Left`, on a Mac `⇧⌘F`. Arrows are in words: the font of the key caps has none as wide.
    static String text(KeyCombination keys) {
        return translated(keys.getDisplayText().replace("←", "Left").replace("→", "Right"));
    }

    /// Keys that are written already.
    static String translated(String keys) {
        String text = keys;
        for (String word : WORDS) {
            text = text.replace(word, Messages.get("key." + word));
        }
        return text;
    }

    /// The same keys, which menus write in the user's language: they ask the combination for its text.
    private static final class Translated extends KeyCombination {
        private final KeyCombination plain;

        Translated(KeyCombination plain) {
            super(plain.getShift(), plain.getControl(), plain.getAlt(), plain.getMeta(), plain.getShortcut());
            this.plain = plain;
        }

        @Override
        public boolean match(KeyEvent event) {
            return plain.match(event);
        }

        @Override
        public String getName() {
            return plain.getName();
        }

        @Override
        public String getDisplayText() {
            return text(plain);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Translated that && plain.equals(that.plain);
        }

        @Override
        public int hashCode() {
            return plain.hashCode();
        }
    }
}
