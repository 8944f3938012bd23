package dev.pgtrace.ui.kit.control;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

/// A row some of whose parts are shown only at times. One that is not shown is not in the row: to style what nobody
/// sees made the window come later.
public class PartRow extends HBox {
    private List<Node> parts = List.of();

    /// All there can be, from the left; all are shown at first.
    protected final void setParts(Node... all) {
        parts = List.of(all);
        getChildren().setAll(parts);
    }

    /// Puts a part in its place, or takes it away.
    protected final void show(Node part, boolean shown) {
        if (shown == getChildren().contains(part)) {
            return;
        }
        if (shown) {
            long before = parts.subList(0, parts.indexOf(part)).stream()
                    .filter(getChildren()::contains)
                    .count();
            getChildren().add((int) before, part);
        } else {
            getChildren().remove(part);
        }
    }
}
