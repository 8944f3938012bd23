package dev.pgtrace.analysis.filter;

/// What a test can say. What a trace does not tell is unknown: neither a condition nor its contrary holds for it.
enum Truth {
    NO,
    UNKNOWN,
    YES;

    static Truth of(boolean holds) {
        return holds ? YES : NO;
    }

    Truth not() {
        return switch (this) {
            case NO -> YES;
            case UNKNOWN -> UNKNOWN;
            case YES -> NO;
        };
    }
}
