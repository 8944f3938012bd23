package dev.pgtrace.ui.kit.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Stands where there is nothing to show, says why, and what to do. The kinds never look alike.
public final class Placeholder extends VBox {
    /// Why there is nothing, or not all.
    public enum Kind {
        LOADING(Feather.LOADER),
        EMPTY(Feather.INBOX),
        BROKEN(Feather.ALERT_OCTAGON),
        TRUNCATED(Feather.SCISSORS),
        STALE(Feather.CLOCK);

        private final Feather icon;

        Kind(Feather icon) {
            this.icon = icon;
        }
    }

    /// @param actions buttons, the best one first
    public Placeholder(Kind kind, String title, String explanation, Node... actions) {
        getStyleClass().addAll("placeholder", "placeholder-" + kind.name().toLowerCase(java.util.Locale.ROOT));
        setAlignment(Pos.CENTER);
        Label heading = new Label(title, Icons.of(kind.icon, "placeholder-icon"));
        heading.getStyleClass().add("placeholder-title");
        Label text = new Label(explanation);
        text.getStyleClass().add("placeholder-text");
        text.setWrapText(true);
        text.setMaxWidth(460);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setAlignment(Pos.CENTER);
        getChildren().add(heading);
        if (!explanation.isEmpty()) {
            getChildren().add(text);
        }
        if (actions.length > 0) {
            HBox row = new HBox(8, actions);
            row.setAlignment(Pos.CENTER);
            getChildren().add(row);
        }
    }
}
