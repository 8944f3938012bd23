package dev.pgtrace.ui.shell;

import dev.pgtrace.app.GivenFile;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskRunner;
import dev.pgtrace.ui.kit.task.TaskSlot;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/// Asks for files, writes them, and says where they are or in one sentence why not.
final class GivingFiles {
    /// Writes to a file that may be written to.
    @FunctionalInterface
    interface Writing {
        void to(GivenFile file) throws TraceException;
    }

    /// A kind of file.
    ///
    /// @param key       of its name
    /// @param extension with its dot
    record Kind(String key, String extension) {}

    private final Stage stage;
    private final Workspace workspace;
    private final TaskRunner runner;
    private final Consumer<String> say;
    private final TaskSlot slot = new TaskSlot();

    GivingFiles(Stage stage, Workspace workspace, TaskRunner runner, Consumer<String> say) {
        this.stage = stage;
        this.workspace = workspace;
        this.runner = runner;
        this.say = say;
    }

    /// Asks where to.
    ///
    /// @param name proposed, without an extension
    /// @return the file, ending as one of the kinds
    Optional<Path> ask(String title, String name, List<Kind> kinds) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(fileName(name) + kinds.getFirst().extension());
        for (Kind kind : kinds) {
            chooser.getExtensionFilters()
                    .add(new FileChooser.ExtensionFilter(Messages.get(kind.key()), "*" + kind.extension()));
        }
        File file = chooser.showSaveDialog(stage);
        if (file == null) {
            return Optional.empty();
        }
        FileChooser.ExtensionFilter filter = chooser.getSelectedExtensionFilter();
        String wanted = filter == null
                ? kinds.getFirst().extension()
                : filter.getExtensions().getFirst().substring(1);
        return Optional.of(withExtension(file.toPath(), wanted, kinds));
    }

    /// The file as it is where its name says what it is to be, else with the extension of the kind chosen.
    static Path withExtension(Path file, String wanted, List<Kind> kinds) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        boolean known = kinds.stream().anyMatch(kind -> name.endsWith(kind.extension()));
        return known ? file : file.resolveSibling(file.getFileName() + wanted);
    }

    /// Writes in the background.
    void write(Path file, Writing writing) {
        BackgroundTask.of((progress, cancel) -> {
                    writing.to(GivenFile.at(file, workspace.openFiles()));
                    return file.toAbsolutePath();
                })
                .onSuccess(written -> say.accept(Messages.get("export.done", written.toString())))
                .start(runner, slot);
    }

    /// Without what file systems or shells do not like.
    static String fileName(String name) {
        String clean = name.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^[-.]+|[-.]+$", "");
        return clean.isEmpty() ? "pgtrace" : clean.length() > 80 ? clean.substring(0, 80) : clean;
    }
}
