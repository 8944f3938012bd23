package dev.pgtrace.ui.kit;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.ExperimentPlan;
import java.util.function.Consumer;

/// An experiment that can begin: nothing has been run yet.
public interface PreparedExperiment {
    /// What it will do, to be agreed to.
    ExperimentPlan plan();

    /// Runs to its end or until it is stopped, and keeps what was measured. Blocks.
    ///
    /// @param snapshots hears the experiment so far, at most ten times a second
    /// @param progress  runs of all phases, of how many where that is known
    Experiment run(Consumer<Experiment> snapshots, Progress progress, CancelToken stop);
}
