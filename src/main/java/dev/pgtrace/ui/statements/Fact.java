package dev.pgtrace.ui.statements;

/// A line of the details: what, how much, and how that is known.
///
/// @param explanation exact value, provenance and formula; empty where the value says all
record Fact(String name, String value, String explanation, Weight weight) {
    /// How a fact is shown.
    enum Weight {
        PLAIN,
        /// Something to look at; the value says so in words too.
        WARN,
        /// Not in this trace.
        MISSING
    }

    static Fact plain(String name, String value, String explanation) {
        return new Fact(name, value, explanation, Weight.PLAIN);
    }
}
