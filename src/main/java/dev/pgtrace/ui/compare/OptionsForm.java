package dev.pgtrace.ui.compare;

import dev.pgtrace.model.experiment.Protocol;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Card;
import dev.pgtrace.ui.kit.control.Tips;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// How an experiment is run.
final class OptionsForm {
    /// Of the numbers on the left.
    private static final int LINES = 5;

    private final GridPane grid = new GridPane(10, 7);
    private final Card card;
    private int row;

    OptionsForm(OptionsDraft draft) {
        number("runs", draft.runsProperty(), "compare.form.unit.each");
        number("seconds", draft.secondsProperty(), "compare.form.unit.seconds");
        number("interval", draft.intervalProperty(), "compare.form.unit.percent");
        number("warmups", draft.warmUpsProperty(), "compare.form.unit.each");
        number("explained", draft.explainedProperty(), "compare.form.unit.each");
        row = 0;
        number2("timeout", draft.timeoutProperty(), "compare.form.unit.seconds");
        number2("noise", draft.noiseProperty(), "compare.form.unit.percent");
        CheckBox cold = new CheckBox(Messages.get("compare.form.cold"));
        cold.setId("option-cold");
        cold.selectedProperty().bindBidirectional(draft.coldProperty());
        Tips.install(cold, Messages.get("compare.form.cold.tip"));
        grid.add(cold, 3, row++, 3, 1);
        CheckBox writes = new CheckBox(Messages.get("compare.form.writes"));
        writes.setId("option-writes");
        writes.selectedProperty().bindBidirectional(draft.writesProperty());
        Tips.install(writes, Messages.get("compare.form.writes.tip"));
        grid.add(writes, 3, row, 3, 1);
        ComboBox<Protocol> protocol = new ComboBox<>();
        protocol.setId("option-protocol");
        protocol.getItems().setAll(Protocol.values());
        protocol.setConverter(Choices.words(word -> Messages.get("compare.protocol." + word)));
        protocol.valueProperty().bindBidirectional(draft.protocolProperty());
        protocol.setMinWidth(Region.USE_PREF_SIZE);
        protocol.setMaxWidth(Double.MAX_VALUE);
        row = LINES;
        place(0, "protocol", protocol);
        GridPane.setColumnSpan(protocol, 4); // its texts are long
        card = new Card(Messages.get("compare.form.options"), grid);
    }

    Card node() {
        return card;
    }

    private void number(String key, StringProperty value, String unit) {
        place(0, key, field(key, value, unit));
    }

    private void number2(String key, StringProperty value, String unit) {
        place(3, key, field(key, value, unit));
    }

    private void place(int column, String key, Node node) {
        Label name = new Label(Messages.get("compare.form." + key));
        name.getStyleClass().add("muted");
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.setLabelFor(node);
        Tips.install(name, Messages.get("compare.form.tip." + key));
        grid.add(name, column, row);
        grid.add(node, column + 1, row++);
    }

    private static HBox field(String key, StringProperty value, String unit) {
        TextField field = new TextField();
        field.setId("option-" + key);
        field.setPrefColumnCount(4);
        field.setMinWidth(Region.USE_PREF_SIZE); // a number that is not seen is worse than a narrow text
        field.setPromptText(Messages.get("compare.form.no_limit"));
        field.setAccessibleText(Messages.get("compare.form." + key));
        field.textProperty().bindBidirectional(value);
        Label after = new Label(Messages.get(unit));
        after.getStyleClass().add("muted");
        after.setMinWidth(Region.USE_PREF_SIZE);
        HBox box = new HBox(6, field, after);
        box.getStyleClass().add("chip-row");
        return box;
    }
}
