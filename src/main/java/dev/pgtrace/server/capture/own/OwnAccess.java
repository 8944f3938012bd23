package dev.pgtrace.server.capture.own;

/// What of tracing its own session a role may switch on.
enum OwnAccess {
    /// All settings, while connecting.
    SETTINGS,
    /// Only what a function `trace_on()` switches on that an administrator made.
    FUNCTION,
    /// Nothing: statements are run as EXPLAIN (ANALYZE).
    EXPLAIN,
    /// A pooler stands in between, which hands no settings on: as EXPLAIN.
    POOLED
}
