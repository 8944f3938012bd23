package dev.pgtrace.analysis.flame;

/// What a frame stands for, and with it what its reference means.
public enum FlameKind {
    /// The whole trace; no reference.
    TRACE,
    /// Index of the session.
    SESSION,
    /// Row in the table of statements.
    STATEMENT,
    /// PARSE, EXEC, FETCH …: row of the execution; of merged calls that of the longest one.
    CALL,
    /// Position in the plan of the call above.
    NODE,
    /// A part of the frame above it: CPU, a tier, a wait; ordinal of the component.
    COMPONENT;

    /// Whether merging tells frames of this kind apart by reference too, not by name alone.
    boolean mergesByReference() {
        return this != CALL && this != TRACE;
    }
}
