package dev.pgtrace.model.server;

/// Whom a trace covers.
public enum TraceScope {
    /// Statements that we run ourselves.
    OWN_STATEMENTS("statements run from here"),
    /// All sessions of a role, a database, an application, or of the server.
    MANY_SESSIONS("sessions of a role, a database, an application, or all"),
    /// One session that runs already.
    ONE_BACKEND("one running session");

    private final String label;

    TraceScope(String label) {
        this.label = label;
    }

    /// In English, as reports print it.
    public String label() {
        return label;
    }
}
