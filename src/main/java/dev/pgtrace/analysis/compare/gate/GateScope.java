package dev.pgtrace.analysis.compare.gate;

/// What a gate looks at.
public sealed interface GateScope {
    /// Everything of each side together.
    record Whole() implements GateScope {}

    /// Each statement that both sides have, by itself: one is enough to fail.
    record AnyStatement() implements GateScope {}

    /// One statement.
    ///
    /// @param fingerprint its first digits
    record OneStatement(String fingerprint) implements GateScope {}
}
