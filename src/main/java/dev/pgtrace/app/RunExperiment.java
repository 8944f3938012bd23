package dev.pgtrace.app;

import dev.pgtrace.analysis.experiment.RunOrder;
import dev.pgtrace.analysis.experiment.StopDecision;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.ExperimentEnd;
import dev.pgtrace.model.experiment.ExperimentEnd.Reason;
import dev.pgtrace.model.experiment.ExperimentOptions;
import dev.pgtrace.model.experiment.ExperimentPlan;
import dev.pgtrace.model.experiment.ExperimentRequest;
import dev.pgtrace.model.experiment.Protocol;
import dev.pgtrace.model.experiment.RunPhase;
import dev.pgtrace.model.experiment.VariantTrace;
import dev.pgtrace.server.ServerLink;
import dev.pgtrace.server.experiment.CheckedExperiment;
import dev.pgtrace.server.experiment.CheckedVariant;
import dev.pgtrace.server.experiment.ExperimentCheck;
import dev.pgtrace.server.experiment.ExperimentSession;
import dev.pgtrace.server.experiment.SupposedIndexes;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/// Runs variants against each other on a server: prepare, show the [plan][#plan] to whoever has to agree,
/// [run][#run].
public final class RunExperiment {
    private final ServerLink link;
    private final CheckedExperiment checked;
    private final ExperimentNotes notes;

    private RunExperiment(ServerLink link, CheckedExperiment checked, ExperimentNotes notes) {
        this.link = link;
        this.checked = checked;
        this.notes = notes;
    }

    /// Looks at the server, at every variant and at the parameters; runs none of them.
    ///
    /// @throws TraceException that names the variant which cannot be run, and says why
    /// @throws CancellationException when cancelled
    public static RunExperiment prepare(ConnectedServer server, ExperimentRequest request, CancelToken cancel)
            throws TraceException {
        return prepare(server.link().cancelledBy(cancel), server.profile().production(), request, cancel);
    }

    static RunExperiment prepare(ServerLink link, boolean production, ExperimentRequest request, CancelToken cancel)
            throws TraceException {
        CheckedExperiment checked = ExperimentCheck.of(link, request, cancel);
        return new RunExperiment(link, checked, new ExperimentNotes(checked, production));
    }

    /// What it will do.
    public ExperimentPlan plan() {
        return notes.plan();
    }

    /// Runs to its end; blocks until then. The server is as it was when this returns. Faults and cancelling are an end
    /// of the experiment, which keeps what was measured.
    ///
    /// @param snapshots hears the experiment so far, at most ten times a second, between two runs and from the
    ///                  calling thread: what takes long is done elsewhere, as the next run waits for it
    /// @param progress  runs of all phases, of how many where that is known
    public Experiment run(Consumer<Experiment> snapshots, Progress progress, CancelToken cancel) {
        ExperimentLog log =
                new ExperimentLog(checked.request(), checked.server(), notes.ofRuns(), planned(), snapshots, progress);
        try {
            return log.with(ExperimentEnd.of(new Running(log, cancel).run()));
        } catch (CancellationException e) {
            return log.with(ExperimentEnd.of(Reason.CANCELLED));
        } catch (TraceException e) {
            return log.with(new ExperimentEnd(Reason.FAILED, String.valueOf(e.getMessage())));
        }
    }

    /// Runs of all phases, or -1 where a limit other than their number may come first.
    private long planned() {
        ExperimentRequest request = checked.request();
        var stop = request.options().stop();
        if (stop.runs().isEmpty()
                || stop.budget().isPresent()
                || stop.intervalWidth().isPresent()) {
            return -1;
        }
        long timed = stop.runs().getAsInt();
        long answers = Math.min(request.parameters().size(), timed) + 1;
        return checked.timed().size() * (1 + request.options().warmUps() + answers + timed);
    }

    /// One run of the experiment.
    private final class Running {
        private final ExperimentRequest request = checked.request();
        private final ExperimentOptions options = request.options();
        private final ExperimentLog log;
        private final CancelToken cancel;
        private final Map<Integer, Boolean> generic = new HashMap<>();

        Running(ExperimentLog log, CancelToken cancel) {
            this.log = log;
            this.cancel = cancel;
        }

        Reason run() throws TraceException {
            Reason reason = Reason.RUNS;
            if (checked.timed().size() > 1) {
                try (ExperimentSession session = ExperimentSession.open(link, checked, cancel)) {
                    cold(session);
                    warmUp(session);
                    reason = timed(session);
                    answers(session, 0);
                    plans(session);
                }
            }
            explain();
            return reason;
        }

        private void cold(ExperimentSession session) throws TraceException {
            for (CheckedVariant variant : checked.timed()) {
                if (!checked.eviction().statement().isEmpty()) {
                    long left = session.evict(variant.index());
                    if (left > 0) {
                        log.note(KeptTexts.of("kept.ab.notEvicted", left, variant.name()));
                    }
                }
                log.add(variant.index(), 0, RunPhase.COLD, session.run(variant.index(), 0));
            }
        }

        private void warmUp(ExperimentSession session) throws TraceException {
            for (int i = 0; i < options.warmUps(); i++) {
                for (CheckedVariant variant : checked.timed()) {
                    log.add(variant.index(), 0, RunPhase.WARM_UP, session.run(variant.index(), 0));
                }
            }
        }

        /// What variants return is looked at in runs apart, one for each set before its first timed run.
        private void answers(ExperimentSession session, int set) throws TraceException {
            for (CheckedVariant variant : checked.timed()) {
                log.add(variant.index(), set, RunPhase.WARM_UP, session.answer(variant.index(), set));
            }
        }

        private Reason timed(ExperimentSession session) throws TraceException {
            RunOrder order =
                    new RunOrder(checked.timed().size(), request.parameters().size(), options.seed());
            StopDecision decision = new StopDecision(request);
            boolean[] answered = new boolean[request.parameters().size()];
            long begun = System.nanoTime();
            for (long block = 0; ; block++) {
                for (RunOrder.Slot slot : order.block(block)) {
                    int set = slot.parameters();
                    if (!answered[set]) {
                        answers(session, set);
                        answered[set] = true;
                    }
                    int variant = checked.timed().get(slot.variant()).index();
                    log.add(variant, set, RunPhase.TIMED, session.run(variant, set));
                }
                Optional<Reason> reason = decision.after(block + 1, (System.nanoTime() - begun) / 1000, log::snapshot);
                if (reason.isPresent()) {
                    return reason.get();
                }
            }
        }

        private void plans(ExperimentSession session) throws TraceException {
            for (CheckedVariant variant : checked.timed()) {
                boolean chosen = options.protocol() == Protocol.PREPARED && session.isGeneric(variant.index());
                generic.put(variant.index(), chosen);
                if (chosen) {
                    log.note(KeptTexts.of("kept.ab.generic", variant.name()));
                }
            }
        }

        /// What goes wrong here takes nothing from the times: it is told, and what is left explained.
        private void explain() {
            for (CheckedVariant variant : checked.variants()) {
                cancel.check();
                try {
                    if (variant.isPlannedOnly()) {
                        suppose(variant);
                    } else if (options.explainedRuns() > 0) {
                        explain(variant);
                    }
                } catch (TraceException e) {
                    cancel.check();
                    log.note(KeptTexts.of("kept.ab.notExplained", variant.name(), e.getMessage()));
                }
            }
        }

        private void explain(CheckedVariant variant) throws TraceException {
            ExplainedVariant explained = new ExplainedVariant(link, checked);
            log.add(explained.run(
                    variant.index(),
                    generic.getOrDefault(variant.index(), false),
                    log.meanMicros(variant.index()),
                    cancel));
            cancel.check();
            explained.notes().forEach(log::note);
        }

        private void suppose(CheckedVariant variant) throws TraceException {
            SupposedIndexes supposed = SupposedIndexes.plan(link, checked, variant.index());
            SupposedIndexes first = SupposedIndexes.plan(link, checked, 0);
            log.note(KeptTexts.of(
                    "kept.ab.hypothetical",
                    variant.name(),
                    String.format(Locale.ROOT, "%.2f", supposed.cost()),
                    String.format(Locale.ROOT, "%.2f", first.cost()),
                    checked.variants().getFirst().name()));
            log.add(List.of(new VariantTrace(variant.index(), supposed.text())));
        }
    }
}
