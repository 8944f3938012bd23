package dev.pgtrace.ui.kit;

import dev.pgtrace.ui.kit.task.StepRound;

/// Brings a view up to date in pieces, one a pulse, and only while the view is in front: what changes behind another
/// view is shown when it comes to the front again. Asking twice before it is done shows the newest once.
public final class ViewRefresh {
    private final StepRound round;

    /// @param pieces each shows its part of the newest analysis
    public ViewRefresh(TraceContext context, View view, Runnable... pieces) {
        round = new StepRound(
                () -> context.viewProperty().get() == view
                        && context.analysisProperty().get() != null,
                pieces);
        context.viewProperty().addListener(observable -> round.runIfWanted());
        context.analysisProperty().addListener(observable -> ask());
        context.indexingProperty().addListener(observable -> ask());
        ask();
    }

    /// Something changed.
    public void ask() {
        round.ask();
    }
}
