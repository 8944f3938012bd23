package dev.pgtrace.ui.flame;

import dev.pgtrace.analysis.flame.FlameGraph;
import dev.pgtrace.analysis.flame.FlameGrouping;
import dev.pgtrace.analysis.flame.FlameOrder;
import dev.pgtrace.analysis.flame.FlameSearch;
import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.WrapBar;
import dev.pgtrace.ui.kit.task.Steps;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/// The row above the picture: what is weighed, grouped, ordered, drawn; the search; what there is and how to move.
final class FlameToolbar extends WrapBar {
    private final FlameViewModel model;
    private final TextField search = new TextField();
    private final Label found = new Label();
    private final Label hint = new Label();
    private final ToggleButton table = new ToggleButton(Messages.get("flame.table.toggle"));
    private IntConsumer goTo = step -> {};

    FlameToolbar(FlameViewModel model) {
        super(8);
        this.model = model;
        getStyleClass().add("flame-toolbar");
        hint.getStyleClass().add("flame-hint");
        hint.setMinWidth(0);
        found.getStyleClass().add("flame-found");
        found.setMinWidth(Region.USE_PREF_SIZE);
        search.setId("flame-search");
        search.getStyleClass().addAll("small", "flame-search");
        search.setPromptText(Messages.get("flame.search"));
        search.setAccessibleText(Messages.get("flame.search"));
        search.textProperty().bindBidirectional(model.queryProperty());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::onSearchKey);
        table.setId("flame-table-toggle");
        table.getStyleClass().add("flame-chip");
        table.setMinWidth(Region.USE_PREF_SIZE);
        setAll(List.of(search, found), List.of(hint, table));
        chips(List.of(
                () -> menu("weight", model.weightProperty(), FlameWeight.values(), FlameTexts::weightName),
                () -> menu("group", model.groupingProperty(), FlameGrouping.values(), FlameTexts::groupingName),
                () -> menu("order", model.orderProperty(), FlameOrder.values(), FlameTexts::orderName),
                () -> menu(
                        "direction", model.directionProperty(), FlameDirection.values(), FlameTexts::directionName)));
        model.searchProperty().addListener(observable -> showFound());
    }

    /// Says how many frames there are.
    void show(FlameGraph graph) {
        hint.setText(Messages.get("flame.hint", Counts.grouped(graph.size())));
        showFound();
    }

    void showNothing() {
        hint.setText("");
        found.setText("");
    }

    /// Asked for the next match (1) or the one before (-1).
    void onStep(IntConsumer listener) {
        goTo = listener;
    }

    ToggleButton tableToggle() {
        return table;
    }

    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private void showFound() {
        FlameSearch result = model.searchProperty().get();
        if (result == null || !(model.stateProperty().get() instanceof FlameState.Shown shown)) {
            found.setText("");
            return;
        }
        found.setText(
                result.count() == 0
                        ? Messages.get("flame.found.none")
                        : Messages.get(
                                "flame.found",
                                Counts.grouped(result.count()),
                                Percent.of(
                                        result.weight(), shown.layout().graph().total())));
    }

    private void onSearchKey(KeyEvent event) {
        boolean step = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.F3;
        if (step) {
            goTo.accept(event.isShiftDown() ? -1 : 1);
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
            search.clear();
            event.consume();
        }
    }

    /// Chips before all else, a pulse each: with its menu each takes as long as half the row.
    private void chips(List<Supplier<Node>> chips) {
        for (int i = 0; i < chips.size(); i++) {
            int at = i;
            Steps.then(() -> getChildren().add(at, chips.get(at).get()));
        }
    }

    /// A chip that says its value and opens the choice, which is made when it is opened.
    private static <T> Node menu(String key, ObjectProperty<T> value, T[] choices, Function<T, String> name) {
        MenuButton chip = new MenuButton();
        chip.setId("flame-" + key);
        chip.getStyleClass().add("flame-chip");
        chip.setMinWidth(Region.USE_PREF_SIZE);
        chip.setOnShowing(event -> {
            if (chip.getItems().isEmpty()) {
                choices(chip, value, choices, name);
            }
        });
        Runnable label = () -> chip.setText(Messages.get("flame.chip." + key, name.apply(value.get())));
        label.run();
        value.addListener(observable -> label.run());
        return chip;
    }

    private static <T> void choices(MenuButton chip, ObjectProperty<T> value, T[] choices, Function<T, String> name) {
        ToggleGroup group = new ToggleGroup();
        for (T choice : choices) {
            RadioMenuItem item = new RadioMenuItem(name.apply(choice));
            item.setToggleGroup(group);
            item.setSelected(choice.equals(value.get()));
            item.setOnAction(event -> value.set(choice));
            value.addListener((observable, before, now) -> item.setSelected(choice.equals(now)));
            chip.getItems().add(item);
        }
    }
}
