package dev.pgtrace.model;

/// What can be wrong with, or surprising in, a trace. Each is counted, shown with the place of its first
/// occurrence, and what it would falsify is kept out of the sums of the analysis.
public enum IssueKind {
    /// The file has no footer: the session was killed, lost, or still runs.
    NO_FOOTER("the trace has no end: the session was killed, lost its connection, or still runs"),
    NO_HEADER("the trace has no header: its beginning is missing"),
    HEADER_ONLY("the trace has a header and nothing else"),
    TORN_LINE("the last line is cut"),
    NUL_BYTES("a run of NUL bytes, as after a loss of power"),
    INCOMPLETE("execution started and never reported its end"),
    RAN_NESTED("execution ran nested statements and lost its own figures to them"),
    NO_PLAN("statement without a plan section"),
    PARSE_ONLY("statement planned and never executed in the trace"),
    PLANNING_FAILED("statement whose planning never reported an end"),
    NESTED_PLANNING("statement planned inside the planning of another"),
    REPEATED_EXEC("execution started again before the first one reported its end"),
    FOREIGN_PLAN("plan that may belong to another statement"),
    CUMULATIVE_STATS("figures summed since the backend started, left out of all sums"),
    EXEC_WITHOUT_START("end of an execution that never started here, left out of all sums"),
    GARBAGE_ELAPSED("elapsed time that no clock could give, left out of all sums"),
    BAD_NUMBER("number that cannot be read or is negative"),
    ORPHAN_RECORD("record of a statement that is not in the file"),
    ID_GAP("missing statement numbers: a part of the trace is lost"),
    SQL_TRUNCATED("SQL text cut by the tracer at 8,191 bytes"),
    BIND_TRUNCATED("bind value cut by the tracer at 8,191 bytes"),
    IMPLAUSIBLE_BIND("bind read from memory that holds no parameter"),
    PHANTOM_WAITS("WAIT lines that sample the buffer pool and time nothing"),
    TIMING_OFF("reads without timing: track_io_timing was off"),
    TIERS_GUESSED("tiers guessed from one average per plan node"),
    UNKNOWN_LINE("line that no known record has"),
    MALFORMED_RECORD("record with a part missing"),
    STATEMENT_FAILED("statement that failed with an error"),
    TOO_MANY_NAMES("more different names or plans than are kept"),
    RECORDS_LOST("records lost before they reached the recorder"),
    PARENT_MISSING("nested execution whose outer execution is not in the trace"),
    PLAN_UNPAIRED("plan that could not be given to a statement of the log"),
    DATA_AFTER_CUT("compressed data that ends early or is damaged");

    private final String meaning;

    IssueKind(String meaning) {
        this.meaning = meaning;
    }

    /// One sentence part in English: "<count> × <meaning>".
    public String meaning() {
        return meaning;
    }
}
