package dev.pgtrace.ui.compare;

import dev.pgtrace.base.text.Ratios;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Toggles;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Which of three and more variants is compared with the first, on all pages; says of each what its ratio is. Not there
/// where there are two.
final class PairSwitch extends HBox {
    private final IntegerProperty chosen;
    private final List<ToggleButton> buttons = new ArrayList<>();

    /// @param chosen which variant is compared with the first
    PairSwitch(IntegerProperty chosen) {
        super(4);
        this.chosen = chosen;
        getStyleClass().add("view-switcher");
        setVisible(false);
        setManaged(false);
        chosen.addListener(observable -> mark());
    }

    void show(ExperimentShown shown) {
        int others = shown.variants().size() - 1;
        if (buttons.size() != others) {
            arrange(others);
        }
        setVisible(others > 1);
        setManaged(others > 1);
        for (int i = 0; i < others; i++) {
            String pair = Messages.get("compare.against", ExperimentShown.letter(i + 1), ExperimentShown.letter(0));
            buttons.get(i)
                    .setText(shown.comparison(i + 1)
                            .filter(comparison -> comparison.ratio().isKnown())
                            .map(comparison -> Messages.get(
                                    "compare.against.ratio",
                                    pair,
                                    Ratios.change(comparison.ratio().estimate())))
                            .orElse(pair));
        }
    }

    private void arrange(int others) {
        buttons.clear();
        ToggleGroup group = Toggles.group();
        for (int i = 1; i <= others; i++) {
            int variant = i;
            ToggleButton button = new ToggleButton();
            button.setId("against-" + i);
            button.setToggleGroup(group);
            button.getStyleClass().add("view-switch");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(event -> {
                button.setSelected(true);
                chosen.set(variant);
            });
            buttons.add(button);
        }
        getChildren().setAll(buttons);
        mark();
    }

    private void mark() {
        for (int i = 0; i < buttons.size(); i++) {
            buttons.get(i).setSelected(i + 1 == chosen.get());
        }
    }
}
