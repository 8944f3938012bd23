package dev.pgtrace.ui.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Scene;

/// The one registry of actions.
final class Actions {
    private static final ObservableBooleanValue ALWAYS = Bindings.createBooleanBinding(() -> true);

    private final Map<String, Action> actions = new LinkedHashMap<>();
    private Supplier<List<Action>> found = List::of;

    void add(String id, Action.Group group, String keys, Runnable run) {
        add(id, group, keys, ALWAYS, run);
    }

    /// @param keys shortcut as `Shortcut+O`, or the empty text
    void add(String id, Action.Group group, String keys, ObservableBooleanValue enabled, Runnable run) {
        add(new Action(
                id, "", group, keys.isEmpty() ? Optional.empty() : Optional.of(Shortcuts.of(keys)), "", enabled, run));
    }

    /// An action whose keys only one view listens to.
    ///
    /// @param keys as people read them
    void addOfView(String id, Action.Group group, String keys, ObservableBooleanValue enabled, Runnable run) {
        add(new Action(id, "", group, Optional.empty(), keys, enabled, run));
    }

    private void add(Action action) {
        if (actions.put(action.id(), action) != null) {
            throw new IllegalArgumentException("two actions are called " + action.id());
        }
    }

    Action get(String id) {
        Action action = actions.get(id);
        if (action == null) {
            throw new IllegalArgumentException("no action is called " + id);
        }
        return action;
    }

    List<Action> all() {
        return List.copyOf(actions.values());
    }

    /// Actions that come and go, and that only the palette finds.
    void found(Supplier<List<Action>> more) {
        found = more;
    }

    /// Everything that the palette finds.
    List<Action> searchable() {
        List<Action> all = new ArrayList<>(actions.values());
        all.addAll(found.get());
        return all;
    }

    List<Action> of(Action.Group group) {
        return actions.values().stream().filter(a -> a.group() == group).toList();
    }

    /// Makes every shortcut work in a scene, also of actions that no menu shows.
    void install(Scene scene) {
        for (Action action : new ArrayList<>(actions.values())) {
            action.keys().ifPresent(keys -> scene.getAccelerators().put(keys, action::runIfEnabled));
        }
    }
}
