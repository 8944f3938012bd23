package dev.pgtrace.ui.compare;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.model.experiment.TriedIndex;
import dev.pgtrace.model.experiment.Variant;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Card;
import dev.pgtrace.ui.kit.control.Copy;
import dev.pgtrace.ui.kit.control.Icons;
import dev.pgtrace.ui.kit.control.Tips;
import dev.pgtrace.ui.kit.text.SqlStyles;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;

/// What a variant is: its statement in colours, its settings and its indexes.
final class SqlCard {
    private static final int SHOWN = 20_000;

    private final Card card;

    SqlCard(int number, Variant variant) {
        String sql =
                variant.sql().length() <= SHOWN ? variant.sql() : variant.sql().substring(0, SHOWN);
        TextFlow text = new TextFlow(SqlStyles.texts(sql.strip()).toArray(Text[]::new));
        text.getStyleClass().add("sql-flow");
        VBox content = new VBox(6, text);
        if (sql.length() < variant.sql().length()) {
            content.getChildren()
                    .add(muted(Messages.get(
                            "compare.sql.cut",
                            Counts.grouped(SHOWN),
                            Counts.grouped(variant.sql().length()))));
        }
        for (Map.Entry<String, String> setting : new TreeMap<>(variant.settings()).entrySet()) {
            content.getChildren().add(muted(Messages.get("compare.sql.setting", setting.getKey(), setting.getValue())));
        }
        for (TriedIndex index : variant.indexes()) {
            content.getChildren()
                    .add(muted(Messages.get(
                            "compare.sql.index." + index.kind().name().toLowerCase(Locale.ROOT), index.definition())));
        }
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        card = new Card(ExperimentShown.title(number, variant.name()), Card.grow(scroll));
        Button copy = new Button(null, Icons.of(Feather.COPY));
        copy.getStyleClass().add("flat-icon");
        copy.setAccessibleText(Messages.get("compare.sql.copy", variant.name()));
        Tips.install(copy, Messages.get("compare.sql.copy", variant.name()));
        copy.setOnAction(event -> Copy.text(variant.sql()));
        card.addToHeader(copy);
    }

    Card node() {
        return card;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().addAll("muted", "small");
        return label;
    }
}
