package dev.pgtrace.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Where the product keeps what it can make again.
final class CacheFolder {
    private CacheFolder() {}

    static Path ofUser() {
        return of(System.getProperties()::getProperty, System.getenv());
    }

    /// `$XDG_CACHE_HOME/pgtrace`, `~/Library/Caches/pgtrace`, `%LOCALAPPDATA%\pgtrace\cache`; below the folder of the
    /// settings where that was given.
    static Path of(UnaryOperator<String> properties, Map<String, String> environment) {
        String given = properties.apply(SettingsFile.FOLDER_PROPERTY);
        if (given != null && !given.isBlank()) {
            return Path.of(given, "cache");
        }
        String system = String.valueOf(properties.apply("os.name")).toLowerCase(Locale.ROOT);
        String home = String.valueOf(properties.apply("user.home"));
        if (system.startsWith("mac")) {
            return Path.of(home, "Library", "Caches", "pgtrace");
        }
        boolean windows = system.startsWith("windows");
        String variable = environment.get(windows ? "LOCALAPPDATA" : "XDG_CACHE_HOME");
        Path folder = variable == null || variable.isBlank() ? Path.of(home, ".cache") : Path.of(variable);
        return windows ? folder.resolve("pgtrace").resolve("cache") : folder.resolve("pgtrace");
    }
}
