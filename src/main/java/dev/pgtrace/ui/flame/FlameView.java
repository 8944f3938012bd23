package dev.pgtrace.ui.flame;

import dev.pgtrace.analysis.flame.FlameLayout;
import dev.pgtrace.analysis.flame.FlameSearch;
import dev.pgtrace.analysis.span.SpanWindow;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Place;
import dev.pgtrace.ui.kit.control.Placeholder;
import dev.pgtrace.ui.kit.explain.Explain;
import dev.pgtrace.ui.kit.explain.Explanation;
import dev.pgtrace.ui.kit.explain.TraceLines;
import dev.pgtrace.ui.kit.raster.GlyphAtlas;
import dev.pgtrace.ui.kit.raster.Rehearsal;
import dev.pgtrace.ui.kit.raster.Span;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.util.Duration;

/// The flamegraph of a trace: tool row, overview strip, the picture, and its table twin on demand. It is fed
/// through its [FlameViewModel] and knows nothing of where graphs come from.
public final class FlameView extends StackPane {
    private final FlameViewModel model;
    private final FlameToolbar toolbar;
    private final FlameMinimap minimap = new FlameMinimap();
    private final FlameCanvas canvas = new FlameCanvas();
    private final StackPane card = new StackPane();
    private final FlameTip tip = new FlameTip();
    private final FlameKeys keys;
    private final FrameFigures figures;
    private final FlameTable table;
    private final SplitPane split = new SplitPane(card);

    /// @param lines ways to the file that the graph is of
    public FlameView(FlameViewModel model, TraceLines lines) {
        this.model = model;
        this.figures = new FrameFigures(lines);
        this.toolbar = new FlameToolbar(model);
        this.table = new FlameTable(model.runner(), figures);
        getStyleClass().add("flame-view");
        getStylesheets().add(stylesheet());
        card.getStyleClass().add("flame-card");
        card.setMinHeight(0);
        split.setOrientation(Orientation.VERTICAL);
        split.getStyleClass().add("flame-split");
        VBox content = new VBox(Place.later(toolbar), minimap, split);
        content.getStyleClass().add("flame-content");
        VBox.setVgrow(split, Priority.ALWAYS);
        Pane overlay = new Pane(tip);
        overlay.setMouseTransparent(true);
        getChildren().addAll(content, overlay);
        keys = FlameKeys.install(canvas, model);
        wireCanvas();
        Explain.picture(canvas, this::explainAt, this::explainSelected);
        wireTable();
        toolbar.onStep(this::goToMatch);
        model.stateProperty().addListener(observable -> showState());
        model.searchProperty()
                .addListener(
                        observable -> canvas.setSearch(model.searchProperty().get()));
        showState();
    }

    /// Draws a layout into pixels that nobody sees, so that the first frame meets compiled code. On any thread.
    public static void rehearse(FlameLayout layout) {
        GlyphAtlas blanks = new GlyphAtlas(7, 15);
        FlamePalette palette = FlamePalette.on(Color.BLACK);
        Rehearsal.draw(raster -> {
            FlameRows rows = new FlameRows(FlameDirection.ICICLE, 1, raster.height(), 0);
            SpanWindow window = new SpanWindow(0, Math.max(1, layout.graph().total()), raster.width());
            new FlamePainter(layout, palette, blanks, null).paint(raster, window, rows);
        });
    }

    /// How long a zoom takes; zero for at once.
    public void setMotion(Duration duration) {
        canvas.setMotion(duration);
    }

    /// Told before the user changes what is in sight.
    public void onLeaving(Runnable listener) {
        canvas.onLeaving(listener);
    }

    /// The part of the width in sight.
    public Span inSight() {
        return canvas.target();
    }

    /// Shows again what was in sight once.
    public void returnTo(Span span) {
        canvas.returnTo(span);
    }

    /// Puts the cursor into the search field.
    public void focusSearch() {
        toolbar.focusSearch();
    }

    /// Does what one of its keys does.
    public void run(FlameCommand command) {
        keys.run(command);
    }

    /// Gives the keys to the picture.
    public void focusPicture() {
        canvas.requestFocus();
    }

    /// The selected frame with the frames above it, its weight, share and self weight, separated by tabs; empty
    /// where nothing is selected.
    public String copyText() {
        FlameLayout layout = canvas.shownLayout();
        int frame = model.selectedProperty().get();
        return layout == null || frame < 0 ? "" : FlameTexts.row(layout.graph(), frame);
    }

    FlameCanvas canvas() {
        return canvas;
    }

    private void wireCanvas() {
        canvas.selectedProperty().bindBidirectional(model.selectedProperty());
        canvas.onChosen(model::choose);
        model.onReveal(canvas::reveal);
        canvas.setDirection(model.directionProperty().get());
        model.directionProperty()
                .addListener(observable ->
                        canvas.setDirection(model.directionProperty().get()));
        canvas.spanProperty().addListener((observable, before, span) -> {
            minimap.show(span);
            showTable();
        });
        canvas.pointedProperty().addListener((observable, before, hover) -> showTip(hover));
        minimap.onMoved(canvas::jump);
    }

    private Optional<Explanation> explainAt(Point2D place) {
        FlameLayout layout = canvas.shownLayout();
        int frame = canvas.frameAt(place.getX(), place.getY());
        return layout == null || frame < 0 ? Optional.empty() : Optional.of(figures.weight(layout.graph(), frame));
    }

    /// The selected frame, which the arrow keys move, else the whole.
    private List<Explanation> explainSelected() {
        FlameLayout layout = canvas.shownLayout();
        if (layout == null) {
            return List.of();
        }
        int frame = Math.max(0, model.selectedProperty().get());
        return List.of(figures.weight(layout.graph(), frame), figures.self(layout.graph(), frame));
    }

    private void wireTable() {
        toolbar.tableToggle().selectedProperty().addListener((observable, before, shown) -> {
            if (shown) {
                split.getItems().add(table);
                split.setDividerPositions(0.6);
                showTable();
            } else {
                split.getItems().remove(table);
            }
        });
        table.onChosen(frame -> {
            model.choose(frame);
            canvas.reveal(frame);
        });
        model.selectedProperty().addListener((observable, before, frame) -> table.select(frame.intValue()));
    }

    private void showState() {
        switch (model.stateProperty().get()) {
            case FlameState.Shown shown -> {
                FlameLayout layout = shown.layout();
                int selected = model.selectedProperty().get();
                canvas.show(layout);
                model.selectedProperty().set(selected);
                card.getChildren().setAll(canvas);
                toolbar.show(layout.graph());
                showTip(canvas.pointedProperty().get());
                showTable();
            }
            case FlameState.Loading loading ->
                replace(new Placeholder(Placeholder.Kind.LOADING, Messages.get("flame.loading"), ""));
            case FlameState.Empty empty ->
                replace(new Placeholder(Placeholder.Kind.EMPTY, empty.title(), empty.explanation()));
            case FlameState.Broken broken ->
                replace(new Placeholder(Placeholder.Kind.BROKEN, Messages.get("flame.broken"), broken.explanation()));
        }
    }

    private void replace(Placeholder placeholder) {
        canvas.clear();
        card.getChildren().setAll(placeholder);
        toolbar.showNothing();
        table.clear();
        tip.hide();
    }

    private void showTip(FlameHover hover) {
        FlameLayout layout = canvas.shownLayout();
        if (layout == null || hover.frame() < 0) {
            tip.hide();
        } else {
            tip.show(layout.graph(), hover);
        }
    }

    private void showTable() {
        FlameLayout layout = canvas.shownLayout();
        if (layout != null && split.getItems().contains(table)) {
            table.show(layout, canvas.target(), model.selectedProperty().get());
        }
    }

    private void goToMatch(int step) {
        FlameSearch search = model.searchProperty().get();
        if (search == null) {
            return;
        }
        int next = search.next(Math.max(0, model.selectedProperty().get()), step);
        if (next >= 0) {
            model.choose(next);
            canvas.reveal(next);
        }
    }

    private static String stylesheet() {
        var url = FlameView.class.getResource("/dev/pgtrace/ui/flame.css");
        if (url == null) {
            throw new IllegalStateException("stylesheet not in the program: flame.css");
        }
        return url.toExternalForm();
    }
}
