package dev.pgtrace.ui.compare;

import dev.pgtrace.analysis.experiment.CausePart;
import dev.pgtrace.analysis.experiment.VariantComparison;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.base.text.Ratios;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Card;
import dev.pgtrace.ui.kit.control.ComponentTexts;
import dev.pgtrace.ui.kit.control.Tips;
import dev.pgtrace.ui.kit.explain.Explain;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Where the difference comes from: parts that sum to it, the largest first.
final class CauseCard {
    /// Beyond this the difference is small against its parts, and shares of it say nothing.
    private static final double MOST_SHARE = 2;

    private final GridPane grid = new GridPane(10, 6);
    private final ScrollPane scroll = new ScrollPane(grid);
    private final Card card = new Card(Messages.get("compare.cause.title"), Card.grow(scroll));

    CauseCard() {
        card.setId("experiment-cause");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        ColumnConstraints name = new ColumnConstraints();
        name.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints bar = new ColumnConstraints();
        bar.setHgrow(Priority.ALWAYS);
        ColumnConstraints amount = new ColumnConstraints();
        amount.setHalignment(HPos.RIGHT);
        amount.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints share = new ColumnConstraints();
        share.setHalignment(HPos.RIGHT);
        share.setMinWidth(46);
        grid.getColumnConstraints().setAll(name, bar, amount, share);
    }

    Card node() {
        return card;
    }

    void show(ExperimentShown shown, int variant) {
        Optional<VariantComparison> comparison = shown.comparison(variant);
        List<CausePart> parts = comparison.map(VariantComparison::cause).orElse(List.of()).stream()
                .sorted(Comparator.comparingDouble(part -> -Math.abs(part.deltaMicros())))
                .toList();
        grid.getChildren().clear();
        card.setAddition(
                Messages.get("compare.cause.addition", ExperimentShown.letter(variant), ExperimentShown.letter(0)));
        if (parts.isEmpty()) {
            Label none = new Label(Messages.get(shown.isRunning() ? "compare.cause.later" : "compare.cause.none"));
            none.getStyleClass().add("muted");
            none.setWrapText(true);
            grid.add(none, 0, 0, 4, 1);
            return;
        }
        double low = Math.min(
                0, parts.stream().mapToDouble(CausePart::deltaMicros).min().orElse(0));
        double high = Math.max(
                0, parts.stream().mapToDouble(CausePart::deltaMicros).max().orElse(0));
        high = high == low ? low + 1 : high;
        double sum = 0;
        int row = 0;
        for (CausePart part : parts) {
            sum += part.deltaMicros();
            add(row++, part, low, high, variant);
        }
        Label total = new Label(Messages.get("compare.cause.sum"));
        total.getStyleClass().add("strong");
        Label amount = new Label(Ratios.shift(sum));
        amount.getStyleClass().add("strong");
        Tips.install(amount, Ratios.exactTime(sum));
        String whole = Ratios.exactTime(sum);
        Explain.on(
                amount,
                () -> Optional.of(ComparedFigures.ofRuns(
                        card,
                        Messages.get("compare.cause.sum"),
                        whole,
                        Provenance.DERIVED,
                        Messages.get("explain.cause.meaning"),
                        parts.stream()
                                        .map(part -> name(part.component()) + " " + Ratios.shift(part.deltaMicros()))
                                        .collect(Collectors.joining(" + "))
                                + " = " + whole)));
        grid.add(total, 0, row);
        grid.add(amount, 2, row);
    }

    private void add(int row, CausePart part, double low, double high, int variant) {
        CauseBar bar = new CauseBar();
        bar.show(part, low, high);
        String name = name(part.component());
        Label amount = new Label(Ratios.shift(part.deltaMicros()));
        Label share = new Label(Math.abs(part.share()) <= MOST_SHARE ? Percent.of(part.share()) : "");
        share.getStyleClass().add("muted");
        amount.setMinWidth(Region.USE_PREF_SIZE);
        share.setMinWidth(Region.USE_PREF_SIZE);
        String tip = Messages.get(
                "compare.cause.tip",
                name,
                Ratios.exactTime(part.deltaMicros()),
                ComponentTexts.provenance(part.provenance()));
        for (Node figure : List.of(bar, amount, share)) {
            Explain.on(
                    figure,
                    () -> Optional.of(ComparedFigures.ofRuns(
                            card,
                            name,
                            Ratios.exactTime(part.deltaMicros()),
                            part.provenance(),
                            Messages.get("explain.cause.meaning"),
                            Messages.get(
                                    "explain.f.cause",
                                    name,
                                    ExperimentShown.letter(variant),
                                    ExperimentShown.letter(0),
                                    Ratios.exactTime(part.deltaMicros()),
                                    Percent.of(part.share())))));
        }
        Tips.install(bar, tip);
        Tips.install(amount, tip);
        bar.setAccessibleText(tip);
        grid.addRow(row, new Label(name), bar, amount, share);
    }

    static String name(String component) {
        String key = "compare.cause." + component;
        return Messages.has(key) ? Messages.get(key) : component;
    }
}
