package dev.pgtrace.ui.kit.theme;

import javafx.scene.paint.Color;

/// Colours of the variants of an experiment. They mean nothing else; letters and shapes repeat them.
public final class VariantColors {
    private static final Color[] COLORS = {
        Color.web("#B5561C"), Color.web("#4A90BF"), Color.web("#7F8B2F"), Color.web("#A46AAE"), Color.web("#8C7A55")
    };

    private VariantColors() {}

    /// The colour of the first, second … variant; from the sixth on they come again.
    public static Color of(int variant) {
        return COLORS[variant % COLORS.length];
    }
}
