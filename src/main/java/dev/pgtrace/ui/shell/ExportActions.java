package dev.pgtrace.ui.shell;

import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.app.ExportTrace;
import dev.pgtrace.app.GivenFile;
import dev.pgtrace.ui.kit.FileDialogs;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskSlot;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/// Asks where to, and writes reports and pictures of the trace in front.
final class ExportActions {
    private final Stage stage;
    private final Workspace workspace;
    private final Consumer<String> say;
    private final TaskSlot slot = new TaskSlot();

    /// @param say tells the user where the file is
    ExportActions(Stage stage, Workspace workspace, Consumer<String> say) {
        this.stage = stage;
        this.workspace = workspace;
        this.say = say;
    }

    static String actionId(ExportTrace.Form form) {
        return switch (form) {
            case HTML -> "exportHtml";
            case HTML_NO_BINDS -> "exportHtmlNoBinds";
            case JSON -> "exportJson";
            case TEXT -> "exportText";
            case FLAME_SVG -> "exportSvg";
            case FOLDED -> "exportFolded";
        };
    }

    void choose(ExportTrace.Form form) {
        workspace.current().ifPresent(trace -> {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(Messages.get("export.title"));
            chooser.setInitialFileName(baseName(trace.title()) + form.extension());
            chooser.getExtensionFilters()
                    .add(new FileChooser.ExtensionFilter(
                            Messages.get("export." + form.name().toLowerCase(Locale.ROOT)), "*" + form.extension()));
            FileDialogs.of(stage).save(chooser).ifPresent(file -> write(trace.context(), form, file.toPath()));
        });
    }

    void write(TraceContext context, ExportTrace.Form form, Path file) {
        TraceAnalysis analysis = context.analysisProperty().get();
        if (analysis == null) {
            return;
        }
        ExportTrace export = new ExportTrace(analysis, context.filterProperty().get(), Messages.locale());
        BackgroundTask.of((progress, cancel) -> {
                    GivenFile.at(file, workspace.openFiles());
                    export.write(form, file, cancel);
                    return file.toAbsolutePath();
                })
                .onSuccess(written -> say.accept(Messages.get("export.done", written.toString())))
                .start(context.runner(), slot);
    }

    /// `checkout.trc.gz` → `checkout`.
    static String baseName(String name) {
        int dot = name.indexOf(".trc");
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
