package dev.pgtrace.ui.statements;

import java.util.Locale;

/// What a row of the tree can be.
enum RowKind {
    ROOT,
    STATEMENT,
    EXECUTION,
    CALL,
    NODE,
    /// All timed waits for one event.
    WAITS,
    WAIT,
    /// All sampled buffers of an execution.
    SAMPLES,
    SAMPLE,
    /// The executions nested in one.
    NESTED,
    /// Children that are not loaded.
    MORE,
    /// A remark in place of children.
    NOTE;

    /// As part of a message's key.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
