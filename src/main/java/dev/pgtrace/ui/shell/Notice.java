package dev.pgtrace.ui.shell;

import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Icons;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/// Says below the tool bar what needs no answer, until it is taken away.
final class Notice extends HBox {
    private final Label text = new Label();

    Notice() {
        super(12);
        getStyleClass().add("notice");
        setAlignment(Pos.CENTER_LEFT);
        text.setId("notice-text");
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button close = new Button(null, Icons.of(Feather.X));
        close.setId("notice-close");
        close.getStyleClass().add("flat-icon");
        close.setAccessibleText(Messages.get("notice.close"));
        close.setOnAction(event -> hide());
        getChildren().addAll(text, close);
        setOnMouseClicked(event -> hide());
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    void show(String said) {
        text.setText(said);
        setVisible(true);
    }

    private void hide() {
        setVisible(false);
    }
}
