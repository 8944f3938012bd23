package dev.pgtrace.ui.probe;

import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.server.Remedy;
import dev.pgtrace.model.server.TraceOption;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Card;
import dev.pgtrace.ui.kit.control.Icons;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The limits of one way to trace, and what an administrator runs for what is missing.
final class OptionDetails {
    private static final double LINE = 17;

    private final VBox content = new VBox(10);
    private final Card card;

    OptionDetails() {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        card = new Card(Messages.get("probe.details.title"), Card.grow(scroll));
    }

    Node node() {
        return card;
    }

    void show(TraceOption option) {
        card.setTitle(Messages.get("route." + option.route().name().toLowerCase(Locale.ROOT)));
        card.setAddition(Messages.get(option.usable() ? "probe.details.usable" : "probe.details.unusable"));
        List<Node> nodes = new ArrayList<>();
        for (Remedy remedy : option.remedies()) {
            nodes.add(remedy(remedy));
        }
        if (option.remedies().isEmpty()) {
            nodes.add(text(Messages.get("probe.details.nothing"), "muted"));
        }
        if (!option.limits().isEmpty()) {
            nodes.add(text(Messages.get("probe.details.limits"), "card-title"));
            option.limits().forEach(limit -> nodes.add(text("• " + KeptTexts.told(limit), "muted")));
        }
        content.getChildren().setAll(nodes);
    }

    private static VBox remedy(Remedy remedy) {
        Label missing = text(remedy.missing(), remedy.needed() ? "warn-text" : "plain-text");
        Label kind = new Label(Messages.get(remedy.needed() ? "probe.needed" : "probe.better"));
        kind.getStyleClass().add("tag");
        kind.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(missing, Priority.ALWAYS);
        VBox box = new VBox(5, new HBox(8, kind, missing), text(remedy.instruction(), "muted"));
        if (!remedy.sql().isEmpty()) {
            TextArea sql = new TextArea(remedy.sql());
            sql.setEditable(false);
            sql.setWrapText(true);
            sql.getStyleClass().add("code");
            sql.setPrefHeight(18 + LINE * Math.min(12, lines(remedy.sql())));
            sql.setMinHeight(Region.USE_PREF_SIZE);
            Button copy = new Button(Messages.get("probe.copy"), Icons.of(Feather.COPY));
            copy.setOnAction(event -> {
                ClipboardContent clip = new ClipboardContent();
                clip.putString(remedy.sql());
                Clipboard.getSystemClipboard().setContent(clip);
            });
            box.getChildren().addAll(sql, copy);
        }
        return box;
    }

    private static long lines(String sql) {
        return sql.lines().mapToLong(line -> 1 + line.length() / 90).sum();
    }

    private static Label text(String text, String style) {
        Label label = new Label(KeptTexts.told(text));
        label.setWrapText(true);
        label.getStyleClass().add(style);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
