package dev.pgtrace.format.oracle;

import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.TraceSink;

/// Notes issues at the current line.
final class Faults {
    private final TraceSink sink;
    private final LineWindow lines;

    Faults(TraceSink sink, LineWindow lines) {
        this.sink = sink;
        this.lines = lines;
    }

    long offset() {
        return lines.offset();
    }

    /// @param detail a sentence part for the first one of a kind, or empty
    void note(IssueKind kind, String detail) {
        sink.issue(kind, lines.offset(), lines.line(), detail);
    }

    void numbers(RecordFields fields) {
        if (fields.isBad()) {
            note(IssueKind.BAD_NUMBER, "");
        }
        if (fields.hasGarbageElapsed()) {
            note(IssueKind.GARBAGE_ELAPSED, "");
        }
    }
}
