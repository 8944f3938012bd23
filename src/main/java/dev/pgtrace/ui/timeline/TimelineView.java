package dev.pgtrace.ui.timeline;

import dev.pgtrace.analysis.TimelineFigures;
import dev.pgtrace.analysis.span.SpanWindow;
import dev.pgtrace.analysis.timeline.Timeline;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.TraceView;
import dev.pgtrace.ui.kit.View;
import dev.pgtrace.ui.kit.Zoomable;
import dev.pgtrace.ui.kit.control.Card;
import dev.pgtrace.ui.kit.control.ComponentTexts;
import dev.pgtrace.ui.kit.control.GrowingTable;
import dev.pgtrace.ui.kit.control.Place;
import dev.pgtrace.ui.kit.control.Placeholder;
import dev.pgtrace.ui.kit.explain.Explain;
import dev.pgtrace.ui.kit.explain.Explanation;
import dev.pgtrace.ui.kit.raster.GlyphAtlas;
import dev.pgtrace.ui.kit.raster.Rehearsal;
import dev.pgtrace.ui.kit.raster.Span;
import dev.pgtrace.ui.kit.task.StepRound;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.util.Duration;

/// The timeline of a trace, and below it the last executions in sight and where their time went.
public final class TimelineView implements TraceView, Zoomable {
    private static final Duration PACE = Duration.millis(200);

    private final TimelineViewModel model;
    private final TimelineCanvas canvas = new TimelineCanvas();
    private final TimelineTip tip = new TimelineTip();
    private final LatestExecutions latest;
    private final BarFigures figures;
    private final PartLedger ledger;
    private final StackPane stage = new StackPane();
    private final Card card = new Card(Messages.get("timeline.title"), Card.grow(stage));
    private final StackPane root;
    private final StepRound part;
    private final PauseTransition pace = new PauseTransition(PACE);
    private Span inSight = Span.all(1);
    private boolean moved;

    public TimelineView(TraceContext context) {
        model = new TimelineViewModel(context);
        figures = new BarFigures(context);
        ledger = new PartLedger(figures);
        latest = new LatestExecutions(model, context.sqlTexts().versionProperty(), figures);
        Explain.picture(canvas, this::explainAt, this::explainSelected);
        stage.setMinHeight(0);
        card.getStyleClass().add("timeline-card");
        Place list = GrowingTable.later(latest.node());
        HBox below = new HBox(12, list, Place.later(ledger.node()));
        HBox.setHgrow(list, Priority.ALWAYS);
        below.getStyleClass().add("timeline-below");
        VBox content = new VBox(12, card, below);
        VBox.setVgrow(card, Priority.ALWAYS);
        content.getStyleClass().add("view-content");
        Pane overlay = new Pane(tip);
        overlay.setMouseTransparent(true);
        root = new StackPane(content, overlay);
        root.setId("timeline-view");
        root.getStylesheets().add(stylesheet());
        pace.setOnFinished(event -> {
            if (moved) {
                lookNow();
            }
        });
        TimelineKeys.install(canvas, model);
        canvas.setLabels(this::label);
        canvas.onChosen(this::choose);
        canvas.spanProperty().addListener((observable, before, span) -> look(span));
        canvas.brush().markedProperty().addListener((observable, before, now) -> {
            look(canvas.target());
            showAddition();
        });
        canvas.pointedProperty().addListener((observable, before, hover) -> showTip(hover));
        latest.onChosen(execution -> {
            model.choose(execution);
            Timeline shown = canvas.shown();
            if (shown != null) {
                canvas.revealLane(shown.firstBar(execution)); // not the time: the list shows what is in sight
            }
        });
        part = new StepRound(
                () -> true,
                () -> showPart((shown, newest) -> latest.show(shown.timeline(), newest.latest())),
                () -> showPart((shown, newest) -> ledger.show(newest, shown.growing())));
        model.stateProperty().addListener(observable -> showState());
        model.partProperty().addListener(observable -> part.ask());
        context.selectionProperty().addListener(observable -> follow());
        context.sqlTexts().versionProperty().addListener(observable -> canvas.redraw());
        canvas.onLeaving(() -> context.zooming(View.TIMELINE));
        context.canZoom(View.TIMELINE, this);
        showState();
        follow();
    }

    /// Draws a timeline into pixels that nobody sees, so that the first frame meets compiled code. On any thread.
    public static void rehearse(Timeline timeline) {
        GlyphAtlas blanks = new GlyphAtlas(7, 15);
        TimelinePalette palette = TimelinePalette.on(Color.BLACK);
        Rehearsal.draw(raster -> {
            TimelineRows rows = new TimelineRows(1, raster.height(), 0);
            SpanWindow window = new SpanWindow(0, timeline.lengthMicros(), raster.width() - rows.gutter());
            new TimelinePainter(timeline, palette, blanks, bar -> "select").paint(raster, window, rows);
        });
    }

    @Override
    public Span inSight() {
        return canvas.target();
    }

    @Override
    public void returnTo(Span span) {
        canvas.returnTo(span);
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void focus() {
        canvas.requestFocus();
    }

    @Override
    public String copyText() {
        return latest.copyText();
    }

    /// How long a zoom takes; zero for at once.
    public void setMotion(Duration duration) {
        canvas.setMotion(duration);
    }

    TimelineCanvas canvas() {
        return canvas;
    }

    private void showState() {
        switch (model.stateProperty().get()) {
            case TimelineState.Shown shown -> {
                Timeline timeline = shown.timeline();
                canvas.show(timeline, shown.growing());
                canvas.select(model.selectedExecution());
                if (!stage.getChildren().equals(List.of(canvas))) {
                    stage.getChildren().setAll(canvas);
                }
                showAddition();
                look(canvas.target());
            }
            case TimelineState.Loading loading ->
                replace(new Placeholder(Placeholder.Kind.LOADING, Messages.get("timeline.loading"), ""));
            case TimelineState.Empty empty ->
                replace(new Placeholder(
                        Placeholder.Kind.EMPTY,
                        Messages.get("timeline.empty"),
                        Messages.get("timeline.empty.explanation")));
            case TimelineState.Broken broken ->
                replace(new Placeholder(
                        Placeholder.Kind.BROKEN, Messages.get("timeline.broken"), broken.explanation()));
        }
    }

    private void replace(Placeholder placeholder) {
        canvas.clear();
        tip.hide();
        latest.clear();
        card.setAddition("");
        stage.getChildren().setAll(placeholder);
    }

    /// The panels below are about the marked time, else about what is in sight: at once, and while it moves a few times
    /// a second, as to fill a table takes longer than to draw the picture.
    private void look(Span sight) {
        inSight = sight;
        if (pace.getStatus() == Animation.Status.RUNNING) {
            moved = true;
        } else {
            lookNow();
        }
    }

    private void lookNow() {
        moved = false;
        pace.playFromStart();
        if (canvas.shown() != null) {
            Span marked = canvas.brush().markedProperty().get();
            Span span = marked == null ? inSight : marked;
            model.look(span.from(), span.to());
        }
    }

    private void showAddition() {
        Timeline shown = canvas.shown();
        Span marked = canvas.brush().markedProperty().get();
        if (shown == null) {
            card.setAddition("");
        } else if (marked != null) {
            card.setAddition(Messages.get(
                    "timeline.addition.marked",
                    Durations.format(Math.round(marked.width())),
                    TimelineTexts.moment(shown, Math.round(marked.from()))));
        } else {
            card.setAddition(Messages.get(shown.isClocked() ? "timeline.addition" : "timeline.addition.unclocked"));
        }
    }

    private void showPart(BiConsumer<TimelineState.Shown, TimelineFigures.Part> panel) {
        TimelineFigures.Part newest = model.partProperty().get();
        if (newest != null && model.stateProperty().get() instanceof TimelineState.Shown shown) {
            panel.accept(shown, newest);
        }
    }

    private void choose(int bar) {
        Timeline shown = canvas.shown();
        model.choose(shown == null || bar == Timeline.NONE ? -1 : shown.execution(bar));
    }

    private void follow() {
        int execution = model.selectedExecution();
        canvas.select(execution);
        latest.select(execution);
        Timeline shown = canvas.shown();
        int bar = shown == null ? Timeline.NONE : shown.firstBar(execution);
        if (shown == null || bar == Timeline.NONE) {
            canvas.setAccessibleText(Messages.get("timeline.nothing.selected"));
            return;
        }
        canvas.setAccessibleText(Messages.get(
                "timeline.spoken",
                model.sql(execution),
                TimelineTexts.moment(shown, shown.start(bar)),
                Durations.format(shown.end(bar) - shown.start(bar)),
                ComponentTexts.name(shown.component(bar))));
    }

    private Optional<Explanation> explainAt(Point2D place) {
        Timeline shown = canvas.shown();
        int bar = canvas.barAt(place.getX(), place.getY());
        return shown == null || bar == Timeline.NONE ? Optional.empty() : Optional.of(figures.bar(shown, bar));
    }

    /// The selected bar, which the arrow keys move, else the first.
    private List<Explanation> explainSelected() {
        Timeline shown = canvas.shown();
        if (shown == null || shown.barCount() == 0) {
            return List.of();
        }
        int bar = model.selectedBar(shown);
        return List.of(figures.bar(shown, bar == Timeline.NONE ? 0 : bar));
    }

    private void showTip(TimelineHover hover) {
        Timeline shown = canvas.shown();
        if (shown == null || hover.bar() == Timeline.NONE) {
            tip.hide();
            model.forgetAccount();
        } else {
            tip.show(shown, hover, model);
        }
    }

    /// The statement, or the call where that says more.
    private String label(int bar) {
        Timeline shown = canvas.shown();
        if (shown == null) {
            return "";
        }
        int execution = shown.execution(bar);
        String kind = shown.kind(bar).name();
        return switch (shown.kind(bar)) {
            case EXEC, FETCH -> execution < 0 ? kind : model.sql(execution);
            case PARSE, BIND, CLOSE, LOB, COMMIT, ROLLBACK -> kind;
        };
    }

    private static String stylesheet() {
        var url = TimelineView.class.getResource("/dev/pgtrace/ui/timeline.css");
        if (url == null) {
            throw new IllegalStateException("stylesheet not in the program: timeline.css");
        }
        return url.toExternalForm();
    }
}
