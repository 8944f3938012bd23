package dev.pgtrace.ui.shell;

import dev.pgtrace.analysis.FlameGraphs;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.analysis.flame.FlameOptions;
import dev.pgtrace.analysis.flame.FlameTarget;
import dev.pgtrace.ui.flame.FlameCommand;
import dev.pgtrace.ui.flame.FlameView;
import dev.pgtrace.ui.flame.FlameViewModel;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.TraceView;
import dev.pgtrace.ui.kit.View;
import dev.pgtrace.ui.kit.Zoomable;
import dev.pgtrace.ui.kit.control.Roomy;
import dev.pgtrace.ui.kit.explain.TraceLines;
import dev.pgtrace.ui.kit.raster.Span;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskSlot;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/// Feeds the flamegraph from an open trace: a new graph for each analysis, the selection both ways.
final class FlamePane implements TraceView, Zoomable {
    private final TraceContext context;
    private final FlameViewModel model;
    private final FlameView view;
    private final StackPane root;
    private final TaskSlot graphSlot = new TaskSlot();
    private boolean stale;

    FlamePane(TraceContext context) {
        this.context = context;
        model = new FlameViewModel(context.runner());
        view = new FlameView(model, new TraceLines(context));
        root = new StackPane(view);
        root.getStyleClass().add("view-content");
        root.setMinWidth(Roomy.SMALL_VIEW_WIDTH);
        model.onOptionsChanged(options -> make(options));
        model.onSelected(target -> context.select(selection(target)));
        model.onOpened(target -> context.go(View.STATEMENTS, selection(target)));
        context.analysisProperty().addListener(observable -> refresh());
        context.selectionProperty().addListener(observable -> follow());
        context.findTextProperty()
                .addListener((observable, old, now) -> model.queryProperty().set(now));
        context.viewProperty().addListener(observable -> refreshIfSeen());
        view.onLeaving(() -> context.zooming(View.FLAMEGRAPH));
        context.canZoom(View.FLAMEGRAPH, this);
        make(model.options());
        follow();
    }

    @Override
    public Span inSight() {
        return view.inSight();
    }

    @Override
    public void returnTo(Span span) {
        view.returnTo(span);
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void focus() {
        view.focusPicture();
    }

    void run(FlameCommand command) {
        view.run(command);
    }

    /// A graph of a growing trace is made when it is looked at, and not again before it is done.
    private void refresh() {
        stale = true;
        refreshIfSeen();
    }

    private void refreshIfSeen() {
        if (stale && context.viewProperty().get() == View.FLAMEGRAPH && !graphSlot.isBusy()) {
            make(model.options());
        }
    }

    private void make(FlameOptions options) {
        TraceAnalysis analysis = context.analysisProperty().get();
        if (analysis == null) {
            return;
        }
        stale = false;
        if (analysis.executions() == 0) {
            graphSlot.cancel();
            model.empty(Messages.get("flame.nothing.title"), Messages.get("flame.nothing.text"));
            return;
        }
        model.loading();
        BackgroundTask.of((progress, cancel) ->
                        FlameGraphs.of(analysis.trace(), analysis.selection(), analysis.model(), options, cancel))
                .onSuccess(model::show)
                .onFailure(fault -> model.broken(String.valueOf(fault.getMessage())))
                .onFinished(this::refreshIfSeen)
                .start(context.runner(), graphSlot);
    }

    private void follow() {
        Selection selection = context.selectionProperty().get();
        if (selection.hasStatement()) {
            FlameTarget target = new FlameTarget(selection.statement(), selection.execution(), selection.node());
            if (context.isReturning()) {
                model.mark(target);
            } else {
                model.select(target);
            }
        }
    }

    private static Selection selection(FlameTarget target) {
        return new Selection(
                (int) target.statement(), (int) target.execution(), (int) target.node(), Selection.NOTHING);
    }
}
