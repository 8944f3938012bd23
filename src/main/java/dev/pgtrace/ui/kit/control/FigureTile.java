package dev.pgtrace.ui.kit.control;

import dev.pgtrace.ui.kit.explain.Explain;
import dev.pgtrace.ui.kit.explain.Explanation;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A big number with what it is below it; its tooltip has the exact value, where it comes from and how it is made.
public final class FigureTile extends VBox {
    private final Label value = new Label();
    private final Label second = new Label();
    private final Label caption = new Label();
    private @Nullable Explanation explanation;

    public FigureTile() {
        getStyleClass().addAll("card", "figure-tile");
        value.getStyleClass().add("figure-value");
        second.getStyleClass().add("figure-second");
        caption.getStyleClass().add("figure-caption");
        caption.setWrapText(true); // in a narrow window
        HBox numbers = new HBox(6, value, second);
        numbers.getStyleClass().add("figure-numbers");
        getChildren().addAll(numbers, caption);
        HBox.setHgrow(this, Priority.ALWAYS);
        setMaxWidth(Double.MAX_VALUE);
        setMinWidth(0);
        setPrefWidth(100); // equal widths: all tiles grow from the same
        Tips.install(this, () -> explanation == null ? "" : explanation.tip());
        Explain.on(this, () -> Optional.ofNullable(explanation));
        widthProperty().addListener(observable -> Platform.runLater(this::requestLayout));
    }

    /// As high as its caption is at the width that the tile has, not at that it asks for.
    @Override
    protected double computePrefHeight(double width) {
        return super.computePrefHeight(getWidth() > 0 ? getWidth() : width);
    }

    /// @param second      a smaller number beside the first, or the empty text
    /// @param explanation of the big number, null where there is none
    public void show(String value, String second, String caption, @Nullable Explanation explanation) {
        this.value.setText(value);
        this.second.setText(second);
        this.caption.setText(caption);
        this.explanation = explanation;
        setAccessibleText(value + ' ' + second + ' ' + caption);
    }
}
