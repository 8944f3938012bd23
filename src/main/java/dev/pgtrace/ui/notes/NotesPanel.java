package dev.pgtrace.ui.notes;

import dev.pgtrace.app.Bookmark;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Icons;
import dev.pgtrace.ui.kit.text.TabKeys;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The note of a trace and its bookmarks. Enter goes to a bookmark, F2 changes its text, Delete takes it away. The note
/// is kept when the panel goes away.
public final class NotesPanel extends VBox {
    private static final double WIDTH = 620;

    private final NotesViewModel model;
    private final Runnable onClose;
    private final TextArea note = new TextArea();
    private final ListView<Bookmark> list = new ListView<>();
    private final Button go = new Button(Messages.get("notes.go"));
    private final Button change = new Button(Messages.get("notes.change"));
    private final Button remove = new Button(Messages.get("notes.remove"));
    private String before;
    private boolean begun;

    /// @param onChange shows the form that changes the text of a bookmark
    public NotesPanel(NotesViewModel model, java.util.function.Consumer<Bookmark> onChange, Runnable onClose) {
        this.model = model;
        this.onClose = onClose;
        this.before = model.notesProperty().get().note();
        setId("notes-panel");
        getStyleClass().addAll("overlay-panel", "connect-panel");
        setSpacing(10);
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        Label title = new Label(Messages.get("notes.title"));
        title.getStyleClass().add("panel-title");
        Label noteLabel = heading("notes.note");
        noteLabel.setLabelFor(note);
        note.setId("notes-note");
        note.setPromptText(Messages.get("notes.note.prompt"));
        note.setText(before);
        note.setWrapText(true);
        note.setPrefRowCount(7);
        TabKeys.leave(note);
        Label listLabel = heading("notes.bookmarks");
        listLabel.setLabelFor(list);
        list.setId("notes-bookmarks");
        list.setAccessibleText(Messages.get("notes.bookmarks"));
        Label none = new Label(Messages.get("notes.none"));
        none.getStyleClass().add("muted");
        none.setWrapText(true);
        list.setPlaceholder(none);
        list.setPrefHeight(210);
        list.setCellFactory(view -> new Line());
        list.setOnKeyPressed(event -> {
            switch (event.getCode()) {
                case ENTER -> goThere();
                case F2 -> chosen(onChange);
                case DELETE -> chosen(model::remove);
                default -> {
                    return;
                }
            }
            event.consume();
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                goThere();
            }
        });
        go.setId("notes-go");
        go.setOnAction(event -> goThere());
        change.setOnAction(event -> chosen(onChange));
        remove.setOnAction(event -> chosen(model::remove));
        for (Button button : new Button[] {go, change, remove}) {
            button.disableProperty()
                    .bind(list.getSelectionModel().selectedItemProperty().isNull());
        }
        Button close = new Button(Messages.get("notes.close"));
        close.setId("notes-close");
        close.getStyleClass().add("accent");
        close.setOnAction(event -> onClose.run());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(title, noteLabel, note, listLabel, list, new HBox(8, go, change, remove, gap, close));
        Label where = new Label(Messages.get("notes.where"));
        where.getStyleClass().addAll("muted", "small");
        where.setWrapText(true);
        getChildren().add(where);
        model.notesProperty().addListener((observable, old, now) -> show());
        sceneProperty().addListener((observable, old, now) -> {
            if (now == null) {
                keep();
            }
        });
        focusedProperty().addListener((observable, was, is) -> {
            if (is) {
                (begun || list.getItems().isEmpty() ? note : list).requestFocus(); // Tab comes round to the note
                begun = true;
            }
        });
        show();
    }

    private static Label heading(String key) {
        Label label = new Label(Messages.get(key));
        label.getStyleClass().add("muted");
        return label;
    }

    /// What another window wrote is shown, unless this one is being written in.
    private void show() {
        int selected = list.getSelectionModel().getSelectedIndex();
        list.getItems().setAll(model.notesProperty().get().bookmarks());
        if (!list.getItems().isEmpty()) {
            list.getSelectionModel()
                    .select(Math.clamp(selected, 0, list.getItems().size() - 1));
        }
        if (note.getText().equals(before)) {
            before = model.notesProperty().get().note();
            note.setText(before);
        }
    }

    private void keep() {
        model.write(before, note.getText());
    }

    private void goThere() {
        chosen(bookmark -> {
            onClose.run();
            model.go(bookmark);
        });
    }

    private void chosen(java.util.function.Consumer<Bookmark> action) {
        Bookmark bookmark = list.getSelectionModel().getSelectedItem();
        if (bookmark != null) {
            action.accept(bookmark);
        }
    }

    private final class Line extends ListCell<Bookmark> {
        private final Label text = new Label();
        private final Label kind = new Label();
        private final HBox line = new HBox(8, Icons.of(Feather.BOOKMARK), text, kind);

        Line() {
            line.setAlignment(Pos.CENTER_LEFT);
            text.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(text, Priority.ALWAYS);
            kind.getStyleClass().addAll("muted", "small");
            kind.setMinWidth(Region.USE_PREF_SIZE);
        }

        @Override
        protected void updateItem(@Nullable Bookmark bookmark, boolean empty) {
            super.updateItem(bookmark, empty);
            if (empty || bookmark == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            boolean there = model.isThere(bookmark);
            text.setText(bookmark.text());
            kind.setText(Messages.get(
                    there ? "notes.kind." + bookmark.kind().name().toLowerCase(Locale.ROOT) : "notes.kind_gone"));
            setAccessibleText(bookmark.text() + ", " + kind.getText());
            setGraphic(line);
        }
    }
}
