package dev.pgtrace.ui.statements;

import java.util.function.Function;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TreeTableCell;
import org.jspecify.annotations.Nullable;

/// A cell that listens to a property of the branch that it shows, for as long as it shows it.
///
/// @param <P> what is shown of the branch
abstract class BranchCell<P> extends TreeTableCell<Branch, Branch> {
    private final Function<Branch, ObservableValue<P>> property;
    private final ChangeListener<P> follow = (observable, before, now) -> show(now);
    private @Nullable Branch shown;

    BranchCell(Function<Branch, ObservableValue<P>> property) {
        this.property = property;
    }

    @Override
    protected final void updateItem(@Nullable Branch branch, boolean empty) {
        super.updateItem(branch, empty);
        Branch next = empty ? null : branch;
        if (next != shown) {
            if (shown != null) {
                property.apply(shown).removeListener(follow);
            }
            shown = next;
            if (next != null) {
                property.apply(next).addListener(follow);
            }
        }
        if (next == null) {
            showNothing();
        } else {
            show(property.apply(next).getValue());
        }
    }

    /// The branch in the cell, or null while it is empty.
    final @Nullable Branch shown() {
        return shown;
    }

    abstract void show(P newest);

    abstract void showNothing();
}
