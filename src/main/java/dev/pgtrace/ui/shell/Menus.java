package dev.pgtrace.ui.shell;

import dev.pgtrace.ui.kit.Messages;
import java.nio.charset.Charset;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// The menu bar, made from the registry of actions.
final class Menus {
    /// Actions that a line is drawn above.
    private static final List<String> SEPARATED = List.of(
            "close",
            "exportHtml",
            "quit",
            "find",
            "copySql",
            "copyCsv",
            "copyImage",
            "back",
            "themeSystem",
            "reload",
            "tiers",
            "compareTraces",
            "exportAbHtml",
            "exportDeltaHtml",
            "samples",
            "about");

    private Menus() {}

    static MenuBar of(Actions actions, Workspace workspace) {
        MenuBar bar = new MenuBar();
        for (Action.Group group : Action.Group.values()) {
            if (!group.hasMenu()) {
                continue;
            }
            Menu menu = new Menu(group.title());
            menu.setId("menu-" + group.name().toLowerCase(java.util.Locale.ROOT));
            for (Action action : actions.of(group)) {
                if (SEPARATED.contains(action.id()) && !menu.getItems().isEmpty()) {
                    menu.getItems().add(new SeparatorMenuItem());
                }
                menu.getItems().add(item(action));
            }
            switch (group) {
                case FILE -> menu.getItems().add(1, recent(workspace));
                case TRACE -> menu.getItems().add(encodings(workspace));
                case EDIT, VIEW, ANALYZE, COMPARE, FLAMEGRAPH, HELP -> {}
            }
            mark(menu.getItems());
            bar.getMenus().add(menu);
        }
        mark(bar.getMenus());
        return bar;
    }

    private static void mark(List<? extends MenuItem> items) {
        List<? extends MenuItem> named =
                items.stream().filter(item -> item.getText() != null).toList();
        List<String> marked =
                Mnemonics.mark(named.stream().map(MenuItem::getText).toList());
        for (int i = 0; i < marked.size(); i++) {
            named.get(i).setText(marked.get(i));
            named.get(i).setMnemonicParsing(true);
        }
    }

    static MenuItem item(Action action) {
        MenuItem item = new MenuItem(action.title());
        item.setId("menu-item-" + action.id());
        item.setMnemonicParsing(false); // titles have underscores of their own: pg_trace
        action.keys().ifPresent(item::setAccelerator);
        item.disableProperty().bind(Bindings.not(action.enabled()));
        item.setOnAction(event -> action.run().run());
        return item;
    }

    private static Menu recent(Workspace workspace) {
        Menu menu = new Menu(Messages.get("menu.recent"));
        InvalidationListener update = observable -> {
            menu.getItems().clear();
            for (Workspace.Recent file : workspace.recent()) {
                MenuItem item = new MenuItem(file.path().toString());
                item.setMnemonicParsing(false);
                item.setDisable(file.missing());
                item.setOnAction(event -> workspace.open(List.of(file.path())));
                menu.getItems().add(item);
            }
            menu.setDisable(menu.getItems().isEmpty());
        };
        workspace.recent().addListener(update);
        update.invalidated(workspace.recent());
        return menu;
    }

    private static Menu encodings(Workspace workspace) {
        Menu menu = new Menu(Messages.get("menu.encoding"));
        for (Charset charset : Encodings.offered()) {
            MenuItem item = new MenuItem(charset.displayName());
            item.setOnAction(event -> workspace.current().ifPresent(trace -> trace.reopen(charset)));
            menu.getItems().add(item);
        }
        menu.disableProperty().bind(workspace.currentProperty().isNull());
        return menu;
    }
}
