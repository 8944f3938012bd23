package dev.pgtrace.ui.notes;

import dev.pgtrace.app.Bookmark;
import dev.pgtrace.ui.kit.Messages;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Asks what a bookmark shall say. Enter keeps it.
public final class BookmarkForm extends VBox {
    private static final double WIDTH = 520;

    private final TextField text = new TextField();

    /// @param keep    gets the bookmark with its text
    /// @param onClose takes the form away
    public BookmarkForm(Bookmark bookmark, Consumer<Bookmark> keep, Runnable onClose) {
        setId("bookmark-form");
        getStyleClass().addAll("overlay-panel", "connect-panel");
        setSpacing(12);
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        Label title = new Label(Messages.get(
                "notes.form.title",
                Messages.get("notes.kind." + bookmark.kind().name().toLowerCase(Locale.ROOT))));
        title.getStyleClass().add("panel-title");
        Label label = new Label(Messages.get("notes.form.text"));
        label.getStyleClass().add("muted");
        label.setLabelFor(text);
        text.setId("bookmark-text");
        text.setText(bookmark.text());
        Button save = new Button(Messages.get("notes.form.keep"));
        save.setId("bookmark-keep");
        save.getStyleClass().add("accent");
        save.setDefaultButton(true);
        save.disableProperty().bind(text.textProperty().isEmpty());
        save.setOnAction(event -> {
            onClose.run();
            keep.accept(bookmark.withText(text.getText().strip()));
        });
        Button cancel = new Button(Messages.get("notes.form.cancel"));
        cancel.setOnAction(event -> onClose.run());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(title, label, text, new HBox(8, gap, cancel, save));
        focusedProperty().addListener((observable, was, is) -> {
            if (is) {
                text.requestFocus();
                text.selectAll();
            }
        });
    }
}
