package dev.pgtrace.model.server;

import dev.pgtrace.base.text.KeptTexts;
import java.util.Locale;

/// Whom a trace covers.
public enum TraceScope {
    /// Statements that we run ourselves.
    OWN_STATEMENTS,
    /// All sessions of a role, a database, an application, or of the server.
    MANY_SESSIONS,
    /// One session that runs already.
    ONE_BACKEND;

    /// In English; reports tell it in their language.
    public String label() {
        return KeptTexts.of("kept.whom." + name().toLowerCase(Locale.ROOT));
    }
}
