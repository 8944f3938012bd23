package dev.pgtrace.analysis.compare.gate;

import dev.pgtrace.analysis.compare.Change;
import dev.pgtrace.analysis.compare.StatementDelta;
import java.util.List;
import java.util.Optional;

/// What became of a gate.
///
/// @param violations what made it fail, worst first
/// @param judged     statements (or the whole) that it could be asked of
/// @param unknown    those whose figure is not known on one side
/// @param tooFew     statements with fewer calls than it wants
public record GateResult(Gate gate, Outcome outcome, List<Violation> violations, int judged, int unknown, int tooFew) {
    /// Whether the gate holds.
    public enum Outcome {
        PASSED,
        FAILED,
        /// There was nothing to judge, or nothing is known of it: proves nothing, so it counts as failed.
        NOT_KNOWN
    }

    /// Something beyond the limit.
    ///
    /// @param statement the one, or empty for the whole
    /// @param change    the figure on both sides; unknown for flips and new statements
    public record Violation(Optional<StatementDelta> statement, Change change) {}

    public GateResult {
        violations = List.copyOf(violations);
    }

    public boolean isPassed() {
        return outcome == Outcome.PASSED;
    }
}
