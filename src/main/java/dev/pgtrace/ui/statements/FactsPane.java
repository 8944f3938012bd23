package dev.pgtrace.ui.statements;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.model.Component;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Donut;
import dev.pgtrace.ui.kit.explain.Explain;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
import org.jspecify.annotations.Nullable;

/// The first tab: figures of what is selected on the left, its blocks by tier on the right.
final class FactsPane extends GridPane {
    private static final double RING = 88;

    private final FactFigures figures;
    private @Nullable BlockTiers blocks;
    private final Label title = new Label();
    private final Label pill = new Label();
    private final VBox facts = new VBox();
    private final VBox tiers = new VBox(8);
    private final Donut donut = new Donut(RING);
    private final VBox legend = new VBox(6);

    private final Label sentence = new Label();
    /// Lines are kept from selection to selection: to make and style new ones took longer than a frame.
    private final List<FactLine> lines = new ArrayList<>();

    private final Map<Component, TierLine> tierLines = new EnumMap<>(Component.class);

    FactsPane(FactFigures figures) {
        this.figures = figures;
        Explain.on(sentence, () -> Optional.ofNullable(blocks).flatMap(figures::split));
        Explain.on(donut, () -> Optional.ofNullable(blocks).flatMap(figures::blocks));
        sentence.getStyleClass().add("tier-sentence");
        sentence.setWrapText(true);
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
        showFacts(details.facts());
        showTiers(details.tiers());
    }

    private void showFacts(List<Fact> all) {
        while (lines.size() < all.size()) {
            lines.add(new FactLine(figures));
        }
        for (int i = 0; i < all.size(); i++) {
            lines.get(i).show(all.get(i));
        }
        List<FactLine> shown = lines.subList(0, all.size());
        if (!facts.getChildren().equals(shown)) {
            facts.getChildren().setAll(shown);
        }
    }

    private void showTiers(Optional<BlockTiers> newest) {
        blocks = newest.orElse(null);
        tiers.setVisible(newest.isPresent());
        newest.ifPresent(all -> {
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
            showLegend(all);
        });
    }

    private void showLegend(BlockTiers all) {
        List<Node> shown = new ArrayList<>();
        for (BlockTiers.Slice slice : all.slices()) {
            TierLine line = tierLines.computeIfAbsent(slice.part().component(), component -> new TierLine(figures));
            line.show(slice, all.sentence());
            shown.add(line);
        }
        sentence.setText(all.sentence());
        shown.add(sentence);
        if (!legend.getChildren().equals(shown)) {
            legend.getChildren().setAll(shown);
        }
    }
}
