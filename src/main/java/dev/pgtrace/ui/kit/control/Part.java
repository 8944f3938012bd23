package dev.pgtrace.ui.kit.control;

import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.theme.ComponentColors;
import javafx.scene.paint.Paint;

/// One part of a bar.
///
/// @param micros may be negative for [Component#UNACCOUNTED]: then the other parts exceed the whole
public record Part(Component component, long micros, Provenance provenance) {
    Paint paint() {
        return ComponentColors.paint(component, provenance);
    }
}
