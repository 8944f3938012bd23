package dev.pgtrace.ui.shell;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// One panel above the window; Esc or a click beside it takes it away and gives the keyboard back.
final class Overlay extends StackPane {
    private final Region shade = new Region();
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
        setVisible(false);
    }

    void show(Region panel, Pos position) {
        if (!isVisible()) {
            focusBefore = getScene() == null ? null : getScene().getFocusOwner();
        }
        StackPane.setAlignment(panel, position);
        StackPane.setMargin(panel, new Insets(position == Pos.CENTER ? 0 : 84, 0, 0, 0));
        getChildren().setAll(shade, panel);
        setVisible(true);
        panel.setFocusTraversable(true);
        panel.requestFocus();
    }

    boolean shows(Class<? extends Node> panel) {
        return isVisible() && getChildren().stream().anyMatch(panel::isInstance);
    }

    void hide() {
        setVisible(false);
        getChildren().clear();
        if (focusBefore != null) {
            focusBefore.requestFocus();
        }
    }
}
