package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads and writes [Settings]. Saved aside and moved, so that a crash leaves the old file or the new one; a file
/// that cannot be read is kept aside and never stops the start.
public final class SettingsFile {
    /// System property with the folder to use instead of the user's.
    public static final String FOLDER_PROPERTY = "pgtrace.settings.dir";

    private static final String NAME = "settings.json";
    private final Path folder;
    private final KeptFile<Settings> file;

    /// What was found.
    ///
    /// @param keptAside where a file went that could not be read
    public record Loaded(Settings settings, Optional<Path> keptAside) {}

    public SettingsFile(Path folder) {
        this.folder = folder;
        this.file = new KeptFile<>(folder.resolve(NAME), Settings.class);
    }

    /// The user's settings, where the system wants them.
    public static SettingsFile ofUser() {
        return new SettingsFile(folderOfUser());
    }

    /// Where the user's settings lie, for who wants one word of them only: what reads all of them costs a quarter of a
    /// second of processor time at its first use.
    static Path pathOfUser() {
        return folderOfUser().resolve(NAME);
    }

    public Path path() {
        return file.path();
    }

    /// Where they lie, and what is kept beside them.
    Path folder() {
        return folder;
    }

    /// The settings, or the standard ones where there is no file or it cannot be read.
    public Loaded load() {
        KeptFile.Loaded<Settings> loaded = file.load();
        return new Loaded(loaded.content().orElseGet(Settings::standard), loaded.keptAside());
    }

    /// One save after the other, from whatever thread.
    public void save(Settings settings) throws TraceException {
        try {
            file.save(settings);
        } catch (IOException e) {
            throw new TraceException(
                    TraceException.Kind.UNWRITABLE, Texts.get("app.settings.unwritable", file.path()), e);
        }
    }

    /// The user's folder for settings and what is kept beside them.
    static Path folderOfUser() {
        return folder(System.getProperties()::getProperty, System.getenv());
    }

    /// The folder for settings by the customs of the system.
    static Path folder(java.util.function.UnaryOperator<String> properties, Map<String, String> environment) {
        String chosen = properties.apply(FOLDER_PROPERTY);
        if (chosen != null) {
            return Path.of(chosen);
        }
        String home = Optional.ofNullable(properties.apply("user.home")).orElse(".");
        String system =
                Optional.ofNullable(properties.apply("os.name")).orElse("").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            String roaming = environment.get("APPDATA");
            return (roaming == null ? Path.of(home, "AppData", "Roaming") : Path.of(roaming)).resolve("pgtrace");
        }
        if (system.startsWith("mac")) {
            return Path.of(home, "Library", "Application Support", "pgtrace");
        }
        String xdg = environment.get("XDG_CONFIG_HOME");
        return (xdg == null || xdg.isBlank() ? Path.of(home, ".config") : Path.of(xdg)).resolve("pgtrace");
    }
}
