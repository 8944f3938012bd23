package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.ExperimentPlan;
import dev.pgtrace.model.experiment.ExperimentRequest;
import java.util.List;
import java.util.function.Consumer;

/// Runs variants against each other on a server: prepare, show the [plan][#plan] to whoever has to agree,
/// [run][#run].
public final class RunExperiment {
    private final ExperimentPlan plan;

    private RunExperiment(ExperimentPlan plan) {
        this.plan = plan;
    }

    /// Looks at the server, at every variant and at the parameters; runs none of them.
    ///
    /// @throws TraceException of kind USAGE that names the variant which cannot be run, and says why
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static RunExperiment prepare(ConnectedServer server, ExperimentRequest request, CancelToken cancel)
            throws TraceException {
        return new RunExperiment(new ExperimentPlan(List.of(), List.of()));
    }

    /// What it will do.
    public ExperimentPlan plan() {
        return plan;
    }

    /// Runs to its end; blocks until then. The server is as it was when this returns. Faults and cancelling are an end
    /// of the experiment, which keeps what was measured.
    ///
    /// @param snapshots hears the experiment so far, at most ten times a second, between two runs and from the calling
    ///                  thread: what takes long is done elsewhere, as the next run waits for it
    /// @param progress  runs of all phases, of how many where that is known
    public Experiment run(Consumer<Experiment> snapshots, Progress progress, CancelToken cancel) {
        throw new UnsupportedOperationException("being built");
    }
}
