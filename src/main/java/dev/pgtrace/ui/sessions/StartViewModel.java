package dev.pgtrace.ui.sessions;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.capture.CaptureDetail;
import dev.pgtrace.model.capture.CaptureLimits;
import dev.pgtrace.model.capture.CaptureOptions;
import dev.pgtrace.model.capture.CaptureRequest;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.model.capture.RowSink;
import dev.pgtrace.model.server.ServerSession;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.PreparedRecording;
import dev.pgtrace.ui.kit.ServerContext;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskSlot;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/// What would be traced, how, and what that would do to the server: prepared anew whenever the wish changes, so that
/// everything is shown before it is started.
final class StartViewModel {
    /// How far the preparation is.
    sealed interface State {
        /// Nothing to trace is chosen.
        record Nothing() implements State {}

        record Preparing() implements State {}

        record Ready(PreparedRecording prepared) implements State {}

        record Refused(String reason) implements State {}
    }

    private static final double PERCENT = 0.01;
    private static final int MOST_OFFERED = 40;

    private final ServerContext context;
    private final ObservableList<CaptureScope> scopes = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable CaptureScope> scope = new SimpleObjectProperty<>(this, "scope");
    private final ObservableSet<CaptureDetail> details =
            FXCollections.observableSet(EnumSet.of(CaptureDetail.CALLS, CaptureDetail.USAGE));
    private final ObjectProperty<Long> waitMillis = new SimpleObjectProperty<>(this, "waitMillis", 0L);
    private final ObjectProperty<Double> sampleRate = new SimpleObjectProperty<>(this, "sampleRate", 1.0);
    private final ObjectProperty<Long> minMillis = new SimpleObjectProperty<>(this, "minMillis", 0L);
    private final ObjectProperty<Long> maxMinutes = new SimpleObjectProperty<>(this, "maxMinutes", 10L);
    private final ObjectProperty<Long> maxMegabytes = new SimpleObjectProperty<>(this, "maxMegabytes", 500L);
    private final ObjectProperty<Long> maxOverheadPercent = new SimpleObjectProperty<>(this, "maxOverhead", 0L);
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", new State.Nothing());
    private final TaskSlot slot = new TaskSlot();
    private List<ServerSession> offered = List.of();

    StartViewModel(ServerContext context) {
        this.context = context;
        scope.addListener(observable -> prepare());
        details.addListener((javafx.collections.SetChangeListener<CaptureDetail>) change -> prepare());
        List.of(waitMillis, minMillis).forEach(value -> value.addListener(observable -> prepare()));
        sampleRate.addListener(observable -> prepare());
    }

    ObservableList<CaptureScope> scopes() {
        return scopes;
    }

    ObjectProperty<@Nullable CaptureScope> scopeProperty() {
        return scope;
    }

    ObservableSet<CaptureDetail> details() {
        return details;
    }

    /// 0 = waits are not sampled.
    ObjectProperty<Long> waitMillisProperty() {
        return waitMillis;
    }

    ObjectProperty<Double> sampleRateProperty() {
        return sampleRate;
    }

    ObjectProperty<Long> minMillisProperty() {
        return minMillis;
    }

    /// 0 = no limit, as of the next two.
    ObjectProperty<Long> maxMinutesProperty() {
        return maxMinutes;
    }

    ObjectProperty<Long> maxMegabytesProperty() {
        return maxMegabytes;
    }

    ObjectProperty<Long> maxOverheadPercentProperty() {
        return maxOverheadPercent;
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Offers what the picked sessions have in common; a scope that stays possible stays chosen.
    ///
    /// @param all sessions there are: where none is picked, whatever they have is offered
    void offer(List<ServerSession> picked, List<ServerSession> all) {
        CaptureScope before = scope.get();
        offered = List.copyOf(picked);
        List<CaptureScope> possible = picked.isEmpty() ? everything(all) : possible(picked);
        if (possible.equals(scopes)) {
            return;
        }
        scopes.setAll(possible);
        if (before != null && possible.contains(before)) {
            scope.set(before);
        } else {
            scope.set(picked.isEmpty() ? null : possible.getFirst());
        }
    }

    /// The sessions that were picked, for the words of the card.
    List<ServerSession> offered() {
        return offered;
    }

    Optional<StartRequest> request() {
        return state.get() instanceof State.Ready(PreparedRecording prepared)
                ? Optional.of(new StartRequest(prepared, limits()))
                : Optional.empty();
    }

    /// Looks again at what would be done.
    void prepare() {
        CaptureScope wanted = scope.get();
        if (wanted == null) {
            slot.cancel();
            state.set(new State.Nothing());
            return;
        }
        CaptureRequest request = new CaptureRequest(wanted, options(), Optional.empty(), Optional.empty());
        state.set(new State.Preparing());
        BackgroundTask.of((progress, cancel) -> context.access().prepare(request, RowSink.NONE, cancel))
                .onSuccess(prepared -> state.set(new State.Ready(prepared)))
                .onFailure(fault -> state.set(new State.Refused(
                        fault instanceof TraceException
                                ? String.valueOf(fault.getMessage())
                                : Messages.get("connect.error.unexpected"))))
                .start(context.runner(), slot);
    }

    CaptureLimits limits() {
        return new CaptureLimits(
                limit(maxMinutes.get() * 60_000_000),
                limit(maxMegabytes.get() << 20),
                maxOverheadPercent.get() > 0
                        ? OptionalDouble.of(maxOverheadPercent.get() * PERCENT)
                        : OptionalDouble.empty());
    }

    private CaptureOptions options() {
        return new CaptureOptions(
                sampleRate.get(), minMillis.get() * 1_000, waitMillis.get() * 1_000, Set.copyOf(details));
    }

    private static OptionalLong limit(long value) {
        return value > 0 ? OptionalLong.of(value) : OptionalLong.empty();
    }

    private static List<CaptureScope> everything(List<ServerSession> all) {
        Set<CaptureScope> scopes = new LinkedHashSet<>();
        scopes.add(new CaptureScope.All());
        values(all, ServerSession::application).forEach(name -> scopes.add(new CaptureScope.Application(name)));
        values(all, ServerSession::user).forEach(name -> scopes.add(new CaptureScope.Role(name)));
        values(all, ServerSession::database).forEach(name -> scopes.add(new CaptureScope.Database(name)));
        return new ArrayList<>(scopes);
    }

    private static List<String> values(List<ServerSession> all, Function<ServerSession, String> column) {
        return all.stream()
                .map(column)
                .filter(value -> !value.isEmpty())
                .distinct()
                .sorted()
                .limit(MOST_OFFERED)
                .toList();
    }

    private static List<CaptureScope> possible(List<ServerSession> picked) {
        Set<CaptureScope> scopes = new LinkedHashSet<>();
        if (picked.size() == 1) {
            scopes.add(new CaptureScope.Pid(picked.getFirst().pid()));
        }
        Optional<String> role = common(picked, ServerSession::user);
        Optional<String> database = common(picked, ServerSession::database);
        common(picked, ServerSession::application).ifPresent(name -> scopes.add(new CaptureScope.Application(name)));
        if (role.isPresent() && database.isPresent()) {
            scopes.add(new CaptureScope.RoleInDatabase(role.get(), database.get()));
        }
        role.ifPresent(name -> scopes.add(new CaptureScope.Role(name)));
        database.ifPresent(name -> scopes.add(new CaptureScope.Database(name)));
        scopes.add(new CaptureScope.All());
        return new ArrayList<>(scopes);
    }

    private static Optional<String> common(List<ServerSession> picked, Function<ServerSession, String> column) {
        List<String> values = picked.stream().map(column).distinct().toList();
        return values.size() == 1 && !values.getFirst().isEmpty() ? Optional.of(values.getFirst()) : Optional.empty();
    }
}
