package dev.pgtrace.ui.kit;

import dev.pgtrace.ui.kit.task.Steps;
import java.util.ArrayList;
import java.util.List;

/// Brings a view up to date in pieces, one a pulse, and only while the view is in front: what changes behind another
/// view is shown when it comes to the front again. Asking twice before it is done shows the newest once.
public final class ViewRefresh {
    private final TraceContext context;
    private final View view;
    private final List<Runnable> pieces;
    private final Steps steps = new Steps();
    private boolean wanted;
    private boolean running;

    /// @param pieces each shows its part of the newest analysis
    public ViewRefresh(TraceContext context, View view, Runnable... pieces) {
        this.context = context;
        this.view = view;
        this.pieces = List.of(pieces);
        context.viewProperty().addListener(observable -> runIfWanted());
        context.analysisProperty().addListener(observable -> ask());
        context.indexingProperty().addListener(observable -> ask());
        ask();
    }

    /// Something changed.
    public void ask() {
        wanted = true;
        runIfWanted();
    }

    private void runIfWanted() {
        if (wanted
                && !running
                && context.viewProperty().get() == view
                && context.analysisProperty().get() != null) {
            wanted = false;
            running = true;
            List<Runnable> round = new ArrayList<>(pieces);
            round.add(this::done);
            steps.then(round.toArray(Runnable[]::new));
        }
    }

    private void done() {
        running = false;
        runIfWanted();
    }
}
