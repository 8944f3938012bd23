package dev.pgtrace.ui.console;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.sql.ScriptStatement;
import dev.pgtrace.base.sql.SqlScript;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.CaptureRoute;
import dev.pgtrace.model.capture.CaptureDetail;
import dev.pgtrace.model.capture.CaptureLimits;
import dev.pgtrace.model.capture.CaptureOptions;
import dev.pgtrace.model.capture.CapturePlan;
import dev.pgtrace.model.capture.CaptureRequest;
import dev.pgtrace.model.capture.CaptureResult;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.model.capture.CaptureScript;
import dev.pgtrace.model.capture.CaptureStatus;
import dev.pgtrace.model.capture.TransactionMode;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.PreparedRecording;
import dev.pgtrace.ui.kit.ServerContext;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskSlot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// Runs what is written, records it, and keeps the results.
final class ConsoleViewModel {
    /// How far a run is.
    sealed interface State {
        record Idle() implements State {}

        record Running(Optional<CaptureStatus> status) implements State {}

        /// @param results  rows that came
        /// @param messages sentences to read: statements that failed, limits of the recording
        record Done(Path trace, CaptureStatus status, List<ResultSetShown> results, List<String> messages)
                implements State {}

        record Failed(String reason) implements State {}
    }

    private static final Set<String> READING = Set.of("SELECT", "VALUES", "TABLE", "SHOW", "EXPLAIN");

    private final ServerContext context;
    private final Function<String, Path> fileOf;
    private final Consumer<Path> onTrace;
    private final Predicate<CapturePlan> agreeToExtension;
    private final BooleanProperty rollBack = new SimpleBooleanProperty(this, "rollBack", true);
    private final BooleanProperty exactTiers = new SimpleBooleanProperty(this, "exactTiers");
    private final BooleanProperty extension = new SimpleBooleanProperty(this, "extension");
    private final BooleanProperty openTrace = new SimpleBooleanProperty(this, "openTrace", true);
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", new State.Idle());
    private final TaskSlot slot = new TaskSlot();
    private CancelToken stop = new CancelToken();

    /// @param fileOf  a new file for a trace of a scope, its folder made
    /// @param onTrace hears of a trace that is whole
    /// @param agreeToExtension asks whether the extension may trace, with what it does
    ConsoleViewModel(
            ServerContext context,
            Function<String, Path> fileOf,
            Consumer<Path> onTrace,
            Predicate<CapturePlan> agreeToExtension) {
        this.context = context;
        this.fileOf = fileOf;
        this.onTrace = onTrace;
        this.agreeToExtension = agreeToExtension;
    }

    /// Whether what is changed is rolled back.
    BooleanProperty rollBackProperty() {
        return rollBack;
    }

    /// Whether PostgreSQL 18 is asked to read by itself.
    BooleanProperty exactTiersProperty() {
        return exactTiers;
    }

    /// Whether the extension pg_trace traces, where it is there, instead of auto_explain.
    BooleanProperty extensionProperty() {
        return extension;
    }

    /// Whether the extension can be asked to.
    boolean hasExtension() {
        return context.probe()
                .flatMap(probe -> probe.options().stream()
                        .filter(option -> option.route() == CaptureRoute.EXTENSION && option.usable())
                        .findFirst())
                .isPresent();
    }

    /// Whether the trace comes to the front when it is whole.
    BooleanProperty openTraceProperty() {
        return openTrace;
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    boolean isRunning() {
        return state.get() instanceof State.Running;
    }

    /// Whether a script may change something, so that rolling back is worth a thought.
    static boolean mayWrite(String script) {
        try {
            return SqlScript.split(script).stream().anyMatch(statement -> !READING.contains(statement.verb()));
        } catch (TraceException e) {
            return false;
        }
    }

    /// @param binds values of `$1`, `$2` …; empty for NULL
    void run(String script, List<Optional<String>> binds) {
        if (isRunning()) {
            return;
        }
        List<ScriptStatement> statements;
        try {
            statements = SqlScript.split(script);
        } catch (TraceException e) {
            state.set(new State.Failed(String.valueOf(e.getMessage())));
            return;
        }
        if (statements.isEmpty()) {
            state.set(new State.Failed(Messages.get("console.nothing")));
            return;
        }
        List<@Nullable String> values = new ArrayList<>();
        binds.forEach(bind -> values.add(bind.orElse(null)));
        TransactionMode mode = rollBack.get() && mayWrite(script) ? TransactionMode.ROLL_BACK : TransactionMode.COMMIT;
        start(new CaptureScript(statements, values, mode));
    }

    /// Ends what runs; what was measured stays.
    void cancel() {
        stop.cancel();
    }

    void close() {
        stop.cancel();
        slot.cancel();
    }

    private void start(CaptureScript script) {
        CaptureRequest request =
                new CaptureRequest(new CaptureScope.OwnSession(), options(), Optional.of(script), Optional.empty());
        ResultCollector rows = new ResultCollector();
        CancelToken token = new CancelToken();
        stop = token;
        state.set(new State.Running(Optional.empty()));
        if (!isByExtension()) {
            run(token, rows, cancel -> context.access().prepare(request, rows, cancel));
            return;
        }
        BackgroundTask.of((progress, cancel) -> context.access().prepare(request, rows, cancel))
                .onSuccess(prepared -> {
                    if (agreeToExtension.test(prepared.plan())) {
                        run(token, rows, cancel -> prepared);
                    } else {
                        state.set(new State.Idle());
                    }
                })
                .onFailure(this::failed)
                .onCancelled(() -> state.set(new State.Idle()))
                .start(context.runner(), slot);
    }

    private interface Preparing {
        PreparedRecording prepare(CancelToken cancel) throws TraceException;
    }

    private void run(CancelToken token, ResultCollector rows, Preparing preparing) {
        Consumer<CaptureStatus> status = context.runner().coalesced(now -> {
            if (isRunning()) {
                state.set(new State.Running(Optional.of(now)));
            }
        });
        BackgroundTask.of((progress, cancel) -> {
                    PreparedRecording prepared = preparing.prepare(cancel);
                    Path file = fileOf.apply(prepared.plan().scope());
                    CaptureResult result = prepared.run(file, CaptureLimits.NONE, status, token);
                    return new State.Done(file, result.status(), rows.results(), result.messages());
                })
                .onSuccess(this::done)
                .onFailure(this::failed)
                .onCancelled(() -> state.set(new State.Idle()))
                .start(context.runner(), new TaskSlot());
    }

    private void failed(Throwable fault) {
        state.set(new State.Failed(
                fault instanceof TraceException
                        ? String.valueOf(fault.getMessage())
                        : Messages.get("connect.error.unexpected")));
    }

    private boolean isByExtension() {
        return extension.get() && hasExtension();
    }

    private void done(State.Done done) {
        state.set(done);
        if (openTrace.get() && done.status().executions() > 0) {
            onTrace.accept(done.trace());
        }
    }

    private CaptureOptions options() {
        Set<CaptureDetail> details = EnumSet.of(CaptureDetail.NODE_TIMES, CaptureDetail.CALLS, CaptureDetail.USAGE);
        if (exactTiers.get()) {
            details.add(CaptureDetail.EXACT_TIERS);
        }
        if (isByExtension()) {
            details.add(CaptureDetail.EXTENSION);
            if (context.profile().production()) {
                details.add(CaptureDetail.RISKY_EXTENSION); // it is asked for before it runs
            }
        }
        return new CaptureOptions(1, 0, 0, details);
    }
}
