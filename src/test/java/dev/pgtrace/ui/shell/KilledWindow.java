package dev.pgtrace.ui.shell;

import dev.pgtrace.app.SettingsFile;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.View;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.stage.Stage;

/// A window in a process of its own, which opens a trace, goes to a statement of it, and is then killed.
///
/// Arguments: the folder of the settings, the trace.
public final class KilledWindow {
    static final String FILTER = "elapsed > 1us";
    static final int STATEMENT = 0;

    private KilledWindow() {}

    public static void main(String[] args) {
        Application.launch(Killed.class, args);
    }

    /// Made by the toolkit.
    public static final class Killed extends Application {
        @Override
        public void start(Stage stage) {
            List<String> arguments = getParameters().getRaw();
            SettingsFile settings = new SettingsFile(Path.of(arguments.getFirst()));
            MainWindow window =
                    new MainWindow(stage, settings, settings.load().settings().withTheme("light"));
            window.show();
            window.restore(true);
            OpenedTrace trace = window.workspace().openAgain(Path.of(arguments.getLast()), StandardCharsets.UTF_8);
            TraceContext context = trace.context();
            context.analysisProperty().subscribe(analysis -> {
                if (analysis != null
                        && !trace.isIndexing()
                        && context.selectionProperty().get().isNone()) {
                    context.filter(FILTER);
                    context.go(View.STATEMENTS, Selection.ofStatement(STATEMENT));
                }
            });
        }
    }
}
