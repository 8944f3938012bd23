package dev.pgtrace.format.trc;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.IssueKind;

/// Counts the values of a BINDS record.
final class BindLines {
    private static final int BINDS_PER_CHECK = 1 << 12;

    private final RecordLog log;
    private final CancelToken cancel;

    BindLines(RecordLog log, CancelToken cancel) {
        this.log = log;
        this.cancel = cancel;
    }

    /// @param at       of the BINDS line
    /// @param previous end of the record before
    /// @param binds    started behind the BINDS line; stands behind the last value afterwards
    void record(long line, long at, long previous, long id, BindReader binds) {
        long count = 0;
        long nulls = 0;
        long cut = 0;
        long foreign = 0;
        while (binds.next()) {
            count++;
            nulls += binds.isNull() ? 1 : 0;
            foreign += binds.plausible() ? 0 : 1;
            if (binds.truncated()) {
                cut++;
                log.issue(IssueKind.BIND_TRUNCATED, line, at);
            }
            if (binds.givenUp()) {
                log.issue(IssueKind.MALFORMED_RECORD, line, at);
            }
            if (count % BINDS_PER_CHECK == 0) {
                cancel.check();
            }
        }
        log.begin(RecordLog.BINDS, line, at);
        log.add(previous);
        log.add(id);
        log.add(count);
        log.add(nulls);
        log.add(cut);
        log.add(foreign);
    }
}
