package dev.pgtrace.analysis.flame;

/// What a flamegraph of a trace shows.
public record FlameOptions(FlameWeight weight, FlameGrouping grouping) {
    /// Time by statement.
    public static final FlameOptions DEFAULT = new FlameOptions(FlameWeight.TIME, FlameGrouping.STATEMENT);
}
