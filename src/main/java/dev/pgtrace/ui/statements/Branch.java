package dev.pgtrace.ui.statements;

import dev.pgtrace.ui.kit.task.TaskSlot;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// A row in its place in the tree. It stays the same object while what it shows is loaded anew, so that selection,
/// opened branches and tooltips stay too. Only the window's thread touches it.
final class Branch {
    private final @Nullable Branch parent;
    private final ReadOnlyObjectWrapper<Row> row;
    private final ReadOnlyObjectWrapper<RowLabel> label;
    private final BooleanProperty expanded = new SimpleBooleanProperty(this, "expanded");
    private final ObservableList<Branch> children = FXCollections.observableArrayList();
    private final TaskSlot slot = new TaskSlot();
    private @Nullable Loaded loaded;
    private boolean complete;

    Branch(@Nullable Branch parent, Row row) {
        this.parent = parent;
        this.row = new ReadOnlyObjectWrapper<>(this, "row", row);
        this.label = new ReadOnlyObjectWrapper<>(this, "label", Labels.quick(row));
        this.complete = !Labels.needsText(row);
    }

    @Nullable
    Branch parent() {
        return parent;
    }

    Row row() {
        return row.get();
    }

    ReadOnlyObjectProperty<Row> rowProperty() {
        return row.getReadOnlyProperty();
    }

    /// Newer figures of the same thing.
    void setRow(Row newRow) {
        row.set(newRow);
        if (!Labels.needsText(newRow)) {
            label.set(Labels.quick(newRow));
        }
    }

    RowLabel label() {
        return label.get();
    }

    ReadOnlyObjectProperty<RowLabel> labelProperty() {
        return label.getReadOnlyProperty();
    }

    /// With the texts of the file in it.
    void setLabel(RowLabel read) {
        label.set(read);
        complete = true;
    }

    /// Whether the label still lacks what only the file knows.
    boolean needsLabel() {
        return !complete;
    }

    /// The file is read differently from now on: the text in the label is to be read again.
    void forgetLabel() {
        complete = !Labels.needsText(row.get());
        label.set(Labels.quick(row.get()));
    }

    BooleanProperty expandedProperty() {
        return expanded;
    }

    boolean isExpanded() {
        return expanded.get();
    }

    /// Loaded children and rows for those that are not.
    ObservableList<Branch> children() {
        return children;
    }

    TaskSlot slot() {
        return slot;
    }

    @Nullable
    Loaded loaded() {
        return loaded;
    }

    void setLoaded(Loaded newLoaded) {
        loaded = newLoaded;
    }

    /// 0 for the statements.
    int depth() {
        return parent == null ? -1 : parent.depth() + 1;
    }
}
