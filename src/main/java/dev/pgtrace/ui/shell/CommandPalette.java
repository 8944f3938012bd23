package dev.pgtrace.ui.shell;

import dev.pgtrace.ui.kit.Messages;
import java.util.Comparator;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Every action by name: type a few of its letters, press Enter.
final class CommandPalette extends VBox {
    private static final double WIDTH = 560;
    private static final int ROWS = 12;
    private static final double ROW = 30;
    /// So that all titles begin at the same place.
    private static final double GROUP_WIDTH = 84;

    private static final int MENU_COST = 4;

    private final Actions actions;
    private List<Action> searchable = List.of();
    private final Runnable close;
    private final TextField field = new TextField();
    private final ObservableList<Action> shown = FXCollections.observableArrayList();
    private final ListView<Action> list = new ListView<>(shown);

    /// @param close takes the palette away
    CommandPalette(Actions actions, Runnable close) {
        this.actions = actions;
        this.close = close;
        getStyleClass().addAll("overlay-panel", "command-palette");
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        setAlignment(Pos.TOP_CENTER);
        field.setId("palette-field");
        field.setAccessibleText(Messages.get("palette.prompt"));
        field.setPromptText(Messages.get("palette.prompt"));
        list.setId("palette-list");
        list.setAccessibleText(Messages.get("action.palette"));
        setAccessibleText(Messages.get("action.palette"));
        focusedProperty().addListener((observable, was, is) -> {
            if (is) {
                field.requestFocus();
            }
        });
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROWS * ROW + 2);
        list.setFocusTraversable(false);
        list.setPlaceholder(new Label(Messages.get("palette.nothing")));
        list.setCellFactory(view -> new ActionCell());
        list.setOnMouseClicked(event -> run());
        getChildren().addAll(field, list);
        field.textProperty().addListener(observable -> match());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    void start() {
        searchable = actions.searchable();
        field.clear();
        match();
        field.requestFocus();
    }

    private void match() {
        String typed = field.getText();
        List<Action> found = searchable.stream()
                .filter(action -> rank(typed, action) >= 0)
                .sorted(Comparator.comparing(
                                (Action action) -> !action.enabled().get())
                        .thenComparingInt(action -> rank(typed, action)))
                .toList();
        shown.setAll(found);
        list.setPrefHeight(Math.clamp(found.size(), 1, ROWS) * ROW + 2);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    /// What stands in the title counts more than what needs the name of the menu too; -1 for no match.
    private static int rank(String typed, Action action) {
        int title = Fuzzy.score(typed, action.title());
        int path = Fuzzy.score(typed, action.group().title() + ' ' + action.title());
        if (path < 0) {
            return -1;
        }
        return title < 0 ? path + MENU_COST : Math.min(title, path + MENU_COST);
    }

    private void pressed(KeyEvent event) {
        int selected = list.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case KeyCode.DOWN -> select(selected + 1);
            case KeyCode.UP -> select(selected - 1);
            case KeyCode.PAGE_DOWN -> select(Math.min(shown.size() - 1, selected + ROWS));
            case KeyCode.PAGE_UP -> select(Math.max(0, selected - ROWS));
            case KeyCode.ENTER -> run();
            case KeyCode.ESCAPE -> close.run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void select(int index) {
        if (!shown.isEmpty()) {
            int wrapped = Math.floorMod(index, shown.size());
            list.getSelectionModel().select(wrapped);
            list.scrollTo(Math.max(0, wrapped - ROWS / 2));
        }
    }

    private void run() {
        Action action = list.getSelectionModel().getSelectedItem();
        if (action != null && action.enabled().get()) {
            close.run();
            action.run().run();
        }
    }

    private static final class ActionCell extends ListCell<Action> {
        private final Label group = new Label();
        private final Label title = new Label();
        private final Label keys = new Label();
        private final HBox row;

        ActionCell() {
            group.getStyleClass().add("muted");
            group.setMinWidth(GROUP_WIDTH);
            keys.getStyleClass().add("key-cap");
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            row = new HBox(8, group, title, gap, keys);
            row.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(Action item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            group.setText(item.group().title());
            title.setText(item.title());
            keys.setText(item.keyText());
            keys.setVisible(!item.keyText().isEmpty());
            row.setDisable(!item.enabled().get());
            setGraphic(row);
        }
    }
}
