package dev.pgtrace.analysis.experiment;

/// Something that weakens what the runs prove.
///
/// @param kind    for filters and icons
/// @param message a sentence with figures
public record Warning(Kind kind, String message) {
    /// Kinds of warnings.
    public enum Kind {
        TOO_FEW_RUNS,
        DRIFT,
        AUTOCORRELATION,
        DIFFERENT_ANSWER,
        ROLLBACK,
        NOT_COLD,
        HYPOTHETICAL,
        UNEVEN_RUNS,
        /// Ended by hand or by an error, not by its rule.
        STOPPED_EARLY,
        /// The sets of parameters do not agree.
        SETS_DISAGREE,
        NOTE
    }
}
