package dev.pgtrace.ui.shell;

import dev.pgtrace.app.RecordingFolder;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.model.CaptureRoute;
import dev.pgtrace.model.capture.CapturePlan;
import dev.pgtrace.model.server.ServerProfile;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Question;
import dev.pgtrace.ui.kit.task.TaskRunner;
import dev.pgtrace.ui.sessions.StartRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/// The recordings as the user meets them: what is asked before one starts, the tab in which it is watched, what its
/// Stop means, and what is asked before the window closes on it.
final class RecordingTabs {
    private final Stage stage;
    private final Workspace workspace;
    private final Recordings recordings;
    private final Consumer<List<String>> say;
    private final Consumer<Throwable> showFault;

    /// @param say       shows what the user should read at the end of a recording
    /// @param showFault shows the technical text of a fault
    RecordingTabs(
            Stage stage,
            Workspace workspace,
            TaskRunner runner,
            Consumer<List<String>> say,
            Consumer<Throwable> showFault) {
        this.stage = stage;
        this.workspace = workspace;
        this.say = say;
        this.showFault = showFault;
        this.recordings = new Recordings(
                runner,
                RecordingFolder.ofUser(),
                this::agree,
                recording -> watch(recording, runner),
                say,
                this::failed);
        stage.setOnCloseRequest(this::closing);
    }

    ObservableList<Recording> running() {
        return recordings.running();
    }

    /// Starts what the user saw, once agreed to.
    void start(ServerProfile server, StartRequest request) {
        recordings.start(server, request);
    }

    /// A file that is not there yet.
    Path newFile(ServerProfile server, String scope) {
        return recordings.newFile(server, scope);
    }

    /// The recording that is writing a trace, if one is.
    Optional<Recording> of(OpenedTrace trace) {
        return running().stream()
                .filter(recording -> recording.file().equals(trace.path()))
                .findFirst();
    }

    /// Brings its tab to the front.
    void show(Recording recording) {
        workspace.traces().stream()
                .filter(trace -> of(trace).filter(recording::equals).isPresent())
                .findFirst()
                .ifPresent(workspace.currentProperty()::set);
    }

    /// Shows exactly what would be sent to the server.
    void showPlan(CapturePlan plan) {
        Question.show(root(), Messages.get("plan.title"), Messages.get("plan.text"), exact(plan));
    }

    /// Ends the recording whose tab is in front, or else all.
    void stop() {
        workspace.current().flatMap(this::of).ifPresentOrElse(Recording::stop, () -> List.copyOf(running())
                .forEach(Recording::stop));
    }

    /// Ends all and waits until their servers have their settings back, for the end of the program.
    void stopAll() {
        recordings.stopAll();
    }

    private boolean agree(ServerProfile server, CapturePlan plan) {
        String text =
                Messages.get("agree.text", Counts.grouped(plan.statements().size()));
        boolean command = plan.route() == CaptureRoute.RELOADED_BACKEND;
        if (server.production() || command) {
            return Question.askTicked(
                    root(),
                    Messages.get(server.production() ? "agree.production" : "agree.title", server.name()),
                    text,
                    exact(plan),
                    Messages.get(tick(server.production(), command), server.name()),
                    Messages.get("agree.start"));
        }
        return Question.ask(
                root(), Messages.get("agree.title", server.name()), text, exact(plan), Messages.get("agree.start"));
    }

    private static String tick(boolean production, boolean command) {
        return !production ? "agree.command.tick" : command ? "agree.both.tick" : "agree.production.tick";
    }

    /// Opens a tab whose views fill as the recording arrives.
    private void watch(Recording recording, TaskRunner runner) {
        workspace.openLive(OpenedTrace.live(
                recording.file(),
                recording.title(),
                (reader, progress, cancel, snapshots) ->
                        reader.followed(recording.file(), recording.following(), progress, cancel, snapshots),
                runner));
    }

    /// Where its tab shows nothing yet, that tab says why nothing will come; else what there is stays, and a notice
    /// says why no more comes.
    private void failed(Recording recording, Throwable fault) {
        Optional<OpenedTrace> watched = workspace.traces().stream()
                .filter(trace -> of(trace).filter(recording::equals).isPresent())
                .findFirst();
        if (watched.isEmpty() || !(fault instanceof TraceException)) {
            showFault.accept(fault);
        } else if (!watched.get().endWithout(fault)) {
            say.accept(List.of(String.valueOf(fault.getMessage())));
        }
    }

    /// Asks where recordings run; they are stopped and their servers restored before the window goes.
    private void closing(WindowEvent event) {
        if (running().isEmpty()) {
            return;
        }
        String title = Messages.get("closing.title", Counts.grouped(running().size()));
        if (!Question.ask(root(), title, Messages.get("closing.text"), Messages.get("closing.action"))) {
            event.consume();
        }
    }

    private Node root() {
        return stage.getScene().getRoot();
    }

    private static String exact(CapturePlan plan) {
        return String.join("\n", plan.statements());
    }
}
