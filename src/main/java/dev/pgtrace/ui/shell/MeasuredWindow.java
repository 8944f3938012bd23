package dev.pgtrace.ui.shell;

import dev.pgtrace.app.Following;
import dev.pgtrace.app.OpenTrace;
import dev.pgtrace.app.Settings;
import dev.pgtrace.app.SettingsFile;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.TraceContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// The main window for whoever measures it: with settings of its own, and traces that need not stand in a file. On the
/// window's thread, save for [#warmUp].
public final class MeasuredWindow {
    private static final double WIDTH = 1920;
    private static final double HEIGHT = 1080;

    private final Stage stage = new Stage();
    private final MainWindow window;
    private final List<String> stylesheets;

    /// Shows the window, 1920 by 1080.
    ///
    /// @param settings folder that is empty
    public MeasuredWindow(Path settings) {
        Settings.Window bounds = new Settings.Window(0, 0, WIDTH, HEIGHT, false);
        window = new MainWindow(
                stage,
                new SettingsFile(settings),
                Settings.standard().withTheme("dark").withWindow(bounds));
        window.show();
        stylesheets = window.appearance().stylesheets();
        window.prepareLetters();
    }

    /// What the window does behind the user's back after its start. Blocks; on any other thread.
    public void warmUp(CancelToken cancel) throws TraceException {
        WarmUp.run(stylesheets, cancel);
    }

    public Scene scene() {
        return stage.getScene();
    }

    /// Opens a tab with a trace that is there already.
    public void show(Trace trace) {
        Path name = Path.of(trace.info().name());
        open(
                name,
                (reader, progress, cancel, snapshots) ->
                        new OpenTrace.Opened(trace, false, 0, trace.info().bytes()));
    }

    /// Opens a tab with a file that is being written.
    public void follow(Path file, Following following) {
        open(
                file,
                (reader, progress, cancel, snapshots) -> reader.followed(file, following, progress, cancel, snapshots));
    }

    /// The trace in front.
    public Optional<TraceContext> context() {
        return window.workspace().current().map(OpenedTrace::context);
    }

    /// Executions of the trace in front, as far as it is read.
    public long executions() {
        return context()
                .flatMap(TraceContext::trace)
                .map(trace -> (long) trace.executions().size())
                .orElse(0L);
    }

    public void closeTraces() {
        List.copyOf(window.workspace().traces()).forEach(window.workspace()::close);
    }

    public void close() {
        closeTraces();
        stage.hide();
    }

    private void open(Path name, OpenedTrace.Reading reading) {
        window.workspace()
                .openLive(OpenedTrace.live(
                        name,
                        String.valueOf(name.getFileName()),
                        reading,
                        window.workspace().runner()));
    }
}
