package dev.pgtrace.ui.kit.control;

import dev.pgtrace.ui.kit.task.Steps;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/// Room for a part of a view that comes in a pulse of its own: a control gets its skin and its style when it comes into
/// the scene, and for all controls of a view at once that takes longer than a frame.
public final class Place extends StackPane {
    private Place() {
        setAlignment(Pos.TOP_LEFT);
    }

    /// Room that its part takes at the next step; what is shown in the part is to be asked for after that.
    public static Place later(Node part) {
        Place place = new Place();
        Steps.then(() -> place.getChildren().add(part));
        return place;
    }
}
