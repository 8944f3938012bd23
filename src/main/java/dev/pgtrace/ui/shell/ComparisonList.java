package dev.pgtrace.ui.shell;

import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Icons;
import dev.pgtrace.ui.kit.control.Tips;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The comparisons in the sidebar, below the open traces.
final class ComparisonList extends VBox {
    private final Comparisons comparisons;
    private final Workspace workspace;

    ComparisonList(Comparisons comparisons, Workspace workspace) {
        this.comparisons = comparisons;
        this.workspace = workspace;
        InvalidationListener update = observable -> update();
        comparisons.open().addListener(update);
        comparisons.frontProperty().addListener(update);
        comparisons.versionProperty().addListener(update);
        workspace.traces().addListener(update);
        update();
    }

    private void update() {
        getChildren().clear();
        if (!comparisons.open().isEmpty() && workspace.traces().isEmpty()) {
            getChildren().add(Sidebar.heading("sidebar.open"));
        }
        for (OpenComparison comparison : comparisons.open()) {
            Label detail = new Label(comparison.detail());
            detail.getStyleClass().add("sidebar-detail");
            detail.setMinWidth(Region.USE_PREF_SIZE);
            String title = comparison.experiment().isPresent()
                    ? Messages.get("sidebar.experiment", comparison.title())
                    : comparison.title();
            Button entry = Sidebar.entry(Icons.of(Feather.REPEAT), title, detail);
            entry.pseudoClassStateChanged(
                    Sidebar.CURRENT,
                    comparison.equals(comparisons.frontProperty().get()));
            entry.setOnAction(event -> comparisons.frontProperty().set(comparison));
            Tips.install(entry, comparison.summary());
            getChildren().add(entry);
        }
    }
}
