package dev.pgtrace.ui.overview;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

/// One entry of the list of issues: what, how much, and where; a click or Enter goes there.
final class Finding extends VBox {
    private final Label title = new Label();
    private final Label explanation = new Label();
    private final Label place = new Label();
    private Runnable action = () -> {};

    /// @param severity names the style of the mark at its left
    Finding(String severity) {
        super(2);
        getStyleClass().addAll("finding", "finding-" + severity);
        title.getStyleClass().add("strong");
        title.setWrapText(true);
        explanation.getStyleClass().addAll("muted", "small");
        explanation.setWrapText(true);
        explanation.managedProperty().bind(explanation.textProperty().isNotEmpty());
        place.getStyleClass().addAll("link", "small");
        place.setWrapText(true);
        getChildren().addAll(title, explanation, place);
        setAccessibleRole(AccessibleRole.BUTTON);
        setFocusTraversable(true);
        setOnMouseClicked(event -> action.run());
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                action.run();
                event.consume();
            }
        });
    }

    void show(String heading, String text, String where, Runnable go) {
        title.setText(heading);
        explanation.setText(text);
        place.setText(where);
        action = go;
        setAccessibleText(heading + ". " + text + ' ' + where);
    }
}
