package dev.pgtrace.ui.shell;

import dev.pgtrace.app.Following;
import dev.pgtrace.app.IndexUse;
import dev.pgtrace.app.OpenTrace;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskRunner;
import dev.pgtrace.ui.kit.task.TaskSlot;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// An open trace: indexes it in the background, reads on where it grows, and has what arrived analysed. View model of
/// a tab; only the window's thread touches it.
final class OpenedTrace {
    /// How far it is.
    sealed interface State {
        record Indexing(IndexProgress progress) implements State {}

        record Ready(long micros, IndexUse index) implements State {}

        /// The user stopped the indexing; what was read is shown.
        record Cancelled(IndexProgress progress) implements State {}

        record Broken(Throwable fault) implements State {}
    }

    /// How the bytes are had: from a file as it is, or from one that still grows.
    interface Reading {
        OpenTrace.Opened read(OpenTrace reader, Progress progress, CancelToken cancel, Consumer<Trace> snapshots)
                throws TraceException;
    }

    /// What is read: a file as it is (which may turn out to grow), one that is being written, or a text of the
    /// clipboard.
    enum Origin {
        FILE,
        LIVE,
        PASTED
    }

    private final Origin origin;
    private final Path path;
    private final String title;
    private final Reading reading;
    private final TaskRunner runner;
    private final TraceContext context;
    private final TaskSlot openSlot = new TaskSlot();
    private final ReadOnlyObjectWrapper<State> state;
    private final AnalysisLoop analyses;
    private final GrowthWatch watch;
    /// Where the file turned out to grow: says when to stop reading on.
    private @Nullable Following following;
    private Charset charset = StandardCharsets.UTF_8;
    private OpenTrace.@Nullable Opened opened;
    private boolean neverWritten;

    OpenedTrace(Path path, Charset charset, TaskRunner runner) {
        this(path, runner);
        this.charset = charset;
    }

    OpenedTrace(Path path, TaskRunner runner) {
        this(
                Origin.FILE,
                path,
                "",
                (reader, progress, cancel, snapshots) -> reader.file(path, progress, cancel, snapshots),
                runner);
    }

    /// A text of the clipboard.
    static OpenedTrace pasted(String title, String text, TaskRunner runner) {
        return new OpenedTrace(
                Origin.PASTED,
                Path.of(title),
                title,
                (reader, progress, cancel, snapshots) -> reader.pasted(title, text, progress, cancel, snapshots),
                runner);
    }

    /// A file that is being written.
    static OpenedTrace live(Path path, String title, Reading reading, TaskRunner runner) {
        return new OpenedTrace(Origin.LIVE, path, title, reading, runner);
    }

    /// @param title what its tab is called, or empty for the file's name
    private OpenedTrace(Origin origin, Path path, String title, Reading reading, TaskRunner runner) {
        this.origin = origin;
        this.path = path;
        this.title = title;
        this.reading = reading;
        this.runner = runner;
        this.context = new TraceContext(runner);
        this.watch = new GrowthWatch(runner, this::follow, this::failed);
        this.state = new ReadOnlyObjectWrapper<>(this, "state", new State.Indexing(IndexProgress.START));
        this.analyses = new AnalysisLoop(runner, context, this::isIndexing, this::failed);
    }

    Path path() {
        return path;
    }

    /// Whether it can be opened again from where it is.
    boolean isFile() {
        return origin != Origin.PASTED;
    }

    /// The file's name without its folder.
    String title() {
        if (!title.isEmpty()) {
            return title;
        }
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    TraceContext context() {
        return context;
    }

    /// The threshold of the tiers, where the user chose one.
    OptionalLong chosenThresholdMicros() {
        return analyses.chosenThresholdMicros();
    }

    Charset charset() {
        return charset;
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Whether it is being written: what is there is read, and more will come.
    boolean isGrowing() {
        return (origin == Origin.LIVE || isFollowed()) && isIndexing();
    }

    /// Whether it is a file that somebody else writes and that is read on as it grows.
    boolean isFollowed() {
        return following != null;
    }

    /// The file has grown: reads on from where its index ends, or else again, and goes on with it.
    private void follow() {
        Following further = new Following();
        following = further;
        open();
        watch.awaitEnd(path, further::end);
    }

    private OpenTrace.Opened read(OpenTrace reader, Progress progress, CancelToken cancel, Consumer<Trace> snapshots)
            throws TraceException {
        Following further = following;
        return further == null
                ? reading.read(reader, progress, cancel, snapshots)
                : reader.followed(path, further, progress, cancel, snapshots);
    }

    /// Only a plain file whose text was read as it is can be read on.
    private void watch(OpenTrace.Opened result) {
        boolean plain = origin == Origin.FILE
                && !result.cancelled()
                && result.storedBytes() == result.trace().info().bytes();
        if (plain && result.trace().info().dialect().canBeFollowed()) {
            watch.start(path, result.storedBytes());
        }
    }

    boolean isIndexing() {
        return state.get() instanceof State.Indexing;
    }

    /// Indexes the file from its beginning.
    void open() {
        close();
        long start = System.nanoTime();
        state.set(new State.Indexing(IndexProgress.START));
        context.setIndexing(true);
        Consumer<Trace> snapshots = runner.coalesced(this::grown);
        OpenTrace reader = new OpenTrace(OpenTrace.Options.standard().withCharset(charset));
        BackgroundTask.of((progress, cancel) -> read(reader, progress, cancel, snapshots))
                .onProgress((done, total) ->
                        state.set(new State.Indexing(new IndexProgress(done, total, System.nanoTime() - start))))
                .onSuccess(this::indexed)
                .onFailure(this::failed)
                .onDropped(this::letGo)
                .start(runner, openSlot);
    }

    /// Whether the views stand still while more of the trace arrives.
    BooleanProperty pausedProperty() {
        return analyses.pausedProperty();
    }

    /// Decodes texts differently from now on.
    void reopen(Charset other) {
        charset = other;
        open();
    }

    /// Stops the indexing and keeps what was read.
    void stopIndexing() {
        openSlot.stop();
    }

    /// Lets go of the file.
    void close() {
        watch.stop();
        openSlot.cancel();
        analyses.stop();
        context.sqlTexts().clear();
        if (opened != null) {
            letGo(opened);
            opened = null;
        }
    }

    /// To unmap gigabytes takes longer than a frame.
    private void letGo(OpenTrace.Opened gone) {
        BackgroundTask.of((progress, cancel) -> {
                    gone.close();
                    return gone;
                })
                .start(runner, new TaskSlot());
    }

    private void indexed(OpenTrace.Opened result) {
        opened = result;
        IndexProgress reached = reached();
        state.set(result.cancelled() ? new State.Cancelled(reached) : new State.Ready(result.micros(), result.index()));
        context.setIndexing(false);
        following = null;
        watch.stop();
        watch(result);
        analyses.whole(result);
        settle(result);
    }

    /// So that no view has to wait for the index, nor the window's thread.
    private void settle(OpenTrace.Opened result) {
        if (result.index() == IndexUse.USED) {
            BackgroundTask.of((progress, cancel) -> {
                        result.settle();
                        return result;
                    })
                    .onFailure(fault -> {
                        if (result == opened) { // else it is of what has been let go
                            failed(fault);
                        }
                    })
                    .start(runner, new TaskSlot());
        }
    }

    private IndexProgress reached() {
        if (state.get() instanceof State.Indexing(IndexProgress progress)) {
            return progress;
        }
        return IndexProgress.START;
    }

    private void failed(Throwable fault) {
        watch.stop();
        following = null;
        context.setIndexing(false);
        state.set(new State.Broken(fault));
    }

    /// What should have been written has failed: where nothing of it has come, nothing will.
    ///
    /// @return false where something has come, which stays
    boolean endWithout(Throwable fault) {
        if (analyses.hasExecutions()) {
            return false;
        }
        openSlot.cancel();
        neverWritten = true;
        failed(fault);
        return true;
    }

    /// Whether it is a recording that failed before anything was written: to open it again is of no use.
    boolean isNeverWritten() {
        return neverWritten;
    }

    private void grown(Trace snapshot) {
        if (!isIndexing()) {
            return; // late: the whole trace is there already
        }
        analyses.arrived(snapshot);
    }
}
