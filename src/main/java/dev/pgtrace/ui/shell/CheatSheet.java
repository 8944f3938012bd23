package dev.pgtrace.ui.shell;

import dev.pgtrace.ui.kit.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// All shortcuts on one sheet: those of actions from the registry, those of canvases and lists from the texts.
final class CheatSheet extends VBox {
    private static final int COLUMNS = 3;

    CheatSheet(Actions actions) {
        getStyleClass().addAll("overlay-panel", "cheat-sheet");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label title = new Label(Messages.get("cheatsheet.title"));
        title.getStyleClass().add("placeholder-title");
        List<VBox> blocks = new ArrayList<>();
        for (Action.Group group : Action.Group.values()) {
            GridPane grid = grid();
            for (Action action : actions.of(group)) {
                if (!action.keyText().isEmpty()) {
                    row(grid, action.keyText(), withoutPrefix(action.title(), group));
                }
            }
            if (!grid.getChildren().isEmpty()) {
                blocks.add(block(group.title(), grid));
            }
        }
        blocks.add(fixed("canvas", 5));
        blocks.add(fixed("tree", 4));
        blocks.add(fixed("find", 4));
        HBox columns = new HBox(22);
        for (int i = 0; i < COLUMNS; i++) {
            columns.getChildren().add(new VBox(12));
        }
        int[] heights = new int[COLUMNS];
        for (VBox block : blocks) {
            int lowest = 0;
            for (int i = 1; i < COLUMNS; i++) {
                lowest = heights[i] < heights[lowest] ? i : lowest;
            }
            ((VBox) columns.getChildren().get(lowest)).getChildren().add(block);
            heights[lowest] += ((GridPane) block.getChildren().getLast()).getRowCount() + 2;
        }
        Label close = new Label(Messages.get("cheatsheet.close"));
        close.getStyleClass().add("muted");
        getChildren().addAll(title, columns, close);
    }

    /// The palette says which view an action belongs to; here the heading does.
    private static String withoutPrefix(String title, Action.Group group) {
        String prefix = group.title() + ": ";
        return title.startsWith(prefix)
                ? Character.toUpperCase(title.charAt(prefix.length())) + title.substring(prefix.length() + 1)
                : title;
    }

    private static VBox fixed(String name, int count) {
        GridPane grid = grid();
        for (int i = 1; i <= count; i++) {
            row(
                    grid,
                    Messages.get("cheatsheet." + name + ".keys" + i),
                    Messages.get("cheatsheet." + name + ".text" + i));
        }
        return block(Messages.get("cheatsheet." + name), grid);
    }

    private static GridPane grid() {
        GridPane grid = new GridPane();
        grid.setHgap(10);
        grid.setVgap(4);
        return grid;
    }

    private static void row(GridPane grid, String keys, String text) {
        Label cap = new Label(keys);
        cap.getStyleClass().add("key-cap");
        cap.setMinWidth(Region.USE_PREF_SIZE);
        grid.addRow(grid.getRowCount(), cap, new Label(text));
    }

    private static VBox block(String heading, GridPane grid) {
        Label label = new Label(heading.toUpperCase(java.util.Locale.ENGLISH));
        label.getStyleClass().add("sidebar-heading");
        return new VBox(6, label, grid);
    }
}
