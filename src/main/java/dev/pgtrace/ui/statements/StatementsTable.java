package dev.pgtrace.ui.statements;

import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.GrowingTable;
import dev.pgtrace.ui.kit.control.TextWidths;
import dev.pgtrace.ui.kit.explain.Explain;
import dev.pgtrace.ui.kit.share.SharedColumn;
import dev.pgtrace.ui.kit.share.TableReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;

/// The tree table: columns, keys, and the two-way tie between what it selects and what the view model selects.
final class StatementsTable extends TreeTableView<Branch> implements BranchItem.Host {
    private static final double NAME_MIN = 240;
    private static final double BAR_WIDTH = 166;

    private final StatementsViewModel model;
    private final RowFigures figures;
    private final Map<Branch, BranchItem> items = new HashMap<>();
    private final TreeTableColumn<Branch, Branch> name = new TreeTableColumn<>();
    private final TreeTableColumn<Branch, Branch> bar = new TreeTableColumn<>();
    private final Map<Column, TreeTableColumn<Branch, Branch>> numbers = new EnumMap<>(Column.class);
    private final ReadOnlyObjectWrapper<List<String>> layout = new ReadOnlyObjectWrapper<>(this, "layout", List.of());
    private int changing;
    private boolean sorting = true; // until the first order is shown: setting the policy sorts already
    private boolean arranging;
    private List<Runnable> pieces = List.of();

    StatementsTable(StatementsViewModel model) {
        this.model = model;
        this.figures = new RowFigures(model);
        setId("statements-tree");
        setAccessibleText(Messages.get("view.statements"));
        getStyleClass().add("statements-tree");
        setShowRoot(false);
        setTableMenuButtonVisible(true);
        setColumnResizePolicy(UNCONSTRAINED_RESIZE_POLICY);
        setSortPolicy(table -> sortByHeader());
        columns();
        model.root().children().addListener((ListChangeListener<Branch>) change -> {
            boolean first =
                    change.next() && change.getAddedSize() == change.getList().size();
            if (first && change.getRemovedSize() == 0) {
                GrowingTable.again(this);
            }
        });
        setRoot(new BranchItem(model.root(), this));
        getRoot().setExpanded(true);
        setRowFactory(table -> row());
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE); // two can be compared
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        getSelectionModel().selectedItemProperty().addListener((observable, before, now) -> selectByUser());
        model.selectedProperty().addListener((observable, before, now) -> showSelected());
        model.revealsProperty().addListener((observable, before, now) -> scrollToSelected());
        model.sortingProperty().addListener((observable, before, now) -> showSorting());
        widthProperty().addListener(observable -> fitName());
        showSorting();
        showSelected();
    }

    @Override
    public Map<Branch, BranchItem> items() {
        return items;
    }

    @Override
    public void toggled(Branch branch, boolean open) {
        if (open) {
            model.expand(branch);
        } else {
            model.collapse(branch);
        }
    }

    @Override
    public void changing() {
        changing++;
    }

    @Override
    public void changed() {
        changing--;
        if (changing == 0) {
            showSelected();
        }
    }

    /// Bring the columns, a few each, until the last one has run.
    List<Runnable> columnPieces() {
        return pieces;
    }

    /// Shown columns with their widths, as `elapsed:86`; changes when the user changes them.
    ReadOnlyObjectProperty<List<String>> layoutProperty() {
        return layout.getReadOnlyProperty();
    }

    /// The columns of numbers in sight, in their order.
    List<Column> shownColumns() {
        List<Column> shown = new ArrayList<>();
        for (TreeTableColumn<Branch, ?> column : getVisibleLeafColumns()) {
            if (column.getUserData() instanceof Column known) {
                shown.add(known);
            }
        }
        return shown;
    }

    /// Shows the columns of an earlier [#layoutProperty]; unknown ones are ignored.
    void arrange(List<String> saved) {
        if (saved.isEmpty()) {
            return;
        }
        boolean before = arranging;
        arranging = true;
        for (Map.Entry<Column, TreeTableColumn<Branch, Branch>> entry : numbers.entrySet()) {
            String prefix = entry.getKey().key() + ":";
            TreeTableColumn<Branch, Branch> column = entry.getValue();
            column.setVisible(saved.stream().anyMatch(text -> text.startsWith(prefix)));
            saved.stream()
                    .filter(text -> text.startsWith(prefix))
                    .findFirst()
                    .ifPresent(text -> column.setPrefWidth(width(text.substring(prefix.length()), column.getWidth())));
        }
        arranging = before;
        layoutChanged();
    }

    private static double width(String text, double otherwise) {
        try {
            return Math.clamp(Double.parseDouble(text), 40, 400);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private void columns() {
        name.setText(Messages.get("statements.column.name"));
        name.setSortable(false);
        name.setReorderable(false);
        name.setMinWidth(NAME_MIN);
        name.setCellValueFactory(
                data -> new ReadOnlyObjectWrapper<>(data.getValue().getValue()));
        name.setCellFactory(column -> new NameCell(
                model::inSight,
                model.context().findTextProperty(),
                model.context().marksProperty()));
        SharedColumn.text(name, (Branch branch) -> branch.label().text());
        List<TreeTableColumn<Branch, Branch>> all = new ArrayList<>();
        all.add(name);
        for (Column column : Column.all()) {
            TreeTableColumn<Branch, Branch> made = new TreeTableColumn<>(column.title());
            made.setId("column-" + column.key());
            made.setUserData(column);
            made.getStyleClass().add("number");
            made.setMinWidth(TextWidths.ofTitle(column.title()));
            made.setPrefWidth(Math.max(column.width(), made.getMinWidth()));
            made.setVisible(column.shownAtFirst());
            made.setCellValueFactory(
                    data -> new ReadOnlyObjectWrapper<>(data.getValue().getValue()));
            made.setCellFactory(any -> new NumberCell(column));
            column.share(made);
            made.widthProperty().addListener(observable -> layoutChanged());
            made.visibleProperty().addListener(observable -> layoutChanged());
            Explain.column(made, (Branch branch) -> figures.cell(branch, column));
            numbers.put(column, made);
            all.add(made);
        }
        bar.setText(Messages.get("statements.column.time"));
        bar.setSortable(false);
        bar.setPrefWidth(BAR_WIDTH);
        bar.setMinWidth(60);
        bar.setCellValueFactory(
                data -> new ReadOnlyObjectWrapper<>(data.getValue().getValue()));
        bar.setCellFactory(column -> new BarCell());
        Explain.column(bar, figures::bar);
        TableReader.leaveOut(bar);
        bar.widthProperty().addListener(observable -> fitName());
        all.add(bar);
        arranging = true;
        pieces = GrowingTable.columns(getColumns(), all, this::columnsHaveCome);
    }

    private void columnsHaveCome() {
        arranging = false;
        layoutChanged();
        showSorting();
    }

    private TreeTableRow<Branch> row() {
        TreeTableRow<Branch> row = new TreeTableRow<>();
        row.setOnMouseClicked(event -> {
            Branch branch = row.getItem();
            if (branch != null && branch.row() instanceof Row.More && event.getButton() == MouseButton.PRIMARY) {
                model.activate(branch);
            }
        });
        return row;
    }

    private void layoutChanged() {
        if (arranging) {
            return;
        }
        fitName();
        List<String> shown = new ArrayList<>();
        for (TreeTableColumn<Branch, ?> column : getVisibleLeafColumns()) {
            if (column.getUserData() instanceof Column known) {
                shown.add(known.key() + ":" + Math.round(column.getWidth()));
            }
        }
        layout.set(List.copyOf(shown));
    }

    /// The first column takes what the others leave.
    private void fitName() {
        double others = 0;
        for (TreeTableColumn<Branch, ?> column : getVisibleLeafColumns()) {
            others += column == name ? 0 : column.getWidth();
        }
        double room = getWidth() - others - snappedLeftInset() - snappedRightInset() - 14; // the scroll bar's
        if (room > 0) {
            name.setPrefWidth(Math.max(NAME_MIN, Math.floor(room)));
        }
    }

    /// The table asks for sorting after clicks on headers and for reasons of its own. Another column than before
    /// starts with the largest; a click that would switch sorting off turns it round.
    private boolean sortByHeader() {
        if (sorting || arranging) {
            return true;
        }
        Sorting now = model.sortingProperty().get();
        if (getSortOrder().isEmpty()) {
            model.sort(now.by(now.column(), now.direction().opposite()));
        } else if (getSortOrder().getFirst().getUserData() instanceof Column column) {
            Direction direction = getSortOrder().getFirst().getSortType() == TreeTableColumn.SortType.ASCENDING
                    ? Direction.ASCENDING
                    : Direction.DESCENDING;
            model.sort(now.by(column, column == now.column() ? direction : Direction.DESCENDING));
        }
        showSorting();
        return true;
    }

    private void showSorting() {
        sorting = true;
        Sorting now = model.sortingProperty().get();
        TreeTableColumn<Branch, Branch> column = numbers.get(now.column());
        if (column != null) {
            column.setSortType(
                    now.direction() == Direction.ASCENDING
                            ? TreeTableColumn.SortType.ASCENDING
                            : TreeTableColumn.SortType.DESCENDING);
            if (!getSortOrder().equals(List.of(column))) {
                getSortOrder().setAll(List.of(column));
            }
        }
        sorting = false;
    }

    private void selectByUser() {
        var item = getSelectionModel().getSelectedItem();
        if (changing == 0
                && item != null
                && item.getValue() != model.selectedProperty().get()) {
            model.select(item.getValue());
        }
    }

    private void showSelected() {
        Branch branch = model.selectedProperty().get();
        BranchItem item = branch == null ? null : items.get(branch);
        changing++;
        try {
            if (item == null) {
                getSelectionModel().clearSelection();
            } else {
                int row = getRow(item);
                if (row >= 0
                        && (getSelectionModel().getSelectedIndex() != row
                                || getSelectionModel().getSelectedItem() != item)) {
                    getSelectionModel().clearAndSelect(row);
                    getFocusModel().focus(row);
                }
            }
        } finally {
            changing--;
        }
    }

    /// Brings the selected row in sight, with what is above it, but only if it is not in sight.
    private void scrollToSelected() {
        Branch branch = model.selectedProperty().get();
        BranchItem item = branch == null ? null : items.get(branch);
        int row = item == null ? -1 : getRow(item);
        if (row >= 0 && lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            var first = flow.getFirstVisibleCell();
            var last = flow.getLastVisibleCell();
            if (first == null || last == null || row <= first.getIndex() || row >= last.getIndex()) {
                scrollTo(Math.max(0, row - 3));
            }
        }
    }

    private void press(KeyEvent event) {
        Branch branch = model.selectedProperty().get();
        boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
        if (branch == null || !plain || !handle(event.getCode(), branch)) {
            return;
        }
        event.consume();
    }

    private boolean handle(KeyCode key, Branch branch) {
        switch (key) {
            case ENTER -> model.activate(branch);
            case N -> model.step(1);
            case P -> model.step(-1);
            case DIGIT1 -> model.sort(model.sortingProperty().get().with(Sorting.Executions.FILE_ORDER));
            case DIGIT2 -> model.sort(model.sortingProperty().get().with(Sorting.Executions.AS_STATEMENTS));
            case RIGHT -> {
                if (branch.row() instanceof Row.More) {
                    model.activate(branch);
                    return true;
                }
                return false;
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
