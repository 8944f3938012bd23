package dev.pgtrace.analysis.compare;

/// Something that differs between the sides beside the statements, so that a delta may come from it.
///
/// @param subject what differs: a setting's name, a component …
/// @param before  its value on the old side, `–` where not known
/// @param after   its value on the new side
/// @param message a sentence: what differs and what that does to the comparison
public record Incomparability(Kind kind, String subject, String before, String after, String message) {
    /// Kinds, in the order in which they are listed.
    public enum Kind {
        VERSION,
        DIALECT,
        FIDELITY,
        THRESHOLD,
        SETTING,
        CACHE,
        SAMPLING,
        DURATION,
        /// A trace that was cut off, or figures left out as false.
        INCOMPLETE,
        /// Traces of one side differ among themselves.
        MIXED
    }
}
