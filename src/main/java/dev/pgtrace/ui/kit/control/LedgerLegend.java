package dev.pgtrace.ui.kit.control;

import dev.pgtrace.base.text.Percent;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.theme.ComponentColors;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/// Colour, name and share of each part of a ledger, and the names of those that the trace cannot know.
public final class LedgerLegend extends FlowPane {
    private static final double SWATCH = 10;

    public LedgerLegend() {
        super(18, 6);
        getStyleClass().add("ledger-legend");
    }

    public void setParts(List<Part> parts, long wholeMicros) {
        getChildren().clear();
        List<String> missing = new ArrayList<>();
        for (Part part : parts) {
            if (part.provenance() == Provenance.MISSING) {
                missing.add(ComponentTexts.name(part.component()));
            } else if (part.micros() != 0 || part.component() == Component.UNACCOUNTED) {
                add(part, ComponentTexts.name(part.component()) + ' ' + Percent.of(part.micros(), wholeMicros));
            }
        }
        if (!missing.isEmpty()) {
            Label label = new Label(Messages.get("component.missing", String.join(", ", missing)));
            label.getStyleClass().addAll("legend-entry", "missing");
            Tips.install(label, Messages.get("component.missing.tip"));
            getChildren().add(label);
        }
    }

    /// A square in the colour of a component.
    public static Region swatch(Component component) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("swatch", ComponentColors.styleClass(component));
        swatch.setMinSize(SWATCH, SWATCH);
        swatch.setPrefSize(SWATCH, SWATCH);
        swatch.setMaxSize(SWATCH, SWATCH);
        return swatch;
    }

    private void add(Part part, String text) {
        Label label = new Label(text);
        label.getStyleClass().add("legend-entry");
        label.setGraphic(swatch(part.component()));
        Tips.install(label, () -> ComponentTexts.formula(part.component()));
        getChildren().add(label);
    }
}
