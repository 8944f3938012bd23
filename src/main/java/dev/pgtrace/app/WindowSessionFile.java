package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import java.io.IOException;
import java.nio.file.Path;

/// Reads and writes what was open in the window, beside the settings.
public final class WindowSessionFile {
    private static final String NAME = "session.json";
    private final KeptFile<WindowSession> file;

    /// @param folder of the settings
    public WindowSessionFile(Path folder) {
        file = new KeptFile<>(folder.resolve(NAME), WindowSession.class);
    }

    /// That of the user whose settings these are.
    public static WindowSessionFile beside(SettingsFile settings) {
        return new WindowSessionFile(settings.folder());
    }

    /// What was open, or nothing where there is no file or it cannot be read.
    public WindowSession load() {
        return file.load().content().orElse(WindowSession.EMPTY);
    }

    /// One save after the other, from whatever thread.
    public void save(WindowSession session) throws TraceException {
        try {
            file.save(session);
        } catch (IOException e) {
            throw new TraceException(
                    TraceException.Kind.UNWRITABLE, Texts.get("app.session.unwritable", file.path()), e);
        }
    }
}
