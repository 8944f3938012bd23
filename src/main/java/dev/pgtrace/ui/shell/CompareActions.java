package dev.pgtrace.ui.shell;

import dev.pgtrace.analysis.experiment.ExperimentResult;
import dev.pgtrace.app.ExportComparison;
import dev.pgtrace.app.ExportExperiment;
import dev.pgtrace.app.ExportTrace;
import dev.pgtrace.app.GivenFile;
import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.ui.compare.ExperimentViewModel;
import dev.pgtrace.ui.compare.TracesViewModel;
import dev.pgtrace.ui.kit.FileDialogs;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskRunner;
import dev.pgtrace.ui.kit.task.TaskSlot;
import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/// What can be done with comparisons, with its shortcuts.
final class CompareActions {
    private final Stage stage;
    private final ComparisonTabs tabs;
    private final Comparisons comparisons;
    private final Workspace workspace;
    private final TaskRunner runner;
    private final Consumer<String> say;
    private final TaskSlot slot = new TaskSlot();

    /// @param say tells the user where a file is
    CompareActions(Stage stage, ComparisonTabs tabs, Workspace workspace, TaskRunner runner, Consumer<String> say) {
        this.stage = stage;
        this.tabs = tabs;
        this.comparisons = tabs.comparisons();
        this.workspace = workspace;
        this.runner = runner;
        this.say = say;
    }

    static String actionId(ExportExperiment.Form form) {
        return switch (form) {
            case HTML -> "exportAbHtml";
            case JSON -> "exportAbJson";
            case CSV -> "exportAbCsv";
        };
    }

    static String actionId(ExportComparison.Form form) {
        return switch (form) {
            case HTML -> "exportDeltaHtml";
            case JSON -> "exportDeltaJson";
            case CSV -> "exportDeltaCsv";
            case FLAME_SVG -> "exportDeltaSvg";
        };
    }

    void addTo(Actions actions) {
        Action.Group group = Action.Group.COMPARE;
        BooleanBinding ended = is(ExperimentViewModel::isEnded);
        actions.add("compareAb", group, "Shortcut+B", tabs::newExperiment);
        actions.add("experimentAgain", group, "Shortcut+Shift+B", ended, tabs::runAgain);
        actions.add("experimentStop", group, "", is(ExperimentViewModel::isRunning), () -> tabs.experiment()
                .ifPresent(ExperimentViewModel::stop));
        actions.add("compareTraces", group, "Shortcut+D", Bindings.isNotEmpty(workspace.traces()), tabs::compareTraces);
        Action report = actions.get(ExportActions.actionId(ExportTrace.Form.HTML));
        BooleanBinding anything = Bindings.createBooleanBinding(
                () -> ended.get() || report.enabled().get(), ended, report.enabled());
        actions.add("save", Action.Group.FILE, "Shortcut+S", anything, () -> {
            if (ended.get()) {
                save();
            } else {
                report.runIfEnabled();
            }
        });
        actions.add("saveAs", Action.Group.FILE, "Shortcut+Shift+S", ended, this::saveAs);
        for (ExportExperiment.Form form : ExportExperiment.Form.values()) {
            actions.add(actionId(form), group, "", ended, () -> choose(form));
        }
        BooleanBinding compared = Bindings.createBooleanBinding(
                () -> tabs.traces().flatMap(TracesViewModel::comparison).isPresent(),
                comparisons.frontProperty(),
                comparisons.versionProperty());
        for (ExportComparison.Form form : ExportComparison.Form.values()) {
            actions.add(actionId(form), group, "", compared, () -> choose(form));
        }
    }

    /// Into its file, or asks for one.
    private void save() {
        tabs.experiment().ifPresent(experiment -> {
            Path file = experiment.fileProperty().get();
            if (file == null) {
                saveAs();
            } else {
                save(experiment, file);
            }
        });
    }

    private void saveAs() {
        tabs.experiment().ifPresent(experiment -> ask("save.experiment", Workspace.EXPERIMENT, experiment)
                .ifPresent(file -> save(experiment, file)));
    }

    void save(ExperimentViewModel experiment, Path file) {
        experiment.save(file, () -> {
            workspace.remember(file);
            say.accept(Messages.get("export.done", file.toString()));
        });
    }

    private void choose(ExportExperiment.Form form) {
        tabs.experiment().ifPresent(experiment -> ask(
                        "export." + form.name().toLowerCase(Locale.ROOT), form.extension(), experiment)
                .ifPresent(file -> export(experiment, form, file)));
    }

    void export(ExperimentViewModel experiment, ExportExperiment.Form form, Path file) {
        Experiment done = experiment.experiment().orElse(null);
        ExperimentResult result = experiment.result().orElse(null);
        if (done == null || result == null) {
            return;
        }
        BackgroundTask.of((progress, cancel) -> {
                    GivenFile.at(file, workspace.openFiles());
                    new ExportExperiment(done, result, Messages.locale()).write(form, file, cancel);
                    return file;
                })
                .onSuccess(written -> say.accept(Messages.get("export.done", written.toString())))
                .start(runner, slot);
    }

    private void choose(ExportComparison.Form form) {
        tabs.traces().ifPresent(traces -> ask(
                        "export." + form.name().toLowerCase(Locale.ROOT), form.extension(), traces.title())
                .ifPresent(file -> export(traces, form, file)));
    }

    void export(TracesViewModel traces, ExportComparison.Form form, Path file) {
        traces.comparison().ifPresent(comparison -> BackgroundTask.of((progress, cancel) -> {
                    GivenFile.at(file, workspace.openFiles());
                    new ExportComparison(comparison, Messages.locale()).write(form, file, cancel);
                    return file;
                })
                .onSuccess(written -> say.accept(Messages.get("export.done", written.toString())))
                .start(runner, slot));
    }

    private Optional<Path> ask(String kind, String extension, ExperimentViewModel experiment) {
        return ask(
                kind,
                extension,
                experiment.experiment().map(e -> e.request().title()).orElse("experiment"));
    }

    private Optional<Path> ask(String kind, String extension, String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.get("export.title"));
        chooser.setInitialFileName(title.replaceAll("[^\\p{L}\\p{N}._-]+", "-") + extension);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(Messages.get(kind), "*" + extension));
        return FileDialogs.of(stage).save(chooser).map(File::toPath);
    }

    /// Whether the experiment in front is in a state.
    private BooleanBinding is(Predicate<ExperimentViewModel> state) {
        return Bindings.createBooleanBinding(
                () -> tabs.experiment().filter(state).isPresent(),
                comparisons.frontProperty(),
                comparisons.versionProperty());
    }
}
