package dev.pgtrace.ui.shell;

import dev.pgtrace.app.FileWatch;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskRunner;
import dev.pgtrace.ui.kit.task.TaskSlot;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Looks once a second whether the file of a trace that was read has more in it, or became another one. Only the
/// window's thread touches it.
final class GrowthWatch {
    private static final Duration EVERY = Duration.seconds(1);

    private final TaskRunner runner;
    private final Runnable grown;
    private final Consumer<Throwable> gone;
    private final TaskSlot slot = new TaskSlot();
    private final PauseTransition pause = new PauseTransition(EVERY);
    private @Nullable FileWatch file;

    /// @param grown runs when there is more; nothing is watched any more then
    /// @param gone  hears that it is no longer the file that was read; nothing is watched any more then
    GrowthWatch(TaskRunner runner, Runnable grown, Consumer<Throwable> gone) {
        this.runner = runner;
        this.grown = grown;
        this.gone = gone;
    }

    /// @param bytes how much of the file was read
    void start(Path path, long bytes) {
        stop();
        BackgroundTask.of((progress, cancel) -> FileWatch.of(path, bytes))
                .onSuccess(watched -> {
                    file = watched;
                    pause.setOnFinished(event -> look(watched));
                    pause.playFromStart();
                })
                .onFailure(fault -> {}) // not to be watched
                .start(runner, slot);
    }

    /// Runs something when the line is written that ends the file.
    void awaitEnd(Path path, Runnable ended) {
        BackgroundTask.of((progress, cancel) -> FileWatch.hasEnd(path))
                .onSuccess(there -> {
                    if (there) {
                        ended.run();
                    } else {
                        pause.setOnFinished(event -> awaitEnd(path, ended));
                        pause.playFromStart();
                    }
                })
                .start(runner, slot);
    }

    void stop() {
        slot.cancel();
        pause.stop();
        file = null;
    }

    private void look(FileWatch watched) {
        BackgroundTask.of((progress, cancel) -> watched.hasGrown())
                .onSuccess(more -> {
                    if (watched != file) {
                        return;
                    }
                    if (more) {
                        stop();
                        grown.run();
                    } else {
                        pause.playFromStart();
                    }
                })
                .onFailure(fault -> {
                    stop();
                    gone.accept(fault);
                })
                .start(runner, slot);
    }
}
