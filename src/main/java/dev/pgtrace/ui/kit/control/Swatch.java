package dev.pgtrace.ui.kit.control;

import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.theme.ComponentColors;
import javafx.geometry.Insets;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;

/// A square in the colour of a component for legends, hatched like what it explains.
public final class Swatch extends Region {
    private static final double SIZE = 10;

    public Swatch(Component component, Provenance provenance) {
        setMinSize(SIZE, SIZE);
        setPrefSize(SIZE, SIZE);
        setMaxSize(SIZE, SIZE);
        show(component, provenance);
    }

    public void show(Component component, Provenance provenance) {
        setBackground(new Background(
                new BackgroundFill(ComponentColors.paint(component, provenance), new CornerRadii(2), Insets.EMPTY)));
    }
}
