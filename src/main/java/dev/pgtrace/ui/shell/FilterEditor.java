package dev.pgtrace.ui.shell;

import dev.pgtrace.analysis.filter.FilterCompletion;
import dev.pgtrace.analysis.filter.FilterExpression;
import dev.pgtrace.analysis.filter.FilterNames;
import dev.pgtrace.analysis.filter.FilterProposal;
import dev.pgtrace.analysis.filter.FilterSyntaxException;
import dev.pgtrace.analysis.filter.FilterVocabulary;
import dev.pgtrace.ui.kit.Messages;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A field for a filter that proposes what may stand where the caret is, and points at what cannot be understood.
/// Down and Up choose a proposal, Enter takes it, or applies the filter where none is chosen; Tab takes the first one
/// that a word was begun for.
final class FilterEditor extends VBox {
    private static final double WIDTH = 460;
    private static final int ROWS = 6;
    private static final double ROW = 26;

    private final TextField field = new TextField();
    private final Label pointer = new Label("▲");
    private final Label problem = new Label();
    private final ObservableList<FilterProposal> proposals = FXCollections.observableArrayList();
    private final ListView<FilterProposal> list = new ListView<>(proposals);
    private final ReadOnlyBooleanWrapper understood = new ReadOnlyBooleanWrapper(this, "understood", true);
    private FilterNames names;
    private final Runnable apply;
    private List<String> recent = List.of();
    private FilterVocabulary vocabulary = FilterVocabulary.EMPTY;
    private FilterCompletion completion = new FilterCompletion(0, 0, List.of());

    FilterEditor(FilterNames names, Runnable apply) {
        super(2);
        this.names = names;
        this.apply = apply;
        field.setId("filter-field");
        field.getStyleClass().add("code");
        field.setPromptText(Messages.get("filter.prompt"));
        field.setAccessibleText(Messages.get("filter.title"));
        pointer.getStyleClass().addAll("bad", "small");
        pointer.setManaged(false);
        problem.getStyleClass().addAll("bad", "small");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.setPrefWidth(WIDTH);
        problem.setId("filter-problem");
        list.setId("filter-proposals");
        list.setAccessibleText(Messages.get("filter.proposals"));
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROWS * ROW + 8); // and a gap below
        list.setMinHeight(Region.USE_PREF_SIZE);
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new ProposalCell());
        list.setPlaceholder(new Label(Messages.get("filter.nothing")));
        list.setOnMouseClicked(event -> take(list.getSelectionModel().getSelectedItem()));
        Pane under = new Pane(pointer);
        under.setMinHeight(12);
        under.setMaxHeight(12);
        getChildren().addAll(field, under, problem, list);
        field.textProperty().addListener(observable -> check());
        field.caretPositionProperty().addListener(observable -> propose());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        check();
    }

    /// What the user types into, to give it the keyboard.
    TextField field() {
        return field;
    }

    String text() {
        return field.getText().strip();
    }

    /// Shows another filter.
    void show(String text) {
        if (!text().equals(text)) {
            field.setText(text);
            field.end();
        }
        check();
    }

    /// Whether what is typed is a filter.
    ReadOnlyBooleanProperty understoodProperty() {
        return understood.getReadOnlyProperty();
    }

    /// The texts of the trace that is asked.
    void propose(FilterVocabulary ofTrace) {
        vocabulary = ofTrace;
        propose();
    }

    /// Filters used before, newest first: proposed while nothing is typed.
    void remember(List<String> expressions) {
        recent = List.copyOf(expressions);
        propose();
    }

    /// The named filters there are now.
    void use(FilterNames now) {
        names = now;
        check();
    }

    private void check() {
        Optional<FilterSyntaxException> fault = fault();
        understood.set(fault.isEmpty());
        problem.setText(fault.map(FilterSyntaxException::getMessage).orElse(""));
        problem.setVisible(fault.isPresent());
        problem.setManaged(fault.isPresent());
        pointer.setVisible(fault.isPresent());
        fault.ifPresent(found -> point(found.column() - 1));
        propose();
    }

    private Optional<FilterSyntaxException> fault() {
        try {
            FilterExpression.parse(field.getText(), names);
            return Optional.empty();
        } catch (FilterSyntaxException e) {
            return Optional.of(e);
        }
    }

    /// Puts the mark under a character.
    private void point(int index) {
        double x = 0;
        field.applyCss();
        field.layout();
        if (field.getSkin() instanceof TextFieldSkin skin && field.getLength() > 0) {
            Rectangle2D bounds = skin.getCharacterBounds(Math.min(index, field.getLength() - 1));
            x = index < field.getLength() ? bounds.getMinX() : bounds.getMaxX();
        }
        pointer.autosize();
        pointer.relocate(Math.clamp(x - pointer.getWidth() / 2, 0, Math.max(0, field.getWidth() - 12)), -4);
    }

    private void propose() {
        completion = FilterCompletion.at(field.getText(), field.getCaretPosition(), names, vocabulary);
        list.getSelectionModel().clearSelection();
        if (field.getText().isBlank() && !recent.isEmpty()) {
            proposals.setAll(recent.stream()
                    .map(text -> new FilterProposal(FilterProposal.Kind.NAME, text, Messages.get("filter.recent")))
                    .toList());
            proposals.addAll(completion.proposals());
        } else {
            proposals.setAll(completion.proposals());
        }
        if (!proposals.isEmpty()) {
            list.scrollTo(0);
        }
    }

    private void pressed(KeyEvent event) {
        int selected = list.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case KeyCode.DOWN -> select(selected + 1);
            case KeyCode.UP -> select(selected - 1);
            case KeyCode.ENTER -> {
                if (selected >= 0) {
                    take(proposals.get(selected));
                } else {
                    apply.run();
                }
            }
            case KeyCode.TAB -> {
                boolean begun = completion.from() < completion.to();
                if (event.isShiftDown() || !begun || proposals.isEmpty()) {
                    return;
                }
                take(proposals.get(Math.max(0, selected)));
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void select(int index) {
        if (index < 0 || proposals.isEmpty()) {
            list.getSelectionModel().clearSelection();
            return;
        }
        int row = Math.min(index, proposals.size() - 1);
        list.getSelectionModel().select(row);
        list.scrollTo(Math.max(0, row - ROWS / 2));
    }

    private void take(FilterProposal proposal) {
        if (proposal == null) {
            return;
        }
        String before = field.getText().substring(0, completion.from());
        String after = field.getText().substring(completion.to());
        String gap = proposal.text().endsWith("(") || after.startsWith(" ") ? "" : " ";
        field.setText(before + proposal.text() + gap + after);
        field.positionCaret(before.length() + proposal.text().length() + gap.length());
        field.requestFocus();
        field.deselect();
    }

    private static final class ProposalCell extends ListCell<FilterProposal> {
        private final Label text = new Label();
        private final Label meaning = new Label();
        private final HBox row = new HBox(10, text, meaning);

        ProposalCell() {
            text.getStyleClass().add("code");
            text.setMinWidth(Region.USE_PREF_SIZE);
            meaning.getStyleClass().addAll("muted", "small");
            HBox.setHgrow(meaning, Priority.ALWAYS);
        }

        @Override
        protected void updateItem(FilterProposal item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            text.setText(item.text());
            meaning.setText(item.meaning());
            setGraphic(row);
        }
    }
}
