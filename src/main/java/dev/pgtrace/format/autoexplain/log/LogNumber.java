package dev.pgtrace.format.autoexplain.log;

/// The parts of a [LogRecord] that are numbers; times are microseconds since 1970 UTC.
public enum LogNumber {
    TIME,
    PID,
    LINE_NUMBER,
    ROWS,
    SESSION_START,
    LEADER_PID,
    QUERY_ID,
    OFFSET,
    LENGTH
}
