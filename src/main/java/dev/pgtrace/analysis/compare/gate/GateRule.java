package dev.pgtrace.analysis.compare.gate;

import dev.pgtrace.analysis.compare.CompareMetric;

/// What makes a gate fail.
public sealed interface GateRule {
    /// A statement uses other plans than before.
    record PlanFlip() implements GateRule {}

    /// There is a statement that the old side did not have.
    record NewStatement() implements GateRule {}

    /// A statement of the old side is not there any more.
    record GoneStatement() implements GateRule {}

    /// A figure is beyond a limit.
    ///
    /// @param limit microseconds, blocks, a number; of a share 0.2 for `+20%`
    record Figure(CompareMetric metric, Comparison comparison, Kind kind, double limit) implements GateRule {
        boolean holds(double value) {
            return switch (comparison) {
                case MORE -> value > limit;
                case MORE_OR_EQUAL -> value >= limit;
                case LESS -> value < limit;
                case LESS_OR_EQUAL -> value <= limit;
            };
        }
    }

    /// What of a figure is compared with the limit.
    enum Kind {
        /// The change as a share of the old side: `+20%`.
        SHARE,
        /// The change: `+5ms`.
        DELTA,
        /// The figure of the new side: `200ms`.
        VALUE
    }

    /// How.
    enum Comparison {
        MORE,
        MORE_OR_EQUAL,
        LESS,
        LESS_OR_EQUAL
    }
}
