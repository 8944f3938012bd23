package dev.pgtrace.ui.shell;

import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Icons;
import dev.pgtrace.ui.kit.control.PartRow;
import dev.pgtrace.ui.kit.control.Tips;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/// The search field of the tool bar: Enter finds the next place, Shift+Enter the one before, Esc forgets the
/// search.
final class FindField extends PartRow {
    private final FindViewModel model;
    private final TextField field = new TextField();

    FindField(FindViewModel model, String hint) {
        this.model = model;
        getStyleClass().add("find-field");
        field.setId("find");
        field.setPromptText(Messages.get("find.prompt"));
        field.setAccessibleText(Messages.get("action.find"));
        HBox.setHgrow(field, Priority.ALWAYS);
        Label keys = new Label(hint);
        keys.getStyleClass().add("key-cap");
        Label status = new Label();
        status.setId("find-status");
        status.getStyleClass().addAll("muted", "small");
        status.textProperty().bind(model.statusProperty());
        Button previous = button(Feather.CHEVRON_UP, "action.findPrevious", () -> model.previous(field.getText()));
        Button next = button(Feather.CHEVRON_DOWN, "action.findNext", () -> model.next(field.getText()));
        Button clear = button(Feather.X, "find.clear", this::clear);
        setParts(field, status, previous, next, clear, keys);
        field.textProperty().subscribe(text -> {
            for (Button button : List.of(previous, next, clear)) {
                show(button, !text.isEmpty());
            }
            show(keys, text.isEmpty());
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    void focus() {
        field.requestFocus();
        field.selectAll();
    }

    void next() {
        model.next(field.getText());
    }

    void previous() {
        model.previous(field.getText());
    }

    private void clear() {
        field.clear();
        model.clear();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            if (event.isShiftDown()) {
                previous();
            } else {
                next();
            }
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            clear();
            event.consume();
        }
    }

    private static Button button(Feather icon, String tip, Runnable action) {
        Button button = new Button(null, Icons.of(icon));
        button.getStyleClass().add("flat-icon");
        button.setFocusTraversable(false);
        button.setOnAction(event -> action.run());
        button.setAccessibleText(Messages.get(tip));
        Tips.install(button, Messages.get(tip));
        return button;
    }
}
