package dev.pgtrace.ui.statements;

import dev.pgtrace.ui.kit.control.Tips;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.TreeTableCell;
import org.jspecify.annotations.Nullable;

/// A number with its exact value, provenance and meaning in the tooltip, which is made when it is asked for.
final class NumberCell extends TreeTableCell<Branch, Branch> {
    private final Column column;
    private final ChangeListener<Row> follow = (observable, before, now) -> show(now);
    private @Nullable Branch shown;

    NumberCell(Column column) {
        this.column = column;
        getStyleClass().add("number");
        setOnMouseEntered(event -> prepareTip());
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
            setText(null);
            setTooltip(null);
        } else {
            show(next.row());
        }
    }

    private void show(Row row) {
        setText(row.figures().text(column));
        setTooltip(null);
    }

    private void prepareTip() {
        if (shown != null && getTooltip() == null && shown.row().figures().has(column)) {
            setTooltip(Tips.of(column.explanation(shown.row())));
        }
    }
}
