package dev.pgtrace.ui.overview;

import dev.pgtrace.ui.kit.control.FigureTile;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The tiles with the figures of the trace.
final class FigureRow {
    private final HBox row = new HBox(12);

    FigureRow() {
        row.setMinHeight(Region.USE_PREF_SIZE);
    }

    Node node() {
        return row;
    }

    void show(OverviewFigures figures) {
        List<OverviewFigures.Tile> tiles = figures.tiles();
        while (row.getChildren().size() < tiles.size()) {
            row.getChildren().add(new FigureTile());
        }
        for (int i = 0; i < tiles.size(); i++) {
            OverviewFigures.Tile tile = tiles.get(i);
            FigureTile shown = (FigureTile) row.getChildren().get(i);
            shown.show(tile.value(), tile.second(), tile.caption(), tile.explanation());
        }
    }
}
