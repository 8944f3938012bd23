package dev.pgtrace.format.trc;

import dev.pgtrace.model.IssueKind;
import org.jspecify.annotations.Nullable;

/// Reads records that carry a statement's text, which ends where its context says. For one scan.
final class SqlRecords {
    private final Bytes bytes;
    private final RecordLog log;
    private final SqlReader sql;
    private final ScannedLines lines;
    private final SqlEnd sqlEnd;

    SqlRecords(Bytes bytes, RecordLog log, SqlReader sql, ScannedLines lines, Marks marks) {
        this.bytes = bytes;
        this.log = log;
        this.sql = sql;
        this.lines = lines;
        sqlEnd = new SqlEnd(bytes, marks);
    }

    /// Reads a PARSE record and returns where the next one starts.
    ///
    /// @param at       where it starts
    /// @param previous end of the record before
    /// @param sqlAt    its `SQL: ` line
    long parse(long at, long previous, long id, long sqlAt, TextRule rule, @Nullable IssueKind flaw) {
        SqlEnd.Kind kind = sqlEnd.find(sqlAt, rule, id);
        long text = sqlAt + Marks.SQL.length();
        long length = Math.max(0, sqlEnd.textEnd() - text);
        sql.read(bytes, text, text + length);
        log.begin(RecordLog.PARSE, lines.number(), at);
        log.add(previous);
        log.add(id);
        log.add(text);
        log.add(length);
        log.add(sql.fingerprint());
        log.add(sql.traits());
        log.add(kind.ordinal());
        log.add(rule.ordinal());
        log.add(sql.hash());
        if (sqlEnd.truncated()) {
            log.issue(IssueKind.SQL_TRUNCATED, lines.number(), at);
        }
        if (flaw != null || kind == SqlEnd.Kind.GIVEN_UP) {
            log.issue(IssueKind.MALFORMED_RECORD, lines.number(), at);
        }
        lines.addBetween(at, sqlEnd.next());
        return sqlEnd.next();
    }

    /// Skips the text that one dialect prints again with each EXEC.
    long repeated(long sqlAt, long id) {
        sqlEnd.find(sqlAt, TextRule.BASE, id);
        lines.addBetween(sqlAt, sqlEnd.next());
        return sqlEnd.next();
    }
}
