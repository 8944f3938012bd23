package dev.pgtrace.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Where the product keeps what must survive it and is no setting: notes on what it has to undo.
final class StateFolder {
    private StateFolder() {}

    static Path ofUser() {
        return of(System.getProperties()::getProperty, System.getenv());
    }

    /// `$XDG_STATE_HOME/pgtrace`, `~/Library/Application Support/pgtrace`, `%LOCALAPPDATA%\pgtrace`; below the folder
    /// of the settings where that was given.
    static Path of(UnaryOperator<String> properties, Map<String, String> environment) {
        String given = properties.apply(SettingsFile.FOLDER_PROPERTY);
        if (given != null && !given.isBlank()) {
            return Path.of(given, "state");
        }
        String system = String.valueOf(properties.apply("os.name")).toLowerCase(Locale.ROOT);
        String home = String.valueOf(properties.apply("user.home"));
        if (system.startsWith("mac")) {
            return Path.of(home, "Library", "Application Support", "pgtrace");
        }
        String variable = environment.get(system.startsWith("windows") ? "LOCALAPPDATA" : "XDG_STATE_HOME");
        return (variable == null || variable.isBlank() ? Path.of(home, ".local", "state") : Path.of(variable))
                .resolve("pgtrace");
    }
}
