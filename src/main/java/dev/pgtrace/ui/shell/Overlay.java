package dev.pgtrace.ui.shell;

import dev.pgtrace.ui.kit.control.Roomy;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// One panel above the window, which keeps the keyboard; Esc or a click beside it takes it away and gives the keyboard
/// back to where it was.
final class Overlay extends StackPane {
    private static final double TOP = 84;
    private static final double LOW_WINDOW = 620;

    private final Region shade = new Region();
    private @Nullable Region panel;
    private @Nullable Node focusBefore;

    Overlay() {
        getStyleClass().add("overlay");
        shade.getStyleClass().add("overlay-shade");
        shade.setOnMousePressed(event -> hide());
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                hide();
                event.consume();
            }
        });
        sceneProperty().flatMap(Scene::focusOwnerProperty).addListener((observable, before, now) -> keep(now));
        setVisible(false);
    }

    void show(Region shown, Pos position) {
        if (!isVisible()) {
            focusBefore = getScene() == null ? null : getScene().getFocusOwner();
        }
        Roomy room = Roomy.panel(shown);
        StackPane.setAlignment(room, position);
        double top = position == Pos.CENTER || getHeight() < LOW_WINDOW ? 0 : TOP;
        StackPane.setMargin(room, new Insets(top, 0, 0, 0));
        getChildren().setAll(shade, room);
        setVisible(true);
        panel = shown;
        shown.setAccessibleRole(AccessibleRole.DIALOG);
        if (shown.getAccessibleText() == null && shown.lookup(".panel-title") instanceof Labeled title) {
            shown.setAccessibleText(title.getText());
        }
        shown.requestFocus();
    }

    boolean shows(Class<? extends Node> kind) {
        return isVisible() && kind.isInstance(panel);
    }

    void hide() {
        setVisible(false);
        panel = null;
        getChildren().clear();
        if (focusBefore != null) {
            focusBefore.requestFocus();
        }
    }

    /// Tab goes round in the panel instead of into what it covers.
    private void keep(@Nullable Node focused) {
        Region shown = panel;
        if (shown == null || focused == null) {
            return;
        }
        for (Node at = focused; at != null; at = at.getParent()) {
            if (at.equals(this)) {
                return;
            }
        }
        shown.requestFocus();
    }
}
