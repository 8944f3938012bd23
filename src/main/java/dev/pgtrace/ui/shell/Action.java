package dev.pgtrace.ui.shell;

import dev.pgtrace.ui.kit.Messages;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;

/// Something the user can do: menus, tool bar, palette and cheat sheet are made from these.
///
/// @param id      names its texts: `action.<id>`
/// @param ownTitle title that is somebody's own, or empty for the one of the texts
/// @param group   the menu and the heading that it stands under
/// @param keys    shortcut
/// @param viewKeys keys that only the view itself listens to, or the empty text
/// @param enabled whether it can be done now
record Action(
        String id,
        String ownTitle,
        Group group,
        Optional<KeyCombination> keys,
        String viewKeys,
        ObservableBooleanValue enabled,
        Runnable run) {
    /// Menus, in their order.
    enum Group {
        FILE,
        EDIT,
        VIEW,
        TRACE,
        ANALYZE,
        COMPARE,
        /// Has no menu: its actions are keys of one view.
        FLAMEGRAPH,
        HELP;

        boolean hasMenu() {
            return this != FLAMEGRAPH;
        }

        String title() {
            return Messages.get("menu." + name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    String title() {
        return ownTitle.isEmpty() ? Messages.get("action." + id) : ownTitle;
    }

    /// The shortcut as people write it, or the empty text.
    String keyText() {
        return keys.map(Shortcuts::text).orElseGet(() -> Shortcuts.translated(viewKeys));
    }

    void runIfEnabled() {
        if (enabled.get()) {
            run.run();
        }
    }
}
