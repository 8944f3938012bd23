package dev.pgtrace.ui.kit.control;

import java.util.List;
import javafx.scene.control.ConstrainedColumnResizeBase;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.util.Callback;

/// Shares the room of a table: each column its least, then in proportion up to what it would like, and what is
/// left to the last. The same room gives the same columns, whatever it was in between; the toolkit's own policies
/// go on from the widths of before.
@SuppressWarnings("rawtypes") // as the toolkit has it
public final class ColumnRoom extends ConstrainedColumnResizeBase
        implements Callback<TableView.ResizeFeatures, Boolean> {
    @Override
    public Boolean call(TableView.ResizeFeatures features) {
        if (features.getColumn() != null) { // dragged by hand
            return TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN.call(features);
        }
        ColumnRoom.<Object>share(features);
        return true;
    }

    @SuppressWarnings("unchecked")
    private static <R> void share(TableView.ResizeFeatures features) {
        TableView.ResizeFeatures<R> table = features;
        List<TableColumn<R, ?>> columns = table.getTable().getVisibleLeafColumns();
        double room = table.getContentWidth();
        double least =
                columns.stream().mapToDouble(TableColumnBase::getMinWidth).sum();
        double wished = columns.stream().mapToDouble(ColumnRoom::wish).sum();
        double part = wished > least ? Math.clamp((room - least) / (wished - least), 0, 1) : 0;
        double left = room;
        for (TableColumn<R, ?> column : columns) {
            double width = Math.floor(column.getMinWidth() + part * (wish(column) - column.getMinWidth()));
            boolean isLast = column.equals(columns.getLast());
            table.setColumnWidth(column, isLast ? Math.max(width, Math.floor(left)) : width);
            left -= width;
        }
    }

    private static double wish(TableColumnBase<?, ?> column) {
        return Math.max(column.getMinWidth(), column.getPrefWidth());
    }
}
