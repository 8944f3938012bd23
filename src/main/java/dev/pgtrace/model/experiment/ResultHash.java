package dev.pgtrace.model.experiment;

/// A digest of a set of rows that does not depend on their order: equal rows in another order give the same one, and a
/// row twice is not the row once.
///
/// @param high half of 128 bits
/// @param low  the other half
/// @param known false where no digest was taken
public record ResultHash(long high, long low, boolean known) {
    public static final ResultHash NONE = new ResultHash(0, 0, false);

    /// Four digits for eyes; equality is decided by the whole.
    public String shortText() {
        return known ? String.format("%04x", high >>> 48) : "";
    }
}
