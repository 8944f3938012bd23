package dev.pgtrace.model.experiment;

/// An index that a variant is tried with.
///
/// @param definition `CREATE INDEX …`, not concurrently
public record TriedIndex(String definition, Kind kind) {
    /// How it comes to be.
    public enum Kind {
        /// Known to the planner only (extension hypopg): plans and costs, no times.
        HYPOTHETICAL,
        /// Really built, inside the transaction that is rolled back; locks writers of the table out until then.
        REAL
    }
}
