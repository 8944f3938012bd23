package dev.pgtrace.analysis.flame;

/// Which frames lie on which, and what is merged.
public enum FlameGrouping {
    /// Statement › call › node › tier; executions of one statement with the same plan are one.
    STATEMENT,
    /// Session › statement › call › node › tier; merged as above.
    SESSION,
    /// Every execution by itself, in file order.
    EXECUTION
}
