package dev.pgtrace.ui.kit.control;

import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Tooltips that come soon, stay, and are made only when the pointer comes: a table of bars would make hundreds that
/// nobody looks at, and each takes as long as a label.
public final class Tips {
    private static final Duration DELAY = Duration.millis(350);
    private static final Duration STAY = Duration.minutes(2);
    private static final double WIDTH = 520;

    private Tips() {}

    public static void install(Node node, String text) {
        install(node, () -> text);
    }

    /// @param text asked for whenever the tooltip shows; no tooltip where it is empty
    public static void install(Node node, Supplier<String> text) {
        node.addEventHandler(MouseEvent.MOUSE_ENTERED, new EventHandler<>() {
            private @Nullable Tooltip tip;

            @Override
            public void handle(MouseEvent event) {
                Tooltip known = tip;
                boolean empty = text.get().isEmpty();
                if (known != null && empty) {
                    Tooltip.uninstall(node, known);
                    tip = null;
                } else if (known == null && !empty) {
                    Tooltip made = of("");
                    made.setOnShowing(showing -> made.setText(text.get()));
                    Tooltip.install(node, made);
                    tip = made;
                }
            }
        });
    }

    /// A tooltip for a control that takes one by itself, a cell or a tab.
    public static Tooltip of(String text) {
        Tooltip tip = new Tooltip(text);
        tip.setShowDelay(DELAY);
        tip.setShowDuration(STAY);
        tip.setWrapText(true);
        tip.setMaxWidth(WIDTH);
        return tip;
    }
}
