package dev.pgtrace.ui.kit.control;

import javafx.event.ActionEvent;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;

/// Toggle buttons of which one is chosen. Tab goes to that one and the arrows to the others, as the toolkit has it; the
/// toolkit only chooses then, and here the button also does what it does.
public final class Toggles {
    private Toggles() {}

    public static ToggleGroup group() {
        ToggleGroup group = new ToggleGroup();
        group.selectedToggleProperty().addListener((observable, old, now) -> {
            if (old instanceof ToggleButton left
                    && left.isFocused()
                    && now instanceof ToggleButton chosen
                    && chosen.getOnAction() != null) {
                chosen.getOnAction().handle(new ActionEvent(chosen, chosen));
            }
        });
        return group;
    }
}
