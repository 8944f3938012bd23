package dev.pgtrace.ui.compare;

import dev.pgtrace.analysis.compare.CompareOptions;
import dev.pgtrace.analysis.compare.ComparedSide;
import dev.pgtrace.analysis.compare.FlameDiff;
import dev.pgtrace.analysis.compare.PlanDiff;
import dev.pgtrace.analysis.compare.TraceComparison;
import dev.pgtrace.analysis.experiment.ExperimentResult;
import dev.pgtrace.app.OpenExperiment;
import dev.pgtrace.app.SaveExperiment;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.ExperimentPlan;
import dev.pgtrace.model.experiment.ExperimentRequest;
import dev.pgtrace.model.server.ServerProfile;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.PreparedExperiment;
import dev.pgtrace.ui.kit.ServerContext;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskRunner;
import dev.pgtrace.ui.kit.task.TaskSlot;
import dev.pgtrace.ui.kit.task.Work;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// An experiment in its tab: from the form over the run to what it shows, and to its file. Only the window's thread
/// touches it.
public final class ExperimentViewModel {
    /// How far it is.
    sealed interface State {
        /// @param problem why it could not be started, or empty
        record Editing(String problem) implements State {}

        /// The server is asked what the experiment would do.
        record Checking() implements State {}

        record Opening(Path file) implements State {}

        /// @param shown null before the first runs
        record Running(@Nullable ExperimentShown shown) implements State {}

        record Ended(ExperimentShown shown) implements State {}

        record Broken(Throwable fault) implements State {}
    }

    /// Analyses of runs that still come may take one part in ten of the time.
    private static final int REST = 9;

    private static final long LEAST_REST_NANOS = 200_000_000;

    private record Checked(ExperimentRequest request, PreparedExperiment prepared) {}

    private final TaskRunner runner;
    private final BiPredicate<ServerProfile, ExperimentPlan> agree;
    private final TaskSlot slot = new TaskSlot();
    private final TaskSlot analysisSlot = new TaskSlot();
    private final TaskSlot saveSlot = new TaskSlot();
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(this, "state", new State.Editing(""));
    private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper(this, "unsaved");
    private final ObjectProperty<@Nullable Path> file = new SimpleObjectProperty<>(this, "file");
    private final IntegerProperty chosen = new SimpleIntegerProperty(this, "chosen", 1);
    private final ReadOnlyObjectWrapper<List<String>> planned = new ReadOnlyObjectWrapper<>(this, "planned", List.of());
    private final Differences differences;
    private long nextAnalysisNanos;
    private @Nullable ExperimentRequest request;
    private @Nullable ServerContext server;

    /// @param agree asks the user where a server is written to, or where it is one for production
    public ExperimentViewModel(TaskRunner runner, BiPredicate<ServerProfile, ExperimentPlan> agree) {
        this.runner = runner;
        this.agree = agree;
        this.differences = new Differences(runner);
        chosen.addListener(observable -> compareSides());
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    TaskRunner runner() {
        return runner;
    }

    Differences differences() {
        return differences;
    }

    /// Which variant is compared with the first.
    IntegerProperty chosenProperty() {
        return chosen;
    }

    /// Sentences about what the experiment does to the server, known once it was checked.
    ReadOnlyObjectProperty<List<String>> plannedProperty() {
        return planned.getReadOnlyProperty();
    }

    /// The file it was opened from or saved to, or null.
    public ObjectProperty<@Nullable Path> fileProperty() {
        return file;
    }

    /// Whether there are runs that no file has.
    public ReadOnlyBooleanProperty unsavedProperty() {
        return unsaved.getReadOnlyProperty();
    }

    /// What has been measured so far.
    public Optional<Experiment> experiment() {
        return shown().map(ExperimentShown::experiment);
    }

    /// What that shows.
    public Optional<ExperimentResult> result() {
        return shown().map(ExperimentShown::result);
    }

    /// Whether it is done and can be saved and exported.
    public boolean isEnded() {
        return state.get() instanceof State.Ended;
    }

    public boolean isRunning() {
        return state.get() instanceof State.Running;
    }

    Optional<ExperimentShown> shown() {
        return switch (state.get()) {
            case State.Running(ExperimentShown shown) -> Optional.ofNullable(shown);
            case State.Ended(ExperimentShown shown) -> Optional.of(shown);
            case State.Editing ignored -> Optional.empty();
            case State.Checking ignored -> Optional.empty();
            case State.Opening ignored -> Optional.empty();
            case State.Broken ignored -> Optional.empty();
        };
    }

    /// What is asked for, as far as it is known.
    Optional<ExperimentRequest> request() {
        return Optional.ofNullable(request);
    }

    /// The server that it ran on, while it is connected.
    Optional<ServerContext> server() {
        return Optional.ofNullable(server);
    }

    /// Hears that something changed that tabs and lists show.
    public void onChanged(Runnable listener) {
        state.addListener(observable -> listener.run());
        file.addListener(observable -> listener.run());
        unsaved.addListener(observable -> listener.run());
    }

    /// Opens a saved experiment.
    public void open(Path path) {
        file.set(path);
        state.set(new State.Opening(path));
        BackgroundTask.of((progress, cancel) -> ExperimentReader.whole(OpenExperiment.file(path), cancel))
                .onSuccess(this::show)
                .onFailure(fault -> state.set(new State.Broken(fault)))
                .start(runner, slot);
    }

    /// Shows the form; only where nothing was measured, as it would be lost.
    void edit() {
        state.set(new State.Editing(""));
    }

    /// Reads the parameters, asks the server what the experiment would do, has the user agree where that is needed, and
    /// starts.
    ///
    /// @param wanted     without its parameters
    /// @param parameters reads them
    void start(ServerContext on, ExperimentRequest wanted, ParameterDraft.Reading parameters) {
        server = on;
        State before = state.get();
        state.set(new State.Checking());
        BackgroundTask.of((progress, cancel) -> {
                    ExperimentRequest whole = new ExperimentRequest(
                            wanted.title(), wanted.variants(), parameters.read(cancel), wanted.options());
                    return new Checked(whole, on.access().prepare(whole, cancel));
                })
                .onSuccess(checked -> {
                    request = checked.request();
                    planned.set(PlanTexts.sentences(checked.prepared().plan(), checked.request()));
                    boolean ask = checked.prepared().plan().needsAgreement()
                            || on.profile().production();
                    if (ask && !agree.test(on.profile(), checked.prepared().plan())) {
                        state.set(before);
                        return;
                    }
                    run(checked.prepared());
                })
                .onFailure(fault -> state.set(new State.Editing(reason(fault))))
                .onCancelled(() -> {
                    if (state.get() instanceof State.Checking) {
                        state.set(before);
                    }
                })
                .start(runner, slot);
    }

    /// What another experiment was asked for, once more.
    void again(ServerContext on, ExperimentRequest same) {
        start(on, same, cancel -> same.parameters());
    }

    /// Ends what runs and keeps what was measured.
    public void stop() {
        slot.stop();
    }

    /// Saves to a file, which becomes its file.
    public void save(Path path, Runnable saved) {
        Optional<Experiment> experiment = experiment();
        if (experiment.isEmpty() || isRunning()) {
            return;
        }
        BackgroundTask.of((progress, cancel) -> {
                    SaveExperiment.to(path, experiment.get());
                    return path;
                })
                .onSuccess(done -> {
                    file.set(done);
                    unsaved.set(false);
                    saved.run();
                })
                .start(runner, saveSlot);
    }

    /// Ends everything.
    public void close() {
        slot.cancel();
        analysisSlot.cancel();
        differences.close();
    }

    private void run(PreparedExperiment prepared) {
        file.set(null);
        nextAnalysisNanos = System.nanoTime();
        state.set(new State.Running(null));
        differences.nothing(Messages.get("compare.plans.later"));
        Consumer<Experiment> snapshots = runner.coalesced(this::arrived);
        BackgroundTask.of((progress, cancel) -> prepared.run(snapshots, progress, cancel))
                .onSuccess(this::ended)
                .onFailure(fault -> state.set(new State.Broken(fault)))
                .start(runner, slot);
    }

    private void arrived(Experiment experiment) {
        boolean rested = System.nanoTime() - nextAnalysisNanos >= 0;
        if (isRunning() && rested && !analysisSlot.isBusy()) {
            analyze(experiment);
        }
    }

    /// One analysis at a time, and rests between them: what computes here takes time from what is measured.
    private void analyze(Experiment experiment) {
        long start = System.nanoTime();
        BackgroundTask.of((progress, cancel) -> ExperimentReader.quick(experiment))
                .onSuccess(shown -> {
                    if (isRunning()) {
                        state.set(new State.Running(shown));
                    }
                })
                .onFinished(() -> {
                    long took = System.nanoTime() - start;
                    nextAnalysisNanos = System.nanoTime() + Math.max(LEAST_REST_NANOS, REST * took);
                })
                .start(runner, analysisSlot);
    }

    private void ended(Experiment experiment) {
        analysisSlot.cancel();
        BackgroundTask.of((progress, cancel) -> ExperimentReader.whole(experiment, cancel))
                .onSuccess(shown -> {
                    show(shown);
                    unsaved.set(!experiment.runs().isEmpty());
                })
                .onFailure(fault -> state.set(new State.Broken(fault)))
                .start(runner, analysisSlot);
    }

    private void show(ExperimentShown shown) {
        request = shown.experiment().request();
        unsaved.set(false);
        if (chosen.get() >= shown.variants().size()) {
            chosen.set(1);
        }
        state.set(new State.Ended(shown));
        compareSides();
    }

    private void compareSides() {
        ExperimentShown shown = state.get() instanceof State.Ended(ExperimentShown ended) ? ended : null;
        if (shown == null) {
            return;
        }
        int variant = chosen.get();
        Explained first = shown.explained().get(0);
        Explained other = shown.explained().get(variant);
        if (first == null || other == null) {
            differences.nothing(Messages.get("compare.plans.none"));
            return;
        }
        Work<PlanDiff> plans = (progress, cancel) -> PlanDiff.of(
                first.analysis().trace(),
                first.execution(),
                first.analysis().model(),
                other.analysis().trace(),
                other.execution(),
                other.analysis().model());
        differences.compare(first.execution() < 0 || other.execution() < 0 ? null : plans, (weight, cancel) -> {
            List<String> names = shown.variants().stream().map(v -> v.name()).toList();
            CompareOptions options = CompareOptions.standard()
                    .withNoise(shown.experiment().request().options().noise())
                    .withPairing(CompareOptions.Pairing.CHOSEN);
            TraceComparison sides = TraceComparison.of(
                    ComparedSide.of(names.getFirst(), first.analysis()),
                    ComparedSide.of(names.get(variant), other.analysis()),
                    options,
                    cancel);
            return FlameDiff.of(sides, weight, cancel);
        });
    }

    private static String reason(Throwable fault) {
        return fault instanceof TraceException
                ? String.valueOf(fault.getMessage())
                : Messages.get("connect.error.unexpected");
    }
}
