package dev.pgtrace.ui.overview;

import dev.pgtrace.analysis.Contribution;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.TraceView;
import dev.pgtrace.ui.kit.View;
import dev.pgtrace.ui.kit.ViewRefresh;
import dev.pgtrace.ui.kit.control.Card;
import dev.pgtrace.ui.kit.control.GrowingTable;
import dev.pgtrace.ui.kit.control.LedgerBar;
import dev.pgtrace.ui.kit.control.LedgerLegend;
import dev.pgtrace.ui.kit.control.LedgerParts;
import dev.pgtrace.ui.kit.control.Part;
import dev.pgtrace.ui.kit.control.Place;
import dev.pgtrace.ui.kit.control.Roomy;
import dev.pgtrace.ui.kit.explain.Explain;
import dev.pgtrace.ui.kit.explain.Explanation;
import dev.pgtrace.ui.kit.explain.LedgerFigures;
import dev.pgtrace.ui.kit.explain.TraceLines;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The first look at a trace.
public final class OverviewView implements TraceView {
    private final TraceContext context;
    private final TraceLines lines;
    private final FigureRow figures = new FigureRow();
    private final LedgerBar ledgerBar = new LedgerBar();
    private final LedgerLegend legend = new LedgerLegend();
    private final Label footnote = new Label();
    private final Label between = new Label();
    private final Card ledgerCard;
    private final TopStatements statements;
    private final ExecutionSeries series;
    private final IssueList issues;
    private final ScrollPane root;

    public OverviewView(TraceContext context) {
        this.context = context;
        this.lines = new TraceLines(context);
        this.statements = new TopStatements(context, lines);
        this.series = new ExecutionSeries(context, lines);
        this.issues = new IssueList(context, lines);
        ledgerBar.setExplained(this::explain);
        Explain.on(between, () -> explain(Component.UNACCOUNTED));
        legend.setExplained(this::explain);
        footnote.getStyleClass().add("footnote");
        between.getStyleClass().add("footnote");
        between.setWrapText(true);
        between.setMinHeight(Region.USE_PREF_SIZE);
        footnote.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox notes = new HBox(between, space, footnote);
        ledgerCard = new Card(Messages.get("overview.ledger.title"), ledgerBar, legend, notes);
        Explain.on(ledgerCard, this::explainWhole);
        Place ledger = Place.later(ledgerCard);
        Card work = new Card(
                Messages.get("overview.statements.title"),
                GrowingTable.later(statements.node()),
                Place.later(series.title()),
                Card.grow(Place.later(series.node())));
        work.getStyleClass().add("overview-work");
        HBox.setHgrow(work, Priority.ALWAYS);
        HBox lower = new HBox(12, work, Place.later(issues.node()));
        VBox.setVgrow(lower, Priority.ALWAYS);
        VBox content = new VBox(12, figures.node(), ledger, lower);
        content.getStyleClass().add("view-content");
        content.setMinHeight(Region.USE_COMPUTED_SIZE);
        root = new ScrollPane(content); // scrolls only where the window is lower than its parts can be
        root.getStyleClass().add("edge-to-edge");
        root.setFocusTraversable(false);
        root.setMinWidth(Roomy.SMALL_VIEW_WIDTH);
        root.setFitToWidth(true);
        root.setFitToHeight(true);
        root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        new ViewRefresh(
                context,
                View.OVERVIEW,
                () -> with(analysis -> figures.show(OverviewFigures.of(analysis, lines))),
                () -> with(this::showLedger),
                () -> with(statements::show),
                () -> with(series::show),
                () -> with(issues::show));
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void focus() {
        statements.focus();
    }

    @Override
    public String copyText() {
        return statements.copyText();
    }

    private Optional<Explanation> explain(Component component) {
        return ledger().map(ledger -> ledger.part(component));
    }

    private Optional<Explanation> explainWhole() {
        return ledger().map(ledger -> ledger.whole(Messages.get("overview.ledger.title")));
    }

    private Optional<LedgerFigures> ledger() {
        return Optional.ofNullable(context.analysisProperty().get())
                .map(analysis -> new LedgerFigures(
                        lines,
                        Messages.get("explain.of.trace"),
                        analysis.wall().wholeMicros(),
                        analysis.wall().entries(),
                        analysis.tiers().tier1Blocks(),
                        analysis.model(),
                        part -> lines.ofComponent(Contribution.ALL_STATEMENTS, analysis.executions(), part)));
    }

    private void with(Consumer<TraceAnalysis> show) {
        TraceAnalysis analysis = context.analysisProperty().get();
        if (analysis != null) {
            show.accept(analysis);
        }
    }

    private void showLedger(TraceAnalysis analysis) {
        long whole = analysis.wall().wholeMicros();
        List<Part> parts = LedgerParts.withMissing(analysis.wall());
        ledgerCard.setAddition(Messages.get(
                context.indexingProperty().get() ? "overview.ledger.sofar" : "overview.ledger.all",
                Durations.format(whole)));
        ledgerBar.setParts(parts, whole);
        legend.setParts(parts, whole);
        boolean estimated = parts.stream().anyMatch(part -> part.provenance() == Provenance.ESTIMATED);
        boolean overlap = parts.stream().anyMatch(part -> part.micros() < 0);
        long gap = whole - analysis.databaseMicros() - analysis.wall().micros(Component.CLIENT);
        between.setText(gap > 0 ? Messages.get("overview.ledger.between", Durations.format(gap)) : "");
        footnote.setText(Messages.get(
                overlap
                        ? "overview.ledger.overlap"
                        : estimated ? "overview.ledger.estimated" : "overview.ledger.measured"));
    }
}
