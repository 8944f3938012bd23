package dev.pgtrace.ui.kit;

import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// Asks for files: by the dialogs of the system, or by what a window was given in their place, as a test does that has
/// no such dialogs.
public interface FileDialogs {
    /// @return none where the person thought better of it
    List<File> open(FileChooser chooser);

    Optional<File> save(FileChooser chooser);

    /// A single file.
    default Optional<File> openOne(FileChooser chooser) {
        return open(chooser).stream().findFirst();
    }

    /// Those of a window.
    static FileDialogs of(Window window) {
        return window.getProperties().get(FileDialogs.class) instanceof FileDialogs given
                ? given
                : new FileDialogs() {
                    @Override
                    public List<File> open(FileChooser chooser) {
                        List<File> files = chooser.showOpenMultipleDialog(window);
                        return files == null ? List.of() : files;
                    }

                    @Override
                    public Optional<File> openOne(FileChooser chooser) {
                        return Optional.ofNullable(chooser.showOpenDialog(window));
                    }

                    @Override
                    public Optional<File> save(FileChooser chooser) {
                        return Optional.ofNullable(chooser.showSaveDialog(window));
                    }
                };
    }

    /// From now on a window asks here.
    default void answerFor(Window window) {
        window.getProperties().put(FileDialogs.class, this);
    }
}
