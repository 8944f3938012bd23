package dev.pgtrace.ui.shell;

import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.TierThreshold;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.analysis.filter.FilterMemory;
import dev.pgtrace.analysis.filter.FilterSyntaxException;
import dev.pgtrace.app.OpenTrace;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskRunner;
import dev.pgtrace.ui.kit.task.TaskSlot;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Analyses what has arrived of a trace, one analysis at a time, and again when filter or tier model change. Only the
/// window's thread touches it.
final class AnalysisLoop {
    /// Analyses of a growing trace may take one part in this many of the time.
    private static final int SHARE = 4;

    private final TaskRunner runner;
    private final TraceContext context;
    private final BooleanSupplier indexing;
    private final Consumer<Throwable> failed;
    private final TaskSlot slot = new TaskSlot();
    private final FilterMemory filters = new FilterMemory();
    private final BooleanProperty paused = new SimpleBooleanProperty(this, "paused");
    private TierThreshold threshold = TierThreshold.OF_TRACE;
    private boolean followingTrace;
    private @Nullable Trace newest;
    private OpenTrace.@Nullable Opened whole;
    private boolean stale;
    private boolean waiting;
    private long nextNanos = System.nanoTime();

    /// @param context takes the results
    AnalysisLoop(TaskRunner runner, TraceContext context, BooleanSupplier indexing, Consumer<Throwable> failed) {
        this.runner = runner;
        this.context = context;
        this.indexing = indexing;
        this.failed = failed;
        context.tierModelProperty().addListener((observable, old, now) -> chosen(now));
        context.filterProperty().addListener(observable -> analyzeAgain());
        context.standardThresholdProperty().addListener((observable, old, now) -> analyzeAgain());
        paused.addListener((observable, was, still) -> {
            if (!still) {
                analyzeAgain();
            }
        });
    }

    /// Whether the views stand still while more of the trace arrives.
    BooleanProperty pausedProperty() {
        return paused;
    }

    /// The threshold of the tiers, where the user chose one.
    OptionalLong chosenThresholdMicros() {
        return threshold.chosenMicros();
    }

    boolean hasExecutions() {
        return newest != null && newest.executions().size() > 0;
    }

    /// More of the trace is there.
    void arrived(Trace snapshot) {
        newest = snapshot;
        if (!paused.get() && !slot.isBusy()) {
            catchUp();
        }
    }

    /// All of the trace is there.
    void whole(OpenTrace.Opened opened) {
        whole = opened;
        newest = opened.trace();
        analyze();
    }

    /// Lets go of the trace.
    void stop() {
        slot.cancel();
        newest = null;
        whole = null;
    }

    /// Analyses what has come, at once or as soon as the share of the time allows it: the last rows of a burst must
    /// not wait for the next burst.
    private void catchUp() {
        long waitNanos = nextNanos - System.nanoTime();
        if (waitNanos <= 0) {
            analyze();
        } else if (!waiting) {
            waiting = true;
            PauseTransition pause = new PauseTransition(Duration.millis(waitNanos / 1e6));
            pause.setOnFinished(event -> {
                waiting = false;
                if (indexing.getAsBoolean() && !paused.get() && !slot.isBusy()) {
                    analyze();
                }
            });
            pause.play();
        }
    }

    /// Somebody moved the threshold, for this trace and no other.
    private void chosen(TierModel model) {
        if (!followingTrace) {
            threshold = TierThreshold.chosen(model.thresholdMicros());
            analyzeAgain();
        }
    }

    /// The tier model for what has been read: until somebody chooses a threshold it is the trace's own.
    private TierModel model(Trace trace) {
        followingTrace = true;
        context.tierModelProperty()
                .set(threshold
                        .withStandard(context.standardThresholdProperty().get())
                        .model(trace));
        followingTrace = false;
        return context.tierModelProperty().get();
    }

    private void analyzeAgain() {
        stale = true;
        if (!slot.isBusy()) {
            analyze();
        }
    }

    private void analyze() {
        Trace trace = newest;
        if (trace == null) {
            return;
        }
        boolean asked = stale || whole != null;
        stale = false;
        TierModel model = model(trace);
        long start = System.nanoTime();
        String filter = context.filterProperty().get();
        OpenTrace.Opened opened = whole;
        BackgroundTask.of((progress, cancel) -> ChosenAnalysis.of(trace, opened, filter, model, filters, cancel))
                .onSuccess(analysis -> show(analysis, asked))
                .onFailure(fault -> {
                    if (!(fault instanceof FilterSyntaxException)) { // the filter's field checks before it applies
                        failed.accept(fault);
                    }
                })
                .onFinished(() -> {
                    long now = System.nanoTime();
                    nextNanos = now + (now - start) * SHARE;
                    if (slot.isBusy()) {
                        return;
                    }
                    if (stale) {
                        analyze();
                    } else if (indexing.getAsBoolean() && !paused.get() && trace != newest) {
                        catchUp();
                    }
                })
                .start(runner, slot);
    }

    /// What was on its way when the views were made to stand still does not move them: it comes when they go on.
    ///
    /// @param asked that the filter or the threshold was changed, or that all of the trace is there
    private void show(TraceAnalysis analysis, boolean asked) {
        if (asked || !paused.get() || context.analysisProperty().get() == null) {
            context.publish(analysis);
        }
    }
}
