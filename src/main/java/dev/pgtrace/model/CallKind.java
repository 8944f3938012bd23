package dev.pgtrace.model;

/// Database calls.
public enum CallKind {
    PARSE,
    BIND,
    EXEC,
    FETCH,
    CLOSE,
    LOB,
    COMMIT,
    ROLLBACK
}
