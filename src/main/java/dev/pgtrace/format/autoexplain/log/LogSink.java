package dev.pgtrace.format.autoexplain.log;

import dev.pgtrace.model.IssueKind;

/// Hears what a [LogDecoder] finds, in the order of the input.
public interface LogSink {
    void record(LogRecord found);

    /// Something that is no record, or not a whole one.
    ///
    /// @param line from 1
    void issue(IssueKind kind, long offsetBytes, long line, String detail);
}
