package dev.pgtrace.ui.compare;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.ui.kit.FileDialogs;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Card;
import dev.pgtrace.ui.kit.control.Toggles;
import dev.pgtrace.ui.kit.text.TabKeys;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableIntegerValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/// Where the sets of parameters come from. Every variant gets the same.
final class ParameterForm {
    private final ParameterDraft draft;
    private final ObservableIntegerValue parameterCount;
    private final StackPane place = new StackPane();
    private final Card card;

    /// @param parameterCount of the statements
    ParameterForm(ParameterDraft draft, ObservableIntegerValue parameterCount) {
        this.draft = draft;
        this.parameterCount = parameterCount;
        VBox sources = new VBox(5);
        ToggleGroup group = Toggles.group();
        for (ParameterDraft.Source source : ParameterDraft.Source.values()) {
            String key = source.name().toLowerCase(Locale.ROOT);
            RadioButton button = new RadioButton(Messages.get("compare.form.source." + key));
            button.setId("source-" + key);
            button.setToggleGroup(group);
            button.setDisable(
                    source == ParameterDraft.Source.RECORDED && draft.recorded().isEmpty());
            button.setSelected(source == draft.sourceProperty().get());
            button.setOnAction(event -> draft.sourceProperty().set(source));
            draft.sourceProperty().addListener((observable, old, now) -> button.setSelected(now == source));
            sources.getChildren().add(button);
        }
        sources.setMinWidth(190);
        HBox.setHgrow(place, Priority.ALWAYS);
        HBox content = new HBox(14, sources, place);
        card = new Card(Messages.get("compare.form.parameters"), Card.grow(content));
        draft.sourceProperty().addListener(observable -> show());
        parameterCount.addListener(observable -> {
            if (draft.sourceProperty().get() == ParameterDraft.Source.NONE) {
                show();
            }
        });
        show();
    }

    Card node() {
        return card;
    }

    private void show() {
        place.getChildren()
                .setAll(
                        switch (draft.sourceProperty().get()) {
                            case NONE -> none();
                            case TYPED -> typed();
                            case CSV -> csv();
                            case QUERY -> query();
                            case RECORDED ->
                                draft.recorded()
                                        .<Node>map(binds ->
                                                new Label(Messages.get("compare.form.recorded.note", binds.trace())))
                                        .orElseGet(() -> note("compare.form.recorded.none"));
                        });
    }

    /// A table, or the same as text for who has many.
    private Node typed() {
        ToggleButton asText = new ToggleButton(Messages.get("compare.form.as_text"));
        asText.setId("parameters-as-text");
        asText.getStyleClass().add("view-switch");
        asText.setMinWidth(Region.USE_PREF_SIZE);
        Label problem = new Label();
        problem.setId("parameters-problem");
        problem.getStyleClass().addAll("bad-text", "small");
        problem.setWrapText(true);
        Label hint = note("compare.form.typed.hint");
        hint.getStyleClass().add("small");
        TextArea area = area("parameters-typed", "compare.form.typed.prompt");
        area.textProperty().bindBidirectional(draft.typedProperty());
        StackPane editor = new StackPane();
        editor.setMinHeight(0);
        VBox.setVgrow(editor, Priority.ALWAYS);
        Runnable show = () -> {
            problem.setText("");
            if (!asText.isSelected()) {
                try {
                    draft.toGrid();
                } catch (TraceException e) {
                    problem.setText(String.valueOf(e.getMessage()));
                    asText.setSelected(true);
                }
            }
            editor.getChildren()
                    .setAll(asText.isSelected() ? area : new ParameterTable(draft.grid(), problem::setText));
        };
        asText.setOnAction(event -> show.run());
        show.run();
        hint.setMinHeight(Region.USE_PREF_SIZE);
        VBox said = new VBox(hint, problem);
        HBox.setHgrow(said, Priority.ALWAYS);
        HBox below = new HBox(8, said, asText);
        below.getStyleClass().add("chip-row");
        return new VBox(6, editor, below);
    }

    private Node none() {
        int count = parameterCount.get();
        Label note = count == 0
                ? note("compare.form.none.note")
                : new Label(Messages.get("compare.form.none.missing", String.valueOf(count)));
        note.setWrapText(true);
        note.getStyleClass().add(count == 0 ? "muted" : "warn-text");
        return note;
    }

    private Node query() {
        TextArea area = area("parameters-query", "compare.form.query.prompt");
        area.textProperty().bindBidirectional(draft.queryProperty());
        return area;
    }

    private Node csv() {
        TextField path = new TextField();
        path.setId("parameters-csv");
        path.setPromptText(Messages.get("compare.form.csv.prompt"));
        path.setAccessibleText(Messages.get("compare.form.csv.prompt"));
        path.textProperty().bindBidirectional(draft.csvProperty());
        HBox.setHgrow(path, Priority.ALWAYS);
        Button choose = new Button(Messages.get("compare.form.csv.choose"));
        choose.setOnAction(event -> {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(Messages.get("compare.form.csv.prompt"));
            chooser.getExtensionFilters()
                    .setAll(List.of(
                            new FileChooser.ExtensionFilter(Messages.get("compare.form.csv.files"), "*.csv", "*.txt"),
                            new FileChooser.ExtensionFilter(Messages.get("open.all"), "*")));
            FileDialogs.of(card.getScene().getWindow())
                    .openOne(chooser)
                    .ifPresent(file -> path.setText(file.toString()));
        });
        CheckBox header = new CheckBox(Messages.get("compare.form.csv.header"));
        header.setId("parameters-header");
        header.selectedProperty().bindBidirectional(draft.headerProperty());
        return new VBox(8, new HBox(8, path, choose), header);
    }

    private static TextArea area(String id, String prompt) {
        TextArea area = new TextArea();
        area.setId(id);
        area.getStyleClass().add("code");
        area.setPromptText(Messages.get(prompt));
        area.setAccessibleText(Messages.get(prompt));
        area.setPrefRowCount(4);
        TabKeys.leave(area);
        return area;
    }

    private static Label note(String key) {
        Label note = new Label(Messages.get(key));
        note.getStyleClass().add("muted");
        note.setWrapText(true);
        return note;
    }
}
