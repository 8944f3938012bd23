package dev.pgtrace.app;

import java.nio.file.Path;

/// Where the window puts recordings: a folder that people find again.
public final class RecordingFolder {
    private static final String PROPERTY = "pgtrace.recordings";

    private RecordingFolder() {}

    /// `pgtrace` in the user's home, unless the property `pgtrace.recordings` names another.
    public static Path ofUser() {
        String given = System.getProperty(PROPERTY, "");
        return given.isBlank() ? Path.of(System.getProperty("user.home", "."), "pgtrace") : Path.of(given);
    }
}
