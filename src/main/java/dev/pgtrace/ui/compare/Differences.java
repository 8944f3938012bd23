package dev.pgtrace.ui.compare;

import dev.pgtrace.analysis.compare.FlameDiff;
import dev.pgtrace.analysis.compare.PlanDiff;
import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskRunner;
import dev.pgtrace.ui.kit.task.TaskSlot;
import dev.pgtrace.ui.kit.task.Work;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// How the plans and the flamegraphs of two sides differ, made when they are looked at. View model of two views.
final class Differences {
    /// Makes the difference of the flamegraphs.
    interface Flames {
        FlameDiff of(FlameWeight weight, CancelToken cancel) throws TraceException;
    }

    /// A difference, or why there is none.
    record Found<T>(@Nullable T diff, String reason) {}

    private final TaskRunner runner;
    private final TaskSlot planSlot = new TaskSlot();
    private final TaskSlot flameSlot = new TaskSlot();
    private final ReadOnlyObjectWrapper<Found<PlanDiff>> plan =
            new ReadOnlyObjectWrapper<>(this, "plan", new Found<>(null, ""));
    private final ReadOnlyObjectWrapper<Found<LaidDiff>> flame =
            new ReadOnlyObjectWrapper<>(this, "flame", new Found<>(null, ""));
    private FlameWeight weight = FlameWeight.TIME;
    private @Nullable Flames flames;
    private boolean wanted;
    private boolean stale;

    Differences(TaskRunner runner) {
        this.runner = runner;
    }

    ReadOnlyObjectProperty<Found<PlanDiff>> planProperty() {
        return plan.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Found<LaidDiff>> flameProperty() {
        return flame.getReadOnlyProperty();
    }

    /// Nothing to compare.
    void nothing(String reason) {
        planSlot.cancel();
        flameSlot.cancel();
        flames = null;
        stale = false;
        plan.set(new Found<>(null, reason));
        flame.set(new Found<>(null, reason));
    }

    /// Compares two other sides.
    ///
    /// @param plans null where there are no plans to compare
    void compare(@Nullable Work<PlanDiff> plans, Flames newFlames) {
        flames = newFlames;
        stale = true;
        plan.set(new Found<>(null, Messages.get(plans == null ? "compare.plans.none" : "compare.working")));
        flame.set(new Found<>(null, Messages.get("compare.working")));
        planSlot.cancel();
        if (plans != null) {
            BackgroundTask.of(plans)
                    .onSuccess(diff -> plan.set(new Found<>(diff, "")))
                    .onFailure(fault -> plan.set(new Found<>(null, reason(fault))))
                    .start(runner, planSlot);
        }
        makeFlame();
    }

    /// What widths measure from now on.
    void weigh(FlameWeight newWeight) {
        if (newWeight != weight) {
            weight = newWeight;
            stale = true;
            makeFlame();
        }
    }

    /// The flamegraph is in front: from now on it is kept up to date.
    void wantFlame() {
        wanted = true;
        makeFlame();
    }

    void close() {
        planSlot.cancel();
        flameSlot.cancel();
    }

    private void makeFlame() {
        Flames source = flames;
        if (!wanted || !stale || source == null) {
            return;
        }
        stale = false;
        FlameWeight measured = weight;
        BackgroundTask.of((progress, cancel) -> LaidDiff.of(source.of(measured, cancel), cancel))
                .onSuccess(laid -> flame.set(new Found<>(laid, "")))
                .onFailure(fault -> flame.set(new Found<>(null, reason(fault))))
                .start(runner, flameSlot);
    }

    private static String reason(Throwable fault) {
        return fault instanceof TraceException
                ? String.valueOf(fault.getMessage())
                : Messages.get("connect.error.unexpected");
    }
}
