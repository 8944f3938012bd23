package dev.pgtrace.ui.statements;

import dev.pgtrace.ui.kit.control.Tips;
import dev.pgtrace.ui.kit.explain.Explain;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// One fact after the other: what on the left, how much on the right.
final class FactLine extends HBox {
    private final Label name = new Label();
    private final Label value = new Label();
    private Fact.Weight weight = Fact.Weight.PLAIN;
    private String explanation = "";
    private @Nullable Fact shown;

    FactLine(FactFigures figures) {
        super(8);
        name.getStyleClass().add("fact-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        value.getStyleClass().add("fact-value");
        value.setWrapText(true);
        value.setTextAlignment(TextAlignment.RIGHT);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(name, gap, value);
        getStyleClass().add("fact");
        Tips.install(this, () -> explanation);
        Explain.on(this, () -> Optional.ofNullable(shown).flatMap(figures::fact));
    }

    void show(Fact fact) {
        shown = fact;
        name.setText(fact.name());
        value.setText(fact.value());
        explanation = fact.explanation();
        if (fact.weight() != weight) {
            weight = fact.weight();
            value.getStyleClass().removeAll("warn", "missing");
            switch (weight) {
                case PLAIN -> {}
                case WARN -> value.getStyleClass().add("warn");
                case MISSING -> value.getStyleClass().add("missing");
            }
        }
    }
}
