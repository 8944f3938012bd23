package dev.pgtrace.model;

/// The parts of a ledger, in the order in which they are shown everywhere.
public enum Component {
    CPU("CPU"),
    TIER1("tier 1"),
    TIER2("tier 2"),
    TIER3("tier 3"),
    /// Reads whose split between operating system cache and disk is not known.
    READS_UNSPLIT("tier 2+3"),
    TEMP_IO("temp I/O"),
    WAL_WRITES("WAL and writes"),
    LOCK_WAITS("lock waits"),
    OTHER_WAITS("other waits"),
    CLIENT("waiting for the client"),
    /// The whole minus everything above; negative where the parts overlap.
    UNACCOUNTED("unaccounted");

    private final String label;

    Component(String label) {
        this.label = label;
    }

    /// The term of the field, in English, as documents for programs have it.
    public String label() {
        return label;
    }
}
