package dev.pgtrace.format.trc;

/// What a scan must know of everything before its first byte.
///
/// @param rule      how SQL texts end
/// @param lastParse number of the last PARSE record of the session, or 0
/// @param inPlan    whether lines with arrows are plan nodes
record ScanState(TextRule rule, long lastParse, boolean inPlan) {
    static final ScanState START = new ScanState(TextRule.UNKNOWN, 0, false);

    /// The guess for a piece that starts with a PARSE record or a header.
    static ScanState guess(TextRule rule) {
        return new ScanState(rule, 0, false);
    }

    /// Whether a PARSE record outside any text is genuine: the numbers of a U5 session only rise.
    boolean accepts(long id) {
        boolean rising = rule == TextRule.ULTIMATE_5 || rule == TextRule.UNKNOWN;
        return !rising || lastParse <= 0 || id > lastParse;
    }
}
