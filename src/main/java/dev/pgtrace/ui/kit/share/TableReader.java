package dev.pgtrace.ui.kit.share;

import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.task.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;

/// Reads a table as the window shows it: its visible columns in their order, its rows in theirs, opened branches of a
/// tree with their level. In pieces that are shorter than a frame, as cells may belong to the window's thread.
public final class TableReader {
    /// More rows than these are no table for a ticket or a spreadsheet: they are counted.
    private static final int MOST = 100_000;

    private static final long PIECE_NANOS = TimeUnit.MILLISECONDS.toNanos(6);
    private static final int CHECK_EVERY = 32;
    private static final String INDENT = "\u2003";

    /// A column with the cells of any row.
    private record Column(TableColumnBase<Object, ?> column, SharedColumn<Object> shared) {}

    /// @param level of a tree, 0 for the first
    private record Row(Object value, int level) {}

    private final List<Column> columns;
    private final List<Row> rows;
    private final int leftOut;
    private final boolean tree;
    private final List<List<TableText.Cell>> read = new ArrayList<>();

    private TableReader(List<? extends TableColumnBase<?, ?>> columns, List<Row> rows, int all, boolean tree) {
        this.columns =
                columns.stream().flatMap(column -> column(column).stream()).toList();
        this.rows = rows;
        this.leftOut = all - rows.size();
        this.tree = tree;
    }

    /// Reads a table that [SharedTables] found.
    ///
    /// @param done told on the window's thread, some pulses later where the table is long
    public static void read(Node table, Consumer<TableText> done) {
        if (table.getProperties().get(SharedTables.Known.class) instanceof SharedTables.Known known) {
            done.accept(known.text().get());
        } else if (table instanceof TableView<?> view) {
            List<Row> rows = view.getItems().stream()
                    .limit(MOST)
                    .map(item -> new Row(item, 0))
                    .toList();
            new TableReader(view.getVisibleLeafColumns(), rows, view.getItems().size(), false).piece(done);
        } else if (table instanceof TreeTableView<?> view) {
            List<Row> rows = new ArrayList<>();
            int shown = Math.min(MOST, view.getExpandedItemCount());
            int top = view.isShowRoot() ? 0 : 1;
            for (int i = 0; i < shown; i++) {
                TreeItem<?> item = view.getTreeItem(i);
                if (item != null && item.getValue() != null) {
                    rows.add(new Row(item.getValue(), level(item) - top));
                }
            }
            boolean deep = rows.stream().anyMatch(row -> row.level() > 0);
            int left = view.getExpandedItemCount() - shown;
            new TableReader(view.getVisibleLeafColumns(), rows, rows.size() + left, deep).piece(done);
        }
    }

    private static int level(TreeItem<?> item) {
        int level = 0;
        for (TreeItem<?> at = item.getParent(); at != null; at = at.getParent()) {
            level++;
        }
        return level;
    }

    private void piece(Consumer<TableText> done) {
        long until = System.nanoTime() + PIECE_NANOS;
        while (read.size() < rows.size()) {
            read.add(cells(rows.get(read.size())));
            if (read.size() % CHECK_EVERY == 0 && System.nanoTime() > until) {
                Steps.then(() -> piece(done));
                return;
            }
        }
        List<TableText.Heading> headings = new ArrayList<>();
        if (tree) {
            headings.add(new TableText.Heading(Messages.get("share.level"), "", TableText.Kind.NUMBER));
        }
        for (Column column : columns) {
            headings.add(new TableText.Heading(
                    title(column.column()),
                    column.shared().unit(),
                    column.shared().kind()));
        }
        done.accept(new TableText(headings, read, leftOut));
    }

    private List<TableText.Cell> cells(Row row) {
        List<TableText.Cell> cells = new ArrayList<>();
        if (tree) {
            cells.add(TableText.Cell.of(Integer.toString(row.level())));
        }
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String exact = column.shared().exact().apply(row.value());
            var shownAs = column.shared().shown();
            String shown = shownAs == null ? shown(column.column(), row.value(), exact) : shownAs.apply(row.value());
            boolean indented = tree && i == 0;
            cells.add(new TableText.Cell(indented ? INDENT.repeat(row.level()) + shown : shown, exact));
        }
        return cells;
    }

    private static String shown(TableColumnBase<Object, ?> column, Object row, String otherwise) {
        return column.getCellData(row) instanceof String text ? text : otherwise;
    }

    /// A heading that is a control has the text that a screen reader says.
    private static String title(TableColumnBase<?, ?> column) {
        String text = column.getText();
        if (text != null && !text.isEmpty()) {
            return text;
        }
        Node graphic = column.getGraphic();
        return graphic == null || graphic.getAccessibleText() == null ? "" : graphic.getAccessibleText();
    }

    /// A column of texts is taken as it is, one of controls only where it says what it is.
    @SuppressWarnings("unchecked") // a column is of the rows of its table
    private static List<Column> column(TableColumnBase<?, ?> column) {
        TableColumnBase<Object, ?> known = (TableColumnBase<Object, ?>) column;
        if (column.getProperties().get(SharedColumn.class) instanceof SharedColumn<?> shared) {
            return List.of(new Column(known, (SharedColumn<Object>) shared));
        }
        if (column.getProperties().containsKey(TableReader.class)) {
            return List.of();
        }
        TableText.Kind kind = column.getStyleClass().contains("number") ? TableText.Kind.NUMBER : TableText.Kind.TEXT;
        return List.of(new Column(
                known,
                new SharedColumn<>("", kind, null, row -> known.getCellData(row) instanceof String text ? text : "")));
    }

    /// Leaves a column out: its cells are pictures of what others say in figures.
    public static <C extends TableColumnBase<?, ?>> C leaveOut(C column) {
        column.getProperties().put(TableReader.class, true);
        return column;
    }
}
