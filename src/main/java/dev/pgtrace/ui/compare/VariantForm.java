package dev.pgtrace.ui.compare;

import dev.pgtrace.model.experiment.TriedIndex;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Card;
import dev.pgtrace.ui.kit.control.Icons;
import dev.pgtrace.ui.kit.control.Tips;
import dev.pgtrace.ui.kit.text.SqlEditor;
import java.util.List;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// A variant in the form: its name, its statement, its settings and its indexes.
final class VariantForm {
    private static final List<String> SETTINGS = List.of(
            "work_mem",
            "random_page_cost",
            "effective_cache_size",
            "enable_seqscan",
            "enable_indexscan",
            "enable_bitmapscan",
            "enable_hashjoin",
            "enable_mergejoin",
            "enable_nestloop",
            "enable_sort",
            "enable_hashagg",
            "enable_memoize",
            "max_parallel_workers_per_gather",
            "plan_cache_mode",
            "jit",
            "from_collapse_limit",
            "join_collapse_limit");

    private final String id;
    private final VariantDraft draft;
    private final SqlEditor editor;
    private final VBox extras = new VBox(6);
    private final Card card;

    /// @param letter  by which pictures call it
    /// @param remove  takes it out of the form
    VariantForm(String letter, VariantDraft draft, Runnable remove) {
        this.draft = draft;
        this.id = letter.toLowerCase(Locale.ROOT);
        editor = new SqlEditor("variant-sql-" + id);
        editor.area().setAccessibleText(Messages.get("compare.form.sql.of", letter));
        editor.setText(draft.sqlProperty().get());
        editor.area().textProperty().addListener((observable, old, now) -> draft.sqlProperty()
                .set(now));
        TextField name = new TextField();
        name.setId("variant-name-" + id);
        name.setPromptText(Messages.get("compare.form.name"));
        name.setAccessibleText(Messages.get("compare.form.name"));
        name.setPrefColumnCount(12);
        name.textProperty().bindBidirectional(draft.nameProperty());
        Button setting = small("compare.form.setting.add", Feather.SLIDERS, "setting-add-" + id);
        setting.setOnAction(event -> draft.settings().add(new VariantDraft.Setting("", "")));
        Button index = small("compare.form.index.add", Feather.PLUS, "index-add-" + id);
        index.setOnAction(event -> draft.indexes().add(new VariantDraft.Index("", TriedIndex.Kind.REAL)));
        Button away = new Button(null, Icons.of(Feather.X));
        away.getStyleClass().add("flat-icon");
        away.setId("variant-remove-" + id);
        away.setAccessibleText(Messages.get("compare.form.remove", letter));
        Tips.install(away, Messages.get("compare.form.remove", letter));
        away.setOnAction(event -> remove.run());
        HBox bar = new HBox(8, setting, index);
        editor.node().setPrefHeight(200);
        editor.node().setMinHeight(110);
        card = new Card(letter, Card.grow(editor.node()), extras, bar);
        card.addToHeader(name, away);
        HBox.setHgrow(card, Priority.ALWAYS);
        card.setPrefWidth(100);
        InvalidationListener changed = observable -> showExtras();
        draft.settings().addListener(changed);
        draft.indexes().addListener(changed);
        showExtras();
    }

    Node node() {
        return card;
    }

    void focus() {
        editor.area().requestFocus();
    }

    void close() {
        editor.close();
    }

    private void showExtras() {
        extras.getChildren().clear();
        int number = 0;
        for (VariantDraft.Setting setting : draft.settings()) {
            extras.getChildren().add(row(setting, number++));
        }
        number = 0;
        for (VariantDraft.Index index : draft.indexes()) {
            extras.getChildren().add(row(index, number++));
        }
        extras.setManaged(!extras.getChildren().isEmpty());
    }

    private HBox row(VariantDraft.Setting setting, int number) {
        ComboBox<String> name = new ComboBox<>();
        name.getItems().setAll(SETTINGS);
        name.setEditable(true);
        name.setId("setting-name-" + id + number);
        name.setAccessibleText(Messages.get("compare.form.setting.name"));
        name.setPromptText(Messages.get("compare.form.setting.name"));
        name.getEditor().textProperty().bindBidirectional(setting.nameProperty());
        name.setPrefWidth(210);
        TextField value = new TextField();
        value.setId("setting-value-" + id + number);
        value.setPromptText(Messages.get("compare.form.setting.value"));
        value.setAccessibleText(Messages.get("compare.form.setting.value"));
        value.textProperty().bindBidirectional(setting.valueProperty());
        HBox.setHgrow(value, Priority.ALWAYS);
        return line(name, new Label("="), value, away(() -> draft.settings().remove(setting)));
    }

    private HBox row(VariantDraft.Index index, int number) {
        TextField definition = new TextField();
        definition.setId("index-definition-" + id + number);
        definition.getStyleClass().add("code");
        definition.setPromptText(Messages.get("compare.form.index.prompt"));
        definition.setAccessibleText(Messages.get("compare.form.index.prompt"));
        definition.textProperty().bindBidirectional(index.definitionProperty());
        HBox.setHgrow(definition, Priority.ALWAYS);
        ComboBox<TriedIndex.Kind> kind = new ComboBox<>();
        kind.setId("index-kind-" + id + number);
        kind.getItems().setAll(TriedIndex.Kind.values());
        kind.setConverter(Choices.words(word -> Messages.get("compare.form.index.kind." + word)));
        kind.valueProperty().bindBidirectional(index.kindProperty());
        kind.setMinWidth(125);
        Tips.install(kind, Messages.get("compare.form.index.tip"));
        return line(definition, kind, away(() -> draft.indexes().remove(index)));
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(6, nodes);
        line.getStyleClass().add("chip-row");
        return line;
    }

    private static Button away(Runnable remove) {
        Button button = new Button(null, Icons.of(Feather.X));
        button.getStyleClass().add("flat-icon");
        button.setAccessibleText(Messages.get("compare.form.row.remove"));
        button.setOnAction(event -> remove.run());
        return button;
    }

    private static Button small(String key, Feather icon, String id) {
        Button button = new Button(Messages.get(key), Icons.of(icon));
        button.setId(id);
        button.getStyleClass().add("chip");
        return button;
    }
}
