package dev.pgtrace.ui.shell;

import dev.pgtrace.ui.kit.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// All shortcuts on one sheet: those of actions from the registry, those of canvases and lists from the texts. In as
/// many columns as the window is wide enough for.
final class CheatSheet extends VBox {
    private static final int MOST_COLUMNS = 3;

    private final List<VBox> blocks = new ArrayList<>();
    private final HBox columns = new HBox(22);

    CheatSheet(Actions actions) {
        getStyleClass().addAll("overlay-panel", "cheat-sheet");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label title = new Label(Messages.get("cheatsheet.title"));
        title.getStyleClass().add("placeholder-title");
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
        Label close = new Label(Messages.get("cheatsheet.close"));
        close.getStyleClass().add("muted");
        getChildren().addAll(title, columns, close);
        arrange(MOST_COLUMNS);
        sceneProperty().flatMap(Scene::widthProperty).addListener((observable, before, width) -> {
            if (width != null) {
                fit(width.doubleValue());
            }
        });
    }

    private void fit(double width) {
        int count = MOST_COLUMNS;
        arrange(count);
        while (count > 1 && prefWidth(-1) > width) {
            count--;
            arrange(count);
        }
    }

    private void arrange(int count) {
        columns.getChildren().clear();
        int[] heights = new int[count];
        for (int i = 0; i < count; i++) {
            columns.getChildren().add(new VBox(12));
        }
        for (VBox block : blocks) {
            int lowest = 0;
            for (int i = 1; i < count; i++) {
                lowest = heights[i] < heights[lowest] ? i : lowest;
            }
            ((VBox) columns.getChildren().get(lowest)).getChildren().add(block);
            heights[lowest] += ((GridPane) block.getChildren().getLast()).getRowCount() + 2;
        }
        applyCss();
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
