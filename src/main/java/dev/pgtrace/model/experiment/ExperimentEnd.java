package dev.pgtrace.model.experiment;

/// How an experiment came to its end.
///
/// @param message for a failure: which variant, what happened, what to do; empty otherwise
public record ExperimentEnd(Reason reason, String message) {
    /// Kinds of ends.
    public enum Reason {
        /// Still going on.
        RUNNING,
        /// The number of runs was reached.
        RUNS,
        /// The time was used up.
        TIME,
        /// The interval is as narrow as was asked for.
        INTERVAL,
        /// The user stopped it; what was measured is kept.
        CANCELLED,
        /// An error ended it; what was measured is kept.
        FAILED
    }

    public static ExperimentEnd of(Reason reason) {
        return new ExperimentEnd(reason, "");
    }
}
