package dev.pgtrace.ui.shell;

import dev.pgtrace.analysis.filter.FilterNames;
import dev.pgtrace.app.NamedFilters;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Chip;
import dev.pgtrace.ui.kit.control.Tips;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The filters that have names: a chip each, to use it, and a field to give the one that is typed a name. Delete on a
/// chip, or its menu, forgets it.
final class NamedFilterBar extends VBox {
    private final NamedFilters filters;
    private final FilterEditor editor;
    private final Consumer<String> use;
    private final FlowPane chips = new FlowPane(6, 6);
    private final TextField name = new TextField();
    private final Label problem = new Label();

    /// @param use gets the expression of a chip: `@slow`
    NamedFilterBar(NamedFilters filters, FilterEditor editor, Consumer<String> use) {
        super(6);
        this.filters = filters;
        this.editor = editor;
        this.use = use;
        name.setId("filter-name");
        name.setPromptText(Messages.get("filter.name.prompt"));
        name.setOnAction(event -> keep());
        name.setAccessibleText(name.getPromptText());
        HBox.setHgrow(name, Priority.ALWAYS);
        Button keep = new Button(Messages.get("filter.name.keep"));
        keep.setId("filter-keep");
        keep.setOnAction(event -> keep());
        keep.disableProperty()
                .bind(name.textProperty()
                        .isEmpty()
                        .or(editor.understoodProperty().not())
                        .or(editor.field().textProperty().isEmpty()));
        problem.getStyleClass().addAll("bad", "small");
        problem.setWrapText(true);
        getChildren().addAll(chips, new HBox(8, name, keep), problem);
        show(filters.now());
    }

    /// Shows a chip for each of these.
    void show(FilterNames now) {
        chips.getChildren().clear();
        for (String known : now.names()) {
            Chip chip = new Chip("@" + known, () -> use.accept("@" + known));
            chip.getStyleClass().add("pill");
            Tips.install(chip, now.expression(known).orElse(""));
            MenuItem forget = new MenuItem(Messages.get("filter.name.forget", known));
            forget.setOnAction(event -> forget(known));
            chip.setContextMenu(new ContextMenu(forget));
            chip.setOnKeyPressed(event -> {
                if (event.getCode() == KeyCode.DELETE) {
                    forget(known);
                    event.consume();
                }
            });
            chips.getChildren().add(chip);
        }
        chips.setVisible(!chips.getChildren().isEmpty());
        chips.setManaged(chips.isVisible());
        tell("");
    }

    private void keep() {
        try {
            filters.keep(name.getText().strip(), editor.text());
            name.clear();
            changed();
        } catch (TraceException e) {
            tell(String.valueOf(e.getMessage()));
        }
    }

    private void forget(String known) {
        try {
            filters.forget(known);
            changed();
        } catch (TraceException e) {
            tell(String.valueOf(e.getMessage()));
        }
    }

    private void changed() {
        FilterNames now = filters.now();
        show(now);
        editor.use(now);
    }

    private void tell(String text) {
        problem.setText(text);
        problem.setVisible(!text.isEmpty());
        problem.setManaged(!text.isEmpty());
    }
}
