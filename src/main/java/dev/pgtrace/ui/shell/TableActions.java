package dev.pgtrace.ui.shell;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Copy;
import dev.pgtrace.ui.kit.share.SharedTables;
import dev.pgtrace.ui.kit.share.TableReader;
import dev.pgtrace.ui.kit.share.TableText;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;

/// Copies and saves tables, whichever view they are in: by the menus for the one in front, by a context menu for the
/// one below the pointer.
final class TableActions {
    static final List<GivingFiles.Kind> KINDS =
            List.of(new GivingFiles.Kind("share.csv", ".csv"), new GivingFiles.Kind("share.markdown", ".md"));

    private final FrontTab front;
    private final GivingFiles files;
    private final Consumer<String> say;

    TableActions(FrontTab front, GivingFiles files, Consumer<String> say) {
        this.front = front;
        this.files = files;
        this.say = say;
    }

    /// Copies the table in front.
    void copy(TableText.Form form) {
        front.table().ifPresentOrElse(table -> copy(table, form), () -> say.accept(Messages.get("share.none")));
    }

    /// Saves the table in front.
    void save() {
        front.table().ifPresentOrElse(this::save, () -> say.accept(Messages.get("share.none")));
    }

    void copy(Node table, TableText.Form form) {
        TableReader.read(table, text -> {
            Copy.text(text.text(form));
            say.accept(Messages.get(
                    text.leftOut() > 0 ? "share.copied.part" : "share.copied",
                    Counts.grouped(text.rows().size()),
                    Counts.grouped(text.leftOut())));
        });
    }

    private void save(Node table) {
        files.ask(Messages.get("share.save.title"), name(table), KINDS).ifPresent(file -> write(table, file));
    }

    void write(Node table, Path file) {
        TableText.Form form = Stream.of(TableText.Form.values())
                .filter(known -> file.toString().toLowerCase(Locale.ROOT).endsWith(known.extension()))
                .findFirst()
                .orElse(TableText.Form.CSV);
        TableReader.read(table, text -> files.write(file, given -> given.write(text.text(form))));
    }

    private String name(Node table) {
        String own = SharedTables.name(table);
        return own.isEmpty() ? front.name() : front.name() + "-" + own;
    }

    /// Lets every table below a node have the menu, those too that come later.
    void install(Parent root) {
        root.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            if (event.getTarget() instanceof Node target) {
                SharedTables.around(target).ifPresent(this::extend);
            }
        });
        root.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            if (event.getTarget() instanceof Node target && !event.isConsumed()) {
                SharedTables.around(target).ifPresent(table -> {
                    ContextMenu menu = new ContextMenu();
                    menu.getItems().addAll(items(table));
                    menu.setAutoHide(true);
                    menu.show(table, event.getScreenX(), event.getScreenY());
                    event.consume();
                });
            }
        });
    }

    /// A table that has a menu of its own gets the items into it, once.
    private void extend(Node table) {
        if (table instanceof javafx.scene.control.Control control
                && control.getContextMenu() != null
                && control.getContextMenu().getItems().stream().noneMatch(item -> "share-menu".equals(item.getId()))) {
            Menu menu = new Menu(Messages.get("share.menu"));
            menu.setId("share-menu");
            menu.getItems().addAll(items(table));
            control.getContextMenu().getItems().addAll(new SeparatorMenuItem(), menu);
        }
    }

    private List<MenuItem> items(Node table) {
        return List.of(
                item("share.copy.csv", () -> copy(table, TableText.Form.CSV)),
                item("share.copy.markdown", () -> copy(table, TableText.Form.MARKDOWN)),
                item("share.save", () -> save(table)));
    }

    private static MenuItem item(String key, Runnable run) {
        MenuItem item = new MenuItem(Messages.get(key));
        item.setId(key);
        item.setOnAction(event -> run.run());
        return item;
    }
}
