package dev.pgtrace.model;

/// Ways to capture a trace.
public enum CaptureRoute {
    /// Notices of auto_explain on the recorder's own connection.
    OWN_SESSION("own session, by auto_explain"),
    /// The server's log with auto_explain, switched on for some sessions.
    SERVER_LOG("server log, by auto_explain"),
    /// One backend made to reread its configuration: log lines without plans.
    RELOADED_BACKEND("server log of one backend"),
    /// One backend observed from outside.
    SAMPLING("sampling"),
    /// The extension pg_trace.
    EXTENSION("extension pg_trace"),
    /// A log or a plan that somebody else made.
    FILE("file");

    private final String label;

    CaptureRoute(String label) {
        this.label = label;
    }

    /// In English, as files and reports print it.
    public String label() {
        return label;
    }
}
