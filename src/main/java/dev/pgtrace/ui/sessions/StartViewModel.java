package dev.pgtrace.ui.sessions;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.CaptureRoute;
import dev.pgtrace.model.capture.CaptureDetail;
import dev.pgtrace.model.capture.CaptureLimits;
import dev.pgtrace.model.capture.CaptureOptions;
import dev.pgtrace.model.capture.CaptureRequest;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.model.capture.RowSink;
import dev.pgtrace.model.server.Remedy;
import dev.pgtrace.model.server.ServerSession;
import dev.pgtrace.model.server.TraceOption;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.PreparedRecording;
import dev.pgtrace.ui.kit.ServerContext;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskSlot;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
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

    private final ServerContext context;
    private final ObservableList<CaptureScope> scopes = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable CaptureScope> scope = new SimpleObjectProperty<>(this, "scope");
    private final ObservableList<CaptureRoute> routes = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable CaptureRoute> route = new SimpleObjectProperty<>(this, "route");
    private final ReadOnlyStringWrapper closed = new ReadOnlyStringWrapper(this, "closed", "");
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
        scope.addListener(observable -> {
            updateRoutes();
            prepare();
        });
        context.probeProperty().addListener(observable -> updateRoutes());
        route.addListener((observable, old, now) -> {
            if (now != null && scope.get() != null && old != null) {
                prepare();
            }
        });
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

    /// The routes to the scope that the probe says are open, the one that does least to the server first.
    ObservableList<CaptureRoute> routes() {
        return routes;
    }

    ObjectProperty<@Nullable CaptureRoute> routeProperty() {
        return route;
    }

    /// Why another route to the scope is not open here, or empty.
    ReadOnlyStringProperty closedProperty() {
        return closed.getReadOnlyProperty();
    }

    /// Whether own statements can be traced by the extension: it reaches nobody else.
    boolean hasExtension() {
        return option(CaptureRoute.EXTENSION).filter(TraceOption::usable).isPresent();
    }

    private Optional<TraceOption> option(CaptureRoute wanted) {
        return context.probe().stream()
                .flatMap(probe -> probe.options().stream())
                .filter(option -> option.route() == wanted)
                .findFirst();
    }

    private void updateRoutes() {
        CaptureScope wanted = scope.get();
        CaptureRoute before = route.get();
        Optional<TraceOption> signal = option(CaptureRoute.RELOADED_BACKEND);
        List<CaptureRoute> open = new ArrayList<>();
        if (wanted instanceof CaptureScope.Pid) {
            open.add(CaptureRoute.SAMPLING);
            signal.filter(TraceOption::usable).ifPresent(option -> open.add(CaptureRoute.RELOADED_BACKEND));
        } else if (wanted != null) {
            open.add(CaptureRoute.SERVER_LOG);
        }
        if (!open.equals(routes)) {
            routes.setAll(open);
            route.set(open.contains(before) ? before : open.isEmpty() ? null : open.getFirst());
        }
        closed.set(
                wanted instanceof CaptureScope.Pid
                        ? signal.filter(option -> !option.usable())
                                .flatMap(option -> option.remedies().stream()
                                        .filter(Remedy::needed)
                                        .findFirst())
                                .map(remedy -> Messages.get("start.route.closed", remedy.missing()))
                                .orElse("")
                        : "");
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
        List<CaptureScope> possible = picked.isEmpty() ? OfferedScopes.all(all) : OfferedScopes.of(picked);
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
        Set<CaptureDetail> all = new HashSet<>(details);
        if (route.get() == CaptureRoute.RELOADED_BACKEND) {
            all.add(CaptureDetail.SIGNAL);
        }
        return new CaptureOptions(sampleRate.get(), minMillis.get() * 1_000, waitMillis.get() * 1_000, all);
    }

    private static OptionalLong limit(long value) {
        return value > 0 ? OptionalLong.of(value) : OptionalLong.empty();
    }
}
