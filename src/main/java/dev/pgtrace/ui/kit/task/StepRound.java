package dev.pgtrace.ui.kit.task;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Pieces that are to run again whenever something has changed, one a pulse. Asking twice before they are done runs
/// them once more, so that the newest is shown and no line grows.
public final class StepRound {
    private final BooleanSupplier allowed;
    private final List<Runnable> pieces;
    private boolean wanted;
    private boolean running;

    /// @param allowed whether they may run now; if not, they do when asked for after that
    /// @param pieces  each shows its part of what is newest
    public StepRound(BooleanSupplier allowed, Runnable... pieces) {
        this.allowed = allowed;
        this.pieces = List.of(pieces);
    }

    /// Something changed.
    public void ask() {
        wanted = true;
        runIfWanted();
    }

    /// They may be allowed now.
    public void runIfWanted() {
        if (wanted && !running && allowed.getAsBoolean()) {
            wanted = false;
            running = true;
            List<Runnable> round = new ArrayList<>(pieces);
            round.add(this::done);
            Steps.then(round.toArray(Runnable[]::new));
        }
    }

    private void done() {
        running = false;
        runIfWanted();
    }
}
