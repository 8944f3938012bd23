package dev.pgtrace.ui.compare;

import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.analysis.compare.CompareOptions;
import dev.pgtrace.analysis.compare.ComparedSide;
import dev.pgtrace.analysis.compare.FlameDiff;
import dev.pgtrace.analysis.compare.PlanDiff;
import dev.pgtrace.analysis.compare.PlanFlip;
import dev.pgtrace.analysis.compare.StatementDelta;
import dev.pgtrace.analysis.compare.StatementPlace;
import dev.pgtrace.analysis.compare.TraceComparison;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskRunner;
import dev.pgtrace.ui.kit.task.TaskSlot;
import dev.pgtrace.ui.kit.task.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// Two sides of recorded work and what changed between them. Only the window's thread touches it.
public final class TracesViewModel {
    /// How far it is.
    sealed interface State {
        /// A trace has not been analysed yet.
        record Waiting() implements State {}

        record Working() implements State {}

        /// @param sql of the statements, one line each, by fingerprint
        record Ready(TraceComparison comparison, Map<Long, String> sql) implements State {}

        record Broken(String reason) implements State {}
    }

    private static final int TEXTS = 2_000;

    private final TaskRunner runner;
    private final TaskSlot slot = new TaskSlot();
    private final ObjectProperty<SideChoice> old;
    private final ObjectProperty<SideChoice> now;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", new State.Waiting());
    private final ReadOnlyObjectWrapper<@Nullable StatementDelta> selected =
            new ReadOnlyObjectWrapper<>(this, "selected");
    private final Differences differences;
    private final InvalidationListener analysed;

    public TracesViewModel(TaskRunner runner, SideChoice old, SideChoice now) {
        this.runner = runner;
        this.differences = new Differences(runner);
        this.analysed = observable -> compare();
        this.old = new SimpleObjectProperty<>(this, "old", old);
        this.now = new SimpleObjectProperty<>(this, "now", now);
        for (ObjectProperty<SideChoice> side : List.of(this.old, this.now)) {
            side.get().context().analysisProperty().addListener(analysed);
            side.addListener((observable, before, after) -> {
                before.context().analysisProperty().removeListener(analysed);
                after.context().analysisProperty().addListener(analysed);
                compare();
            });
        }
        compare();
    }

    ObjectProperty<SideChoice> oldProperty() {
        return old;
    }

    ObjectProperty<SideChoice> nowProperty() {
        return now;
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The statement whose plans are compared, or null.
    ReadOnlyObjectProperty<@Nullable StatementDelta> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    Differences differences() {
        return differences;
    }

    /// The side that was before.
    public SideChoice before() {
        return old.get();
    }

    /// The side that is compared with it.
    public SideChoice after() {
        return now.get();
    }

    /// `nightly_1.trc · nightly_2.trc`.
    public String title() {
        return Messages.get("compare.traces.title", old.get().label(), now.get().label());
    }

    /// Hears that the sides are others.
    public void onChanged(Runnable listener) {
        old.addListener(observable -> listener.run());
        now.addListener(observable -> listener.run());
        state.addListener(observable -> listener.run());
    }

    /// The result, for exports and the status bar.
    public Optional<TraceComparison> comparison() {
        return state.get() instanceof State.Ready(TraceComparison comparison, var sql)
                ? Optional.of(comparison)
                : Optional.empty();
    }

    /// The old side becomes the new one.
    void swap() {
        SideChoice before = old.get();
        old.set(now.get());
        now.set(before);
    }

    void select(@Nullable StatementDelta delta) {
        selected.set(delta);
        comparison().ifPresent(comparison -> differences.compare(plans(comparison, delta), flames(comparison)));
    }

    /// Lets go of the traces.
    public void close() {
        slot.cancel();
        differences.close();
        for (ObjectProperty<SideChoice> side : List.of(old, now)) {
            side.get().context().analysisProperty().removeListener(analysed);
        }
    }

    private void compare() {
        TraceAnalysis before = old.get().context().analysisProperty().get();
        TraceAnalysis after = now.get().context().analysisProperty().get();
        if (before == null || after == null) {
            state.set(new State.Waiting());
            return;
        }
        SideChoice first = old.get();
        SideChoice second = now.get();
        CompareOptions options = first.isPicked() && second.isPicked()
                ? CompareOptions.standard().withPairing(CompareOptions.Pairing.CHOSEN)
                : CompareOptions.standard();
        if (!(state.get() instanceof State.Ready)) {
            state.set(new State.Working());
        }
        BackgroundTask.of((progress, cancel) -> {
                    ComparedSide oldSide = first.side(before, cancel);
                    ComparedSide newSide = second.side(after, cancel);
                    TraceComparison comparison = TraceComparison.of(oldSide, newSide, options, cancel);
                    Map<Long, String> sql = new HashMap<>();
                    for (StatementDelta delta : comparison.all().limit(TEXTS).toList()) {
                        cancel.check();
                        sql.put(delta.fingerprint(), oneLine(comparison.sql(delta)));
                    }
                    return new State.Ready(comparison, Map.copyOf(sql));
                })
                .onSuccess(this::show)
                .onFailure(fault -> state.set(new State.Broken(
                        fault instanceof TraceException
                                ? String.valueOf(fault.getMessage())
                                : Messages.get("connect.error.unexpected"))))
                .start(runner, slot);
    }

    private void show(State.Ready ready) {
        StatementDelta before = selected.get();
        state.set(ready);
        StatementDelta again = ready.comparison()
                .all()
                .filter(delta -> before != null && delta.fingerprint() == before.fingerprint())
                .findFirst()
                .or(() -> ready.comparison().all().findFirst())
                .orElse(null);
        select(again);
    }

    private static Differences.Flames flames(TraceComparison comparison) {
        return (weight, cancel) -> FlameDiff.of(comparison, weight, cancel);
    }

    /// The plans most used where they flipped, else those of the longest runs.
    private static @Nullable Work<PlanDiff> plans(TraceComparison comparison, @Nullable StatementDelta delta) {
        if (delta == null || delta.oldPlace().isEmpty() || delta.newPlace().isEmpty()) {
            return null;
        }
        Optional<PlanFlip> flip = delta.flip();
        if (flip.isPresent()) {
            return (progress, cancel) -> PlanDiff.of(
                    comparison,
                    flip.get().before().getFirst(),
                    flip.get().after().getFirst());
        }
        StatementPlace before = delta.oldPlace().get();
        StatementPlace after = delta.newPlace().get();
        return (progress, cancel) -> {
            TraceAnalysis oldPart = comparison.old().parts().get(before.part());
            TraceAnalysis newPart = comparison.now().parts().get(after.part());
            int oldRun = LongestRun.of(oldPart, before.statement());
            int newRun = LongestRun.of(newPart, after.statement());
            if (oldRun < 0 || newRun < 0) {
                throw new TraceException(TraceException.Kind.USAGE, Messages.get("compare.plans.none"));
            }
            return PlanDiff.of(oldPart.trace(), oldRun, oldPart.model(), newPart.trace(), newRun, newPart.model());
        };
    }

    private static String oneLine(String sql) {
        return dev.pgtrace.ui.kit.SqlTexts.oneLine(sql);
    }

    /// All rows of the table: on both sides, then new, then gone.
    static List<StatementDelta> rows(TraceComparison comparison) {
        return new ArrayList<>(Stream.of(comparison.statements(), comparison.appeared(), comparison.gone())
                .flatMap(List::stream)
                .toList());
    }
}
