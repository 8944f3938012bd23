package dev.pgtrace.ui.kit.control;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/// Tooltips that come soon, stay, and build their text only when they are looked at.
public final class Tips {
    private static final Duration DELAY = Duration.millis(350);
    private static final Duration STAY = Duration.minutes(2);

    private Tips() {}

    public static Tooltip install(Node node, String text) {
        return install(node, () -> text);
    }

    public static Tooltip install(Node node, Supplier<String> text) {
        Tooltip tip = new Tooltip();
        tip.setShowDelay(DELAY);
        tip.setShowDuration(STAY);
        tip.setWrapText(true);
        tip.setMaxWidth(520);
        tip.setOnShowing(event -> tip.setText(text.get()));
        Tooltip.install(node, tip);
        return tip;
    }
}
