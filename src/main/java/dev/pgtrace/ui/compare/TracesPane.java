package dev.pgtrace.ui.compare;

import dev.pgtrace.analysis.compare.Change;
import dev.pgtrace.analysis.compare.CompareMetric;
import dev.pgtrace.analysis.compare.Incomparability;
import dev.pgtrace.analysis.compare.StatementDelta;
import dev.pgtrace.analysis.compare.TraceComparison;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.Ratios;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Card;
import dev.pgtrace.ui.kit.control.Icons;
import dev.pgtrace.ui.kit.control.PageSwitch;
import dev.pgtrace.ui.kit.control.Placeholder;
import dev.pgtrace.ui.kit.control.Roomy;
import dev.pgtrace.ui.kit.control.Tips;
import dev.pgtrace.ui.kit.control.WrapBar;
import dev.pgtrace.ui.kit.explain.Explain;
import dev.pgtrace.ui.kit.explain.Explanation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The tab that compares two sides of recorded work.
public final class TracesPane extends VBox {
    private static final int REASONS = 4;

    private enum Page {
        STATEMENTS,
        PLANS,
        FLAME
    }

    private final TracesViewModel model;
    private final StackPane stage = new StackPane();
    private final PageSwitch<Page> switches = new PageSwitch<>(
            Page.class,
            "traces-page-",
            each -> Messages.get("compare.traces.page." + PageSwitch.key(each)),
            this::show);
    private final Label headline = new Label();
    private final Label evidence = new Label();
    private final Label reasons = new Label();
    private final Label flips = new Label();
    private final DeltaTable table = new DeltaTable();
    private final Card statements = new Card(Messages.get("compare.traces.statements"), Card.grow(table));
    private final PlansView plans = new PlansView();
    private final DiffFlameView flame;
    private final VBox first;
    private Page page = Page.STATEMENTS;

    /// @param traces that are open, to choose sides from
    public TracesPane(TracesViewModel model, ObservableList<TraceChoice> traces) {
        this.model = model;
        getStyleClass().addAll("trace-pane", "traces-pane");
        flame = new DiffFlameView(model.differences()::weigh);
        Button swap = new Button(null, Icons.of(Feather.REPEAT));
        swap.setId("sides-swap");
        swap.getStyleClass().add("flat-icon");
        swap.setAccessibleText(Messages.get("compare.side.swap"));
        Tips.install(swap, Messages.get("compare.side.swap"));
        swap.setOnAction(event -> model.swap());
        HBox sides = new HBox(
                14,
                new SideChooser("A", model.oldProperty(), traces).node(),
                swap,
                new SideChooser("B", model.nowProperty(), traces).node());
        sides.getStyleClass().add("chip-row");
        headline.setId("traces-headline");
        headline.getStyleClass().add("verdict-headline");
        headline.setMinWidth(Region.USE_PREF_SIZE);
        evidence.getStyleClass().add("muted");
        evidence.setWrapText(true);
        HBox verdict = new HBox(14, headline, evidence);
        verdict.getStyleClass().add("verdict");
        reasons.setId("not-comparable");
        reasons.setWrapText(true);
        reasons.setMaxWidth(Double.MAX_VALUE);
        reasons.setMinHeight(Region.USE_PREF_SIZE); // the table scrolls, a sentence does not
        reasons.setGraphic(Icons.of(Feather.ALERT_TRIANGLE));
        reasons.getStyleClass().addAll("verdict-notice", "notice-cut");
        Tips.install(reasons, () -> model.comparison().stream()
                .flatMap(comparison -> comparison.notComparable().stream())
                .map(reason -> KeptTexts.told(reason.message()))
                .collect(Collectors.joining("\n")));
        flips.getStyleClass().addAll("warn-text", "small");
        statements.addToHeader(flips);
        first = new VBox(12, verdict, reasons, Card.grow(statements));
        first.getStyleClass().add("view-content");
        stage.getStyleClass().add("view-stage");
        WrapBar bar = new WrapBar(8, List.of(switches), List.of(sides));
        bar.getStyleClass().add("view-bar");
        Roomy room = Roomy.view(stage);
        VBox.setVgrow(room, Priority.ALWAYS);
        getChildren().setAll(bar, room);
        table.getSelectionModel().selectedItemProperty().addListener((observable, old, now) -> {
            if (now != null && !now.equals(model.selectedProperty().get())) {
                model.select(now);
            }
        });
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                show(Page.PLANS);
            }
        });
        model.stateProperty().addListener(observable -> update());
        model.differences().planProperty().addListener(observable -> showPlans());
        model.differences().flameProperty().addListener(observable -> showFlame());
        update();
    }

    public TracesViewModel model() {
        return model;
    }

    /// What is in front, for a picture.
    public Node picture() {
        return stage;
    }

    public void close() {
        model.close();
    }

    private void show(Page newPage) {
        page = newPage;
        if (newPage == Page.FLAME) {
            model.differences().wantFlame();
        }
        update();
    }

    private void update() {
        switches.select(page);
        switch (model.stateProperty().get()) {
            case TracesViewModel.State.Waiting() -> front(working("waiting"));
            case TracesViewModel.State.Working() -> front(working("comparing"));
            case TracesViewModel.State.Broken(String reason) ->
                front(new Placeholder(Placeholder.Kind.BROKEN, Messages.get("compare.traces.broken"), reason));
            case TracesViewModel.State.Ready(TraceComparison comparison, Map<Long, String> sql) -> {
                fill(comparison, sql);
                front(
                        switch (page) {
                            case STATEMENTS -> first;
                            case PLANS -> plans.node();
                            case FLAME -> flame.node();
                        });
            }
        }
    }

    private void fill(TraceComparison comparison, Map<Long, String> sql) {
        Change total = comparison.change(CompareMetric.TOTAL);
        double share = total.share();
        headline.setText(
                Double.isNaN(share)
                        ? Messages.get("compare.traces.headline.unknown")
                        : Messages.get(
                                "compare.traces.headline",
                                DeltaTable.signed(Math.round(total.delta())),
                                Ratios.change(1 + share)));
        String change = headline.getText();
        Explanation explanation = ComparedFigures.ofSides(
                Messages.get("compare.traces.metric." + CompareMetric.TOTAL.word()),
                change,
                Messages.get("overview.database.tip"),
                ComparedFigures.difference(
                        DeltaTable.value(CompareMetric.TOTAL, total.before()),
                        DeltaTable.value(CompareMetric.TOTAL, total.after()),
                        DeltaTable.signed(Math.round(total.delta()))));
        Explain.on(headline, () -> Optional.of(explanation));
        Explain.on(evidence, () -> Optional.of(explanation));
        Change calls = comparison.change(CompareMetric.CALLS);
        evidence.setText(Messages.get(
                "compare.traces.evidence",
                DeltaTable.value(CompareMetric.TOTAL, total.before()),
                DeltaTable.value(CompareMetric.TOTAL, total.after()),
                DeltaTable.value(CompareMetric.CALLS, calls.before()),
                DeltaTable.value(CompareMetric.CALLS, calls.after()),
                Double.isNaN(comparison.noiseMicros())
                        ? Messages.get("compare.traces.noise.unknown")
                        : Messages.get(
                                "compare.traces.noise.within",
                                Durations.format(Math.round(comparison.noiseMicros())))));
        List<Incomparability> differing = comparison.notComparable();
        reasons.setVisible(!differing.isEmpty());
        reasons.setManaged(!differing.isEmpty());
        String listed = differing.stream()
                .limit(REASONS)
                .map(reason -> KeptTexts.told(reason.message()))
                .collect(Collectors.joining("\n"));
        reasons.setText(Messages.get("compare.traces.not_comparable", listed)
                + (differing.size() > REASONS
                        ? "\n" + Messages.get("compare.traces.more", Counts.grouped(differing.size() - REASONS))
                        : ""));
        statements.setAddition(Messages.get(
                "compare.traces.counts",
                Counts.grouped(comparison.statements().size()),
                Counts.grouped(comparison.appeared().size()),
                Counts.grouped(comparison.gone().size())));
        int flipped = comparison.flips().size();
        flips.setText(flipped == 0 ? "" : Messages.get("compare.traces.flips", Counts.grouped(flipped)));
        table.show(comparison, sql);
        StatementDelta selected = model.selectedProperty().get();
        if (selected != null && !selected.equals(table.getSelectionModel().getSelectedItem())) {
            table.getSelectionModel().select(selected);
        }
    }

    private void showPlans() {
        var found = model.differences().planProperty().get();
        plans.show(found.diff(), found.reason());
    }

    private void showFlame() {
        var found = model.differences().flameProperty().get();
        flame.show(found.diff(), found.reason());
    }

    private void front(Node node) {
        if (stage.getChildren().size() != 1 || stage.getChildren().getFirst() != node) {
            stage.getChildren().setAll(node);
        }
    }

    private static Placeholder working(String key) {
        ProgressIndicator turning = new ProgressIndicator();
        turning.setPrefSize(28, 28);
        turning.setMaxSize(28, 28);
        return new Placeholder(
                Placeholder.Kind.LOADING,
                Messages.get("compare.work." + key + ".title"),
                Messages.get("compare.work." + key + ".text"),
                turning);
    }
}
