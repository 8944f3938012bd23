package dev.pgtrace.model;

import dev.pgtrace.base.text.KeptTexts;
import java.util.Locale;

/// What can be wrong with, or surprising in, a trace. Each is counted, shown with the place of its first
/// occurrence, and what it would falsify is kept out of the sums of the analysis.
public enum IssueKind {
    /// The file has no footer: the session was killed, lost, or still runs.
    NO_FOOTER,
    NO_HEADER,
    HEADER_ONLY,
    TORN_LINE,
    NUL_BYTES,
    INCOMPLETE,
    RAN_NESTED,
    NO_PLAN,
    PARSE_ONLY,
    PLANNING_FAILED,
    NESTED_PLANNING,
    REPEATED_EXEC,
    FOREIGN_PLAN,
    CUMULATIVE_STATS,
    EXEC_WITHOUT_START,
    GARBAGE_ELAPSED,
    BAD_NUMBER,
    ORPHAN_RECORD,
    ID_GAP,
    SQL_TRUNCATED,
    BIND_TRUNCATED,
    IMPLAUSIBLE_BIND,
    PHANTOM_WAITS,
    TIMING_OFF,
    TIERS_GUESSED,
    UNKNOWN_LINE,
    MALFORMED_RECORD,
    STATEMENT_FAILED,
    TOO_MANY_NAMES,
    RECORDS_LOST,
    PARENT_MISSING,
    PLAN_UNPAIRED,
    DATA_AFTER_CUT;

    /// One sentence part in English: "<count> × <meaning>".
    public String meaning() {
        return KeptTexts.of("kept.issue.kind." + name().toLowerCase(Locale.ROOT));
    }
}
