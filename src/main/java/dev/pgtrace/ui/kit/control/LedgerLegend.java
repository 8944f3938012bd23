package dev.pgtrace.ui.kit.control;

import dev.pgtrace.base.text.Percent;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.explain.Explain;
import dev.pgtrace.ui.kit.explain.Explanation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/// Colour, name and share of each part of a ledger, and the names of those that the trace cannot know.
public final class LedgerLegend extends FlowPane {
    private final Map<Component, Label> entries = new EnumMap<>(Component.class);
    private final Label missing = new Label();
    private Function<Component, Optional<Explanation>> explained = component -> Optional.empty();

    public LedgerLegend() {
        super(18, 6);
        getStyleClass().add("ledger-legend");
        missing.getStyleClass().addAll("legend-entry", "missing");
        Tips.install(missing, Messages.get("component.missing.tip"));
    }

    public void setParts(List<Part> parts, long wholeMicros) {
        List<Label> shown = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (Part part : parts) {
            String name = ComponentTexts.name(part.component());
            if (part.provenance() == Provenance.MISSING) {
                unknown.add(name);
            } else if (part.micros() != 0 || part.component() == Component.UNACCOUNTED) {
                Label entry = entries.computeIfAbsent(part.component(), this::entry);
                entry.setText(name + ' ' + Percent.of(part.micros(), wholeMicros));
                entry.setGraphic(new Swatch(part.component(), part.provenance()));
                shown.add(entry);
            }
        }
        if (!unknown.isEmpty()) {
            missing.setText(Messages.get("component.missing", String.join(", ", unknown)));
            shown.add(missing);
        }
        if (!getChildren().equals(shown)) {
            getChildren().setAll(shown);
        }
    }

    /// What is said of a part when it is asked for.
    public void setExplained(Function<Component, Optional<Explanation>> explanations) {
        explained = explanations;
    }

    /// A square in the colour of a component, for legends of measured figures.
    public static Region swatch(Component component) {
        return new Swatch(component, Provenance.MEASURED);
    }

    private Label entry(Component component) {
        Label label = new Label();
        label.getStyleClass().add("legend-entry");
        Tips.install(label, () -> ComponentTexts.formula(component));
        Explain.on(label, () -> explained.apply(component));
        return label;
    }
}
