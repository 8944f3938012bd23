package dev.pgtrace.analysis.filter;

/// Something that may stand at a place in an expression.
///
/// @param text    what to insert
/// @param meaning a few words in English; empty where the text says it
public record FilterProposal(Kind kind, String text, String meaning) {
    /// What it is.
    public enum Kind {
        FIELD,
        /// A filter with a name.
        NAME,
        COMPARISON,
        VALUE,
        /// `and`, `or`, `not`, parentheses.
        JOIN
    }
}
