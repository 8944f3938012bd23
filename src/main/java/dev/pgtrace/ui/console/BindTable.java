package dev.pgtrace.ui.console;

import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Card;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Values of the parameters that the text names.
final class BindTable {
    private final BindRows rows;
    private final VBox lines = new VBox(6);
    private final Card card;

    BindTable(BindRows rows) {
        this.rows = rows;
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        card = new Card(Messages.get("console.binds"), Card.grow(scroll));
        card.setId("console-binds");
        rows.shown().addListener((ListChangeListener<BindRow>) change -> show());
        show();
    }

    Card node() {
        return card;
    }

    private void show() {
        lines.getChildren().clear();
        for (BindRow row : rows.shown()) {
            Label name = new Label("$" + row.number());
            name.getStyleClass().add("code");
            name.setMinWidth(34);
            TextField value = new TextField();
            value.setId("bind-" + row.number());
            value.setAccessibleText(Messages.get("console.binds") + " " + name.getText());
            value.textProperty().bindBidirectional(row.valueProperty());
            value.disableProperty().bind(row.isNullProperty());
            HBox.setHgrow(value, Priority.ALWAYS);
            CheckBox isNull = new CheckBox("NULL");
            isNull.setMinWidth(Region.USE_PREF_SIZE);
            isNull.selectedProperty().bindBidirectional(row.isNullProperty());
            HBox line = new HBox(8, name, value, isNull);
            line.setAlignment(Pos.CENTER_LEFT);
            lines.getChildren().add(line);
        }
        if (rows.shown().isEmpty()) {
            Label none = new Label(Messages.get("console.binds.none"));
            none.getStyleClass().add("muted");
            none.setWrapText(true);
            lines.getChildren().add(none);
        }
    }
}
