package dev.pgtrace.ui.shell;

import dev.pgtrace.app.Settings;
import dev.pgtrace.app.SettingsFile;
import dev.pgtrace.app.TraceFolder;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskRunner;
import dev.pgtrace.ui.kit.task.TaskSlot;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What is open, what was open lately, and the settings. View model of the main window.
final class Workspace {
    /// What files of experiments end with.
    static final String EXPERIMENT = ".trcab";

    private static final int FILES_OF_A_FOLDER = 50;

    /// A file in the list of recent ones.
    ///
    /// @param missing whether it is no longer there
    record Recent(Path path, boolean missing) {}

    private final TaskRunner runner;
    private final SettingsFile settingsFile;
    private final ObservableList<OpenedTrace> traces = FXCollections.observableArrayList();
    private final ObservableList<Recent> recent = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable OpenedTrace> current = new SimpleObjectProperty<>(this, "current");
    private final ObjectProperty<Settings> settings;
    private final Deque<Path> closed = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper hasClosed = new ReadOnlyBooleanWrapper(this, "hasClosed");
    private final TaskSlot saveSlot = new TaskSlot();
    private final TaskSlot recentSlot = new TaskSlot();
    private Consumer<Path> experiments = path -> {};
    private boolean unsaved;
    private long pasted;

    Workspace(TaskRunner runner, SettingsFile settingsFile, Settings settings) {
        this.runner = runner;
        this.settingsFile = settingsFile;
        this.settings = new SimpleObjectProperty<>(this, "settings", settings);
        this.settings.addListener(observable -> save());
        refreshRecent();
    }

    TaskRunner runner() {
        return runner;
    }

    /// Files that are read from: nothing may be written over them.
    List<Path> openFiles() {
        return traces.stream()
                .filter(OpenedTrace::isFile)
                .map(OpenedTrace::path)
                .toList();
    }

    ObservableList<OpenedTrace> traces() {
        return traces;
    }

    ObservableList<Recent> recent() {
        return recent;
    }

    /// The trace in front, or null where none is open.
    ObjectProperty<@Nullable OpenedTrace> currentProperty() {
        return current;
    }

    Optional<OpenedTrace> current() {
        return Optional.ofNullable(current.get());
    }

    ObjectProperty<Settings> settingsProperty() {
        return settings;
    }

    /// Who opens the files of experiments.
    void openExperimentsBy(Consumer<Path> by) {
        experiments = by;
    }

    /// A file that was opened or saved elsewhere becomes a recent one.
    void remember(Path path) {
        settings.set(settings.get().withRecent(path.toString()));
        refreshRecent();
    }

    /// Opens files, and the files of folders; those already open come to the front.
    void open(List<Path> paths) {
        BackgroundTask.of((progress, cancel) -> expanded(paths))
                .onSuccess(files -> {
                    files.forEach(this::openFile);
                    files.stream().findFirst().ifPresent(this::openFile); // the first one named is looked at first
                })
                .start(runner, new TaskSlot()); // two calls shall both have their way
    }

    /// Opens a file that was open in the last window.
    OpenedTrace openAgain(Path path, Charset charset) {
        OpenedTrace trace = new OpenedTrace(path, charset, runner);
        show(trace);
        return trace;
    }

    /// Shows a trace that still grows; it becomes a recent file.
    void openLive(OpenedTrace trace) {
        show(trace);
    }

    /// Shows a text of the clipboard; nothing of it is kept.
    void openPasted(String text) {
        show(OpenedTrace.pasted(Messages.get("paste.title", Long.toString(++pasted)), text, runner));
    }

    void close(OpenedTrace trace) {
        int index = traces.indexOf(trace);
        if (index < 0) {
            return;
        }
        traces.remove(index);
        if (trace.isFile()) {
            closed.push(trace.path());
            hasClosed.set(true);
        }
        trace.close();
        if (current.get() == trace) {
            current.set(traces.isEmpty() ? null : traces.get(Math.min(index, traces.size() - 1)));
        }
    }

    void reopenClosed() {
        Path path = closed.poll();
        hasClosed.set(!closed.isEmpty());
        if (path != null) {
            openFile(path);
        }
    }

    /// Whether a closed trace can be opened again.
    ReadOnlyBooleanProperty hasClosedProperty() {
        return hasClosed.getReadOnlyProperty();
    }

    void forgetRecent(Path path) {
        settings.set(settings.get().withoutRecent(path.toString()));
        refreshRecent();
    }

    /// Looks again which of the recent files are still there.
    void refreshRecent() {
        List<String> names = settings.get().recentFiles();
        BackgroundTask.of((progress, cancel) -> names.stream()
                        .map(Path::of)
                        .map(path -> new Recent(path, !Files.exists(path)))
                        .toList())
                .onSuccess(recent::setAll)
                .start(runner, recentSlot);
    }

    private void openFile(Path file) {
        Path path = file.toAbsolutePath().normalize();
        if (path.toString().endsWith(EXPERIMENT)) {
            remember(path);
            experiments.accept(path);
            return;
        }
        for (OpenedTrace trace : traces) {
            if (trace.isFile() && trace.path().equals(path)) {
                current.set(trace);
                return;
            }
        }
        show(new OpenedTrace(path, runner));
    }

    private void show(OpenedTrace trace) {
        trace.context().tableLayouts().putAll(settings.get().columns());
        trace.context().tableLayouts().addListener((MapChangeListener<String, List<String>>)
                change -> settings.set(settings.get().withColumns(change.getKey(), change.getValueAdded())));
        traces.add(trace);
        current.set(trace);
        if (trace.isFile()) {
            settings.set(settings.get().withRecent(trace.path().toString()));
            refreshRecent();
        }
        trace.open();
    }

    /// Writes the settings now, for the end of the program.
    void saveNow() throws TraceException {
        settingsFile.save(settings.get());
    }

    private void save() {
        if (saveSlot.isBusy()) {
            unsaved = true; // one writer at a time
            return;
        }
        unsaved = false;
        Settings now = settings.get();
        BackgroundTask.of((progress, cancel) -> {
                    settingsFile.save(now);
                    return now;
                })
                .onFailure(fault -> {}) // a read-only home must not bring up a dialog at every step
                .onFinished(() -> {
                    if (unsaved) {
                        save();
                    }
                })
                .start(runner, saveSlot);
    }

    private static List<Path> expanded(List<Path> paths) {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.isDirectory(path)) {
                files.add(path);
                continue;
            }
            try {
                TraceFolder.files(path).stream().limit(FILES_OF_A_FOLDER).forEach(files::add);
            } catch (IOException e) {
                files.add(path); // its tab says why
            }
        }
        return files;
    }
}
