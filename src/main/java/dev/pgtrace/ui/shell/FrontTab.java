package dev.pgtrace.ui.shell;

import dev.pgtrace.ui.kit.share.SharedTables;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.jspecify.annotations.Nullable;

/// What is in front, for those that give it away: its picture, and the table that the keyboard was in last.
final class FrontTab {
    private final TabPane tabs;
    private final TraceTabs traces;
    private final ComparisonTabs comparisons;
    private @Nullable Node lastTable;

    FrontTab(TraceTabs traces, ComparisonTabs comparisons) {
        this.tabs = traces.node();
        this.traces = traces;
        this.comparisons = comparisons;
    }

    /// Follows the keyboard: by the time that a menu or the palette asks, it is there.
    void follow(Scene scene) {
        scene.focusOwnerProperty()
                .addListener((observable, old, now) -> SharedTables.around(now).ifPresent(table -> lastTable = table));
    }

    /// The view in front with its ground; nothing where there is none.
    Optional<Node> picture() {
        return traces.current()
                .map(TracePane::picture)
                .or(() -> comparisons.comparisons().front().map(OpenComparison::picture))
                .or(this::content);
    }

    Optional<Node> table() {
        return picture().flatMap(part -> SharedTables.inFront(part, isShown(lastTable) ? lastTable : null));
    }

    /// What it is called, for file names.
    String name() {
        Tab tab = tabs.getSelectionModel().getSelectedItem();
        return traces.current()
                .map(pane -> ExportActions.baseName(pane.trace().title()))
                .orElseGet(() -> comparisons
                        .comparisons()
                        .front()
                        .map(OpenComparison::title)
                        .orElse(tab == null || tab.getText() == null ? "" : tab.getText()));
    }

    private Optional<Node> content() {
        Tab tab = tabs.getSelectionModel().getSelectedItem();
        return tab == null ? Optional.empty() : Optional.ofNullable(tab.getContent());
    }

    private static boolean isShown(@Nullable Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node != null && node.getScene() != null;
    }
}
