package dev.pgtrace.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the window remembers between two starts. Kept as JSON; a field that a file does not have gets its default,
/// one that we do not know is ignored, so that older and newer versions can share a file.
///
/// @param version         of the format, [#VERSION]
/// @param theme           `system`, `dark` or `light`
/// @param window          where the window was
/// @param recentFiles     newest first
/// @param columns         by table: the columns shown, in order
/// @param preferences     language, numbers, time zone, size of letters
public record Settings(
        int version,
        String theme,
        Window window,
        List<String> recentFiles,
        Map<String, List<String>> columns,
        Preferences preferences) {

    public static final int VERSION = 1;
    private static final int RECENT_LIMIT = 15;

    /// Bounds of the window on the screen; maximised ones keep the bounds to return to.
    public record Window(double x, double y, double width, double height, boolean maximized) {}

    public Settings {
        theme = theme == null ? "system" : theme;
        window = window == null ? new Window(Double.NaN, Double.NaN, 1440, 900, false) : window;
        recentFiles = recentFiles == null ? List.of() : List.copyOf(recentFiles);
        columns = columns == null ? Map.of() : Map.copyOf(columns);
        preferences = preferences == null ? Preferences.STANDARD : preferences;
    }

    public static Settings standard() {
        return new Settings(
                VERSION,
                "system",
                new Window(Double.NaN, Double.NaN, 1440, 900, false),
                List.of(),
                Map.of(),
                Preferences.STANDARD);
    }

    public Settings withTheme(String newTheme) {
        return new Settings(version, newTheme, window, recentFiles, columns, preferences);
    }

    public Settings withWindow(Window newWindow) {
        return new Settings(version, theme, newWindow, recentFiles, columns, preferences);
    }

    /// The file first, the oldest ones forgotten.
    public Settings withRecent(String file) {
        List<String> files = new java.util.ArrayList<>(recentFiles);
        files.remove(file);
        files.addFirst(file);
        return withRecentFiles(files.subList(0, Math.min(RECENT_LIMIT, files.size())));
    }

    public Settings withoutRecent(String file) {
        return withRecentFiles(recentFiles.stream().filter(f -> !f.equals(file)).toList());
    }

    public Settings withColumns(String table, List<String> shown) {
        Map<String, List<String>> all = new LinkedHashMap<>(columns);
        all.put(table, List.copyOf(shown));
        return new Settings(version, theme, window, recentFiles, all, preferences);
    }

    public Settings withPreferences(Preferences chosen) {
        return new Settings(version, theme, window, recentFiles, columns, chosen);
    }

    private Settings withRecentFiles(List<String> files) {
        return new Settings(version, theme, window, files, columns, preferences);
    }
}
