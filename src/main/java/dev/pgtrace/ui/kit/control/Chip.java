package dev.pgtrace.ui.kit.control;

import javafx.scene.control.Button;

/// A small button that shows a state: `tiers: guessed`, `filter: none`.
public final class Chip extends Button {
    public Chip(String text, Runnable action) {
        super(text);
        getStyleClass().add("chip");
        setOnAction(event -> action.run());
        setFocusTraversable(true);
    }

    /// Marks the chip as one that changes what is shown.
    public void setActive(boolean active) {
        pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("active"), active);
    }
}
