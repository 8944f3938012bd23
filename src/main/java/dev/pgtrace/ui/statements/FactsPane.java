package dev.pgtrace.ui.statements;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Donut;
import dev.pgtrace.ui.kit.control.Swatch;
import dev.pgtrace.ui.kit.control.Tips;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/// The first tab: figures of what is selected on the left, its blocks by tier on the right.
final class FactsPane extends GridPane {
    private static final double RING = 88;

    private final Label title = new Label();
    private final Label pill = new Label();
    private final VBox facts = new VBox();
    private final VBox tiers = new VBox(8);
    private final Donut donut = new Donut(RING);
    private final VBox legend = new VBox(6);

    FactsPane() {
        title.getStyleClass().add("detail-title");
        pill.getStyleClass().add("pill");
        pill.setMinWidth(Region.USE_PREF_SIZE);
        HBox header = new HBox(6, title, pill);
        header.setMinHeight(20);
        ScrollPane scroll = new ScrollPane(facts);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("detail-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox left = new VBox(4, header, scroll);
        left.setMinWidth(0);
        Label tierTitle = new Label(Messages.get("statements.tiers.title"));
        tierTitle.getStyleClass().add("detail-title");
        HBox ring = new HBox(16, donut, legend);
        ring.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        VBox.setVgrow(ring, Priority.ALWAYS);
        HBox.setHgrow(legend, Priority.ALWAYS);
        legend.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        tiers.getChildren().addAll(tierTitle, ring);
        tiers.setMinWidth(0);
        setHgap(22);
        ColumnConstraints wide = new ColumnConstraints();
        wide.setPercentWidth(57);
        ColumnConstraints rest = new ColumnConstraints();
        rest.setPercentWidth(43);
        getColumnConstraints().addAll(wide, rest);
        add(left, 0, 0);
        add(tiers, 1, 0);
        GridPane.setVgrow(left, Priority.ALWAYS);
    }

    void show(Details details) {
        title.setText(details.title());
        pill.setText(details.pill());
        pill.setVisible(!details.pill().isEmpty());
        pill.setManaged(!details.pill().isEmpty());
        facts.getChildren().setAll(details.facts().stream().map(FactsPane::line).toList());
        showTiers(details.tiers());
    }

    private void showTiers(Optional<BlockTiers> blocks) {
        tiers.setVisible(blocks.isPresent());
        blocks.ifPresent(all -> {
            donut.show(
                    all.slices().stream()
                            .map(slice -> new Donut.Slice(
                                    slice.part().component(),
                                    slice.part().blocks(),
                                    slice.part().provenance()))
                            .toList(),
                    Counts.compact(all.blocks()),
                    Messages.get("statements.tiers.unit"));
            donut.setVisible(all.blocks() > 0);
            donut.setManaged(all.blocks() > 0);
            legend.getChildren().setAll(legend(all));
        });
    }

    private static List<Node> legend(BlockTiers blocks) {
        List<Node> nodes = new java.util.ArrayList<>();
        for (BlockTiers.Slice slice : blocks.slices()) {
            Label label = new Label(
                    slice.text(),
                    new Swatch(slice.part().component(), slice.part().provenance()));
            label.getStyleClass().add("tier-line");
            label.setWrapText(true);
            Tips.install(
                    label,
                    Messages.get(
                            "statements.tiers.tip", Counts.grouped(slice.part().blocks()), blocks.sentence()));
            nodes.add(label);
        }
        Label sentence = new Label(blocks.sentence());
        sentence.getStyleClass().add("tier-sentence");
        sentence.setWrapText(true);
        nodes.add(sentence);
        return nodes;
    }

    private static Node line(Fact fact) {
        Label name = new Label(fact.name());
        name.getStyleClass().add("fact-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label value = new Label(fact.value());
        value.getStyleClass().add("fact-value");
        value.setWrapText(true);
        value.setTextAlignment(TextAlignment.RIGHT);
        switch (fact.weight()) {
            case PLAIN -> {}
            case WARN -> value.getStyleClass().add("warn");
            case MISSING -> value.getStyleClass().add("missing");
        }
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(8, name, gap, value);
        line.getStyleClass().add("fact");
        if (!fact.explanation().isEmpty()) {
            Tips.install(line, fact.explanation());
        }
        return line;
    }
}
