package dev.pgtrace.format.trc;

import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TraceSink;
import java.util.EnumSet;
import java.util.Set;

/// Notes issues at the record being read, and looks at numbers before they go into tables.
final class Notes {
    private final TraceSink sink;
    private final boolean[] noted = new boolean[IssueKind.values().length];
    private long offset;
    private long line;

    Notes(TraceSink sink) {
        this.sink = sink;
    }

    Set<IssueKind> noted() {
        Set<IssueKind> kinds = EnumSet.noneOf(IssueKind.class);
        for (IssueKind kind : IssueKind.values()) {
            if (noted[kind.ordinal()]) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    void restore(Set<IssueKind> kinds) {
        for (IssueKind kind : kinds) {
            noted[kind.ordinal()] = true;
        }
    }

    /// The record that is read now.
    void at(long offset, long line) {
        this.offset = offset;
        this.line = line;
    }

    long offset() {
        return offset;
    }

    long line() {
        return line;
    }

    void issue(IssueKind kind) {
        issue(kind, 1, offset, line, "");
    }

    /// Notes an issue of the statement with this number.
    void issue(IssueKind kind, long id) {
        issue(kind, offset, line, id);
    }

    void issue(IssueKind kind, long offset, long line, long id) {
        issue(
                kind,
                1,
                offset,
                line,
                noted[kind.ordinal()] || id < 0 ? "" : KeptTexts.of("kept.issue.first", kind.meaning(), id));
    }

    void issue(IssueKind kind, long count, long offset, long line, String detail) {
        noted[kind.ordinal()] = true;
        if (count == 1) {
            sink.issue(kind, offset, line, detail);
        } else {
            sink.issue(kind, count, offset, line, detail);
        }
    }

    /// A number as a table can hold it; what no counter or clock gives is missing and noted.
    long value(long printed) {
        if (printed >= 0) {
            return printed;
        }
        if (printed != Figures.ABSENT) {
            issue(IssueKind.BAD_NUMBER);
        }
        return Table.MISSING;
    }
}
