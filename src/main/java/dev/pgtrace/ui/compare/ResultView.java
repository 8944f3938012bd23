package dev.pgtrace.ui.compare;

import dev.pgtrace.analysis.compare.PlanDiff;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.model.experiment.Variant;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Card;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The first page: verdict, statements, spread, metrics, cause, plans.
final class ResultView {
    private static final double SQL_HEIGHT = 127;
    private static final double MIDDLE_HEIGHT = 266;

    private final IntegerProperty chosen;
    private final VerdictBanner verdict;
    private final HBox statements = new HBox(12);
    private final RunHistogram histogram = new RunHistogram();
    private final BinTable bins = new BinTable(histogram);
    private final MetricsTable metrics = new MetricsTable();
    private final CauseCard cause = new CauseCard();
    private final HBox plansRow = new HBox(12);
    private final List<PlanCard> plans = new ArrayList<>();
    private final ScrollPane root;
    private List<Variant> variants = List.of();
    private int other;

    ResultView(IntegerProperty chosen) {
        this.chosen = chosen;
        verdict = new VerdictBanner(chosen);
        Card spread = new Card(Messages.get("compare.histogram.title"), Card.grow(bins.node()));
        spread.addToHeader(bins.toggle());
        Card table = new Card(Messages.get("compare.metrics.title"), Card.grow(metrics));
        HBox middle = row(spread, table);
        middle.setPrefHeight(MIDDLE_HEIGHT);
        middle.setMinHeight(230);
        spread.setPrefWidth(600);
        table.setPrefWidth(505);
        table.setMinWidth(470); // all its columns
        statements.setPrefHeight(SQL_HEIGHT);
        statements.setMinHeight(SQL_HEIGHT);
        plansRow.setMinHeight(180);
        VBox content = new VBox(12, verdict.node(), statements, middle, Card.grow(plansRow));
        content.getStyleClass().add("view-content");
        root = new ScrollPane(content);
        root.setFitToWidth(true);
        root.setFitToHeight(true);
        root.getStyleClass().add("edge-to-edge");
        root.setId("experiment-result");
    }

    Node node() {
        return root;
    }

    /// @param diff of the plans of the first and the chosen variant, or null while it is not known
    void show(ExperimentShown shown, @Nullable PlanDiff diff) {
        if (!variants.equals(shown.variants())) {
            variants = shown.variants();
            arrange();
        }
        verdict.show(shown);
        histogram.show(shown.bins(), shown.result().variants());
        bins.show(shown.bins());
        metrics.show(Metrics.of(shown), chosen.get(), Counts.grouped(shown.runsEach()));
        pair();
        cause.show(shown, chosen.get());
        for (int i = 0; i < plans.size(); i++) {
            PlanMarks marks = diff == null
                    ? PlanMarks.NONE
                    : i == 0 ? PlanMarks.left(diff) : i == chosen.get() ? PlanMarks.right(diff) : PlanMarks.NONE;
            plans.get(i).show(shown, marks);
        }
    }

    private void arrange() {
        statements.getChildren().clear();
        plans.clear();
        other = 0;
        cause.node().setPrefWidth(330);
        cause.node().setMinWidth(280);
        for (int i = 0; i < variants.size(); i++) {
            statements.getChildren().add(equal(new SqlCard(i, variants.get(i)).node()));
            PlanCard plan = new PlanCard(i);
            equal(plan.node());
            plans.add(plan);
        }
    }

    /// Plans of the two that are compared: three beside each other would have no room for their nodes.
    private void pair() {
        if (other != chosen.get()) {
            other = chosen.get();
            plansRow.getChildren()
                    .setAll(
                            cause.node(),
                            plans.getFirst().node(),
                            plans.get(other).node());
        }
    }

    private static HBox row(Region... cards) {
        HBox row = new HBox(12, cards);
        for (Region card : cards) {
            HBox.setHgrow(card, Priority.ALWAYS);
        }
        return row;
    }

    private static Region equal(Region card) {
        card.setPrefWidth(100);
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }
}
