package dev.pgtrace.analysis.filter;

/// What is asked of a condition by those around it.
enum Asked {
    /// Whether it surely holds: a no may stand for unknown, and unknown for a no.
    IF_YES,
    /// Whether it surely does not hold: a yes may stand for unknown, and unknown for a yes.
    IF_NO,
    /// Exactly how it is.
    WHICH;

    /// What is asked of a condition of which the contrary is asked this.
    Asked not() {
        return switch (this) {
            case IF_YES -> IF_NO;
            case IF_NO -> IF_YES;
            case WHICH -> WHICH;
        };
    }
}
