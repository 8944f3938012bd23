package dev.pgtrace.ui.shell;

import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.capture.CapturePlan;
import dev.pgtrace.model.capture.CaptureResult;
import dev.pgtrace.model.capture.CaptureStatus;
import dev.pgtrace.model.server.ServerProfile;
import dev.pgtrace.ui.kit.PreparedRecording;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskRunner;
import dev.pgtrace.ui.kit.task.TaskSlot;
import dev.pgtrace.ui.sessions.StartRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The recordings that run: starts them, lets them be watched, and stops them. View model of the main window.
final class Recordings {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd_HHmmss", Locale.ROOT);

    private final TaskRunner runner;
    private final Path folder;
    private final BiPredicate<ServerProfile, CapturePlan> agree;
    private final Consumer<Recording> onStarted;
    private final Consumer<List<String>> onMessages;
    private final BiConsumer<Recording, Throwable> onFault;
    private final ObservableList<Recording> running = FXCollections.observableArrayList();

    /// @param folder     for the files
    /// @param agree      asks the user where something is written to the server
    /// @param onStarted  shows a recording whose file is there
    /// @param onMessages shows what the user should read at the end
    /// @param onFault    shows why a recording could not begin or go on
    Recordings(
            TaskRunner runner,
            Path folder,
            BiPredicate<ServerProfile, CapturePlan> agree,
            Consumer<Recording> onStarted,
            Consumer<List<String>> onMessages,
            BiConsumer<Recording, Throwable> onFault) {
        this.runner = runner;
        this.folder = folder;
        this.agree = agree;
        this.onStarted = onStarted;
        this.onMessages = onMessages;
        this.onFault = onFault;
    }

    ObservableList<Recording> running() {
        return running;
    }

    /// Starts what the user saw, once agreed to.
    void start(ServerProfile server, StartRequest request) {
        PreparedRecording prepared = request.prepared();
        CapturePlan plan = prepared.plan();
        if (plan.writesToServer() && !agree.test(server, plan)) {
            return;
        }
        Path file = newFile(server, plan.scope());
        Recording recording = new Recording(server, plan.scope(), file);
        running.add(recording);
        boolean[] shown = new boolean[1];
        Consumer<CaptureStatus> status = runner.coalesced(now -> {
            if (running.contains(recording)) {
                recording.publish(now);
                if (!shown[0]) {
                    shown[0] = true;
                    onStarted.accept(recording);
                }
            }
        });
        BackgroundTask.of((progress, cancel) -> {
                    try {
                        return prepared.run(file, request.limits(), status, recording.token());
                    } finally {
                        recording.over();
                    }
                })
                .onSuccess(result -> ended(recording, result, shown[0]))
                .onFailure(fault -> {
                    recording.failed(fault);
                    onFault.accept(recording, fault);
                })
                .onFinished(() -> {
                    recording.finished();
                    running.remove(recording);
                })
                .start(runner, new TaskSlot());
    }

    /// A file that is not there yet.
    Path newFile(ServerProfile server, String scope) {
        String name = fileName(server, scope);
        Path file = folder.resolve(name + ".trc");
        for (int i = 2; Files.exists(file); i++) {
            file = folder.resolve(name + "_" + i + ".trc");
        }
        return file;
    }

    /// Ends all and waits until their servers have their settings back, for the end of the program.
    void stopAll() {
        List<Recording> all = List.copyOf(running);
        all.forEach(Recording::stop);
        all.forEach(Recording::awaitEnd);
    }

    private void ended(Recording recording, CaptureResult result, boolean shown) {
        recording.ended(result);
        if (!shown) {
            onStarted.accept(recording);
        }
        if (!result.messages().isEmpty()) {
            onMessages.accept(KeptTexts.told(result.messages()));
        }
    }

    private static String fileName(ServerProfile server, String scope) {
        String words = (scope + "_" + server.name()).replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        return words + "_" + LocalDateTime.now(ZoneId.systemDefault()).format(STAMP);
    }
}
