package dev.pgtrace.model;

import dev.pgtrace.base.text.KeptTexts;
import java.util.Locale;

/// Ways to capture a trace.
public enum CaptureRoute {
    /// Notices of auto_explain on the recorder's own connection.
    OWN_SESSION,
    /// The server's log with auto_explain, switched on for some sessions.
    SERVER_LOG,
    /// One backend made to reread its configuration: log lines without plans.
    RELOADED_BACKEND,
    /// One backend observed from outside.
    SAMPLING,
    /// The extension pg_trace.
    EXTENSION,
    /// A log or a plan that somebody else made.
    FILE;

    /// In English, as files keep it; reports tell it in their language.
    public String label() {
        return KeptTexts.of("kept.route." + name().toLowerCase(Locale.ROOT));
    }
}
