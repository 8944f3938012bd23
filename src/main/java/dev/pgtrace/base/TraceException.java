package dev.pgtrace.base;

/// A fault of the environment, or an input that is no trace. The message is a full sentence of facts that names
/// what, where, and what to do; bad bytes inside a trace are never an exception but an issue noted in it.
public class TraceException extends Exception {
    /// What the command line's exit code and the window's dialog tell apart.
    public enum Kind {
        /// The input is no trace.
        NO_TRACE,
        /// The input has no byte.
        EMPTY,
        /// The input cannot be read.
        UNREADABLE,
        /// The output cannot be written.
        UNWRITABLE,
        /// The trace has been closed.
        CLOSED,
        /// The user's expression or argument cannot be understood.
        USAGE,
        /// A server refused, cannot be reached, or lacks what is needed.
        SERVER
    }

    private final Kind kind;

    public TraceException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public TraceException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
