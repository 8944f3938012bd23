package dev.pgtrace.format.trc;

/// How SQL text and bind values end. Fixed for a session by its header or its first genuine record, so that text
/// that imitates the records of another dialect stays text.
enum TextRule {
    /// Not decided yet.
    UNKNOWN,
    /// U5: a line of dashes, then the planner's figures.
    ULTIMATE_5,
    /// U1 to U4: `PARSE TIME: 0.000123 sec`.
    ULTIMATE_OLD,
    /// `PARSE: c=,e=`.
    ENHANCED,
    /// `PARSE TIME: <time> to <time>`.
    MVP,
    /// `SQL_ID: `.
    BASE
}
