package dev.pgtrace.app;

import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.ExperimentEnd;
import dev.pgtrace.model.experiment.ExperimentRequest;
import dev.pgtrace.model.experiment.ExperimentRun;
import dev.pgtrace.model.experiment.ExperimentServer;
import dev.pgtrace.model.experiment.RunPhase;
import dev.pgtrace.model.experiment.VariantTrace;
import dev.pgtrace.server.experiment.Measured;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// All that came of a running experiment so far. Used by one thread.
final class ExperimentLog {
    private static final long GAP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /// A snapshot may take one part in this many of the time.
    private static final long SHARE = 20;

    private final ExperimentRequest request;
    private final ExperimentServer server;
    private final Consumer<Experiment> snapshots;
    private final Progress progress;
    private final long planned;
    private final long startMicros = now();
    private final long startNanos = System.nanoTime();
    private final List<ExperimentRun> runs = new ArrayList<>();
    private final List<VariantTrace> traces = new ArrayList<>();
    private final List<String> notes;
    private long nextNanos = startNanos;

    /// @param planned runs of all phases, or -1 where that is not known
    ExperimentLog(
            ExperimentRequest request,
            ExperimentServer server,
            List<String> notes,
            long planned,
            Consumer<Experiment> snapshots,
            Progress progress) {
        this.request = request;
        this.server = server;
        this.notes = new ArrayList<>(notes);
        this.planned = planned;
        this.snapshots = snapshots;
        this.progress = progress;
    }

    private static long now() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
    }

    void add(int variant, int set, RunPhase phase, Measured measured) {
        runs.add(new ExperimentRun(
                variant,
                set,
                phase,
                (measured.startNanos() - startNanos) / 1000,
                measured.elapsedNanos() / 1000.0,
                measured.rows(),
                measured.answer()));
        progress.report(runs.size(), planned);
        long before = System.nanoTime();
        if (before - nextNanos >= 0) {
            snapshots.accept(snapshot());
            long took = System.nanoTime() - before;
            nextNanos = before + took + Math.max(GAP_NANOS, took * SHARE);
        }
    }

    void add(List<VariantTrace> more) {
        traces.addAll(more);
        snapshots.accept(snapshot());
    }

    void note(String note) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    double meanMicros(int variant) {
        return runs.stream()
                .filter(run -> run.variant() == variant && run.phase() == RunPhase.TIMED)
                .mapToDouble(ExperimentRun::elapsedMicros)
                .average()
                .orElse(0);
    }

    Experiment snapshot() {
        return with(ExperimentEnd.of(ExperimentEnd.Reason.RUNNING));
    }

    Experiment with(ExperimentEnd end) {
        return new Experiment(request, server, startMicros, runs, traces, end, notes);
    }
}
