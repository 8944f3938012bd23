package dev.pgtrace.ui.statements;

import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TreeItem;

/// A branch in the tree table: mirrors its children and whether it is open.
final class BranchItem extends TreeItem<Branch> {
    /// What the view does around changes of the tree.
    interface Host {
        /// The items of all branches that are loaded.
        Map<Branch, BranchItem> items();

        /// The user opened or closed a branch.
        void toggled(Branch branch, boolean open);

        /// Children are about to change: what the table selects meanwhile is not the user's doing.
        void changing();

        void changed();
    }

    private final Host host;

    BranchItem(Branch branch, Host host) {
        super(branch);
        this.host = host;
        host.items().put(branch, this);
        getChildren().setAll(items(branch.children()));
        setExpanded(branch.isExpanded());
        branch.children().addListener((ListChangeListener<Branch>) this::follow);
        branch.expandedProperty().addListener((observable, before, now) -> setExpanded(now));
        expandedProperty().addListener((observable, before, now) -> host.toggled(branch, now));
    }

    @Override
    public boolean isLeaf() {
        return !getValue().row().expandable();
    }

    private void follow(ListChangeListener.Change<? extends Branch> change) {
        host.changing();
        try {
            while (change.next()) {
                List<BranchItem> added = items(change.getAddedSubList());
                if (change.getRemovedSize() == 0) {
                    getChildren().addAll(change.getFrom(), added);
                } else if (change.getRemovedSize() == getChildren().size()) {
                    getChildren().setAll(added);
                } else {
                    getChildren().remove(change.getFrom(), change.getFrom() + change.getRemovedSize());
                    getChildren().addAll(change.getFrom(), added);
                }
                change.getRemoved().stream()
                        .filter(gone -> !change.getList().contains(gone))
                        .forEach(this::forget);
            }
        } finally {
            host.changed();
        }
    }

    private void forget(Branch branch) {
        host.items().remove(branch);
        branch.children().forEach(this::forget);
    }

    private List<BranchItem> items(List<? extends Branch> branches) {
        return branches.stream()
                .map(branch -> {
                    BranchItem known = host.items().get(branch);
                    return known == null ? new BranchItem(branch, host) : known;
                })
                .toList();
    }
}
