package dev.pgtrace.ui.statements;

import dev.pgtrace.ui.kit.control.ComponentBar;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.TreeTableCell;
import org.jspecify.annotations.Nullable;

/// Where the time of the row went; nothing where no time is known.
final class BarCell extends TreeTableCell<Branch, Branch> {
    private final ComponentBar bar = new ComponentBar();
    private final ChangeListener<Row> follow = (observable, before, now) -> show(now);
    private @Nullable Branch shown;

    BarCell() {
        getStyleClass().add("bar-cell");
        bar.prefWidthProperty().bind(widthProperty().subtract(16));
    }

    @Override
    protected void updateItem(@Nullable Branch branch, boolean empty) {
        super.updateItem(branch, empty);
        Branch next = empty ? null : branch;
        if (next != shown) {
            if (shown != null) {
                shown.rowProperty().removeListener(follow);
            }
            shown = next;
            if (next != null) {
                next.rowProperty().addListener(follow);
            }
        }
        if (next == null) {
            setGraphic(null);
        } else {
            show(next.row());
        }
    }

    private void show(Row row) {
        Figures figures = row.figures();
        if (figures.wholeMicros() <= 0) {
            setGraphic(null);
        } else {
            bar.setParts(figures.parts(), figures.wholeMicros());
            setGraphic(bar);
        }
    }
}
