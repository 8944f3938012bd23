package dev.pgtrace.format.autoexplain.log;

import dev.pgtrace.base.pool.SharedTexts;
import dev.pgtrace.format.ByteSearch;
import dev.pgtrace.format.autoexplain.plan.PlanShapes;
import dev.pgtrace.model.IssueKind;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/// csvlog: 24 columns on PostgreSQL 13, 26 since 14 (23 before). Newlines stand inside quotes.
///
/// A lost quote would turn texts and columns around for the rest of the file. So a line inside quotes that begins as
/// only a record can (a time, then a quoted user: in quotes every quote is doubled) ends the record before it.
final class CsvLogDecoder extends LogDecoder {
    private static final int MOST_COLUMNS = 26;
    private static final int LEAST_COLUMNS = 23;
    /// Bytes that tell a record's start: time, zone, comma, quote and what follows.
    private static final int START = 64;

    private final LogRecordBuilder record = new LogRecordBuilder();
    private final MessageText message;
    private int scanned;
    private boolean quoted;

    /// @param shapes of plans that are read here already; null = none
    /// @param texts  of statements, which decoders of the same log share
    CsvLogDecoder(Charset charset, LogSink sink, int longest, @Nullable PlanShapes shapes, SharedTexts texts) {
        super(charset, sink, longest);
        this.message = new MessageText(fields, shapes, texts);
    }

    @Override
    int decode(byte[] bytes, int from, int to, boolean last) {
        int start = from;
        int at = from + scanned;
        boolean inQuotes = quoted;
        while (at < to) {
            int newline = ByteSearch.newline(bytes, at, to);
            inQuotes ^= (ByteSearch.quotes(bytes, at, newline) & 1) != 0;
            at = newline;
            if (at == to || inQuotes && !last && to - at <= START) {
                break; // wait for more: whether a record starts here must not depend on the cut
            }
            if (!inQuotes || isStart(bytes, at + 1, to)) {
                if (isTooLong(start, at)) {
                    return start;
                }
                record(bytes, start, at);
                start = at + 1;
                inQuotes = false;
            }
            at++;
        }
        if (last && start < to && !inQuotes) {
            record(bytes, start, to);
            start = to;
            at = to;
        }
        scanned = at - start;
        quoted = inQuotes;
        return start;
    }

    @Override
    void cut(byte[] bytes, int from, int to) {
        record(bytes, from, to);
    }

    @Override
    int restart(byte[] bytes, int from, int to, boolean last) {
        int end = last ? to : to - START;
        for (int at = from; at < end; at++) {
            if (bytes[at] == '\n' && isStart(bytes, at + 1, to)) {
                return at + 1;
            }
        }
        return -1;
    }

    @Override
    void reset() {
        scanned = 0;
        quoted = false;
    }

    static boolean isStart(byte[] bytes, int from, int to) {
        if (from >= to || bytes[from] < '0' || bytes[from] > '9') {
            return false;
        }
        int end = LogClock.end(bytes, from, to);
        if (end < 0) {
            return false;
        }
        end = LogClock.zoneEnd(bytes, end, to);
        return end + 2 < to && bytes[end] == ',' && bytes[end + 1] == '"' && bytes[end + 2] != '"';
    }

    private void record(byte[] bytes, int from, int to) {
        int end = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
        if (end == from) {
            return;
        }
        record.clear();
        int column = 0;
        int at = from;
        boolean whole = true;
        while (at <= end && column < MOST_COLUMNS) {
            boolean inQuotes = at < end && bytes[at] == '"';
            int fieldEnd = inQuotes ? quotedEnd(bytes, at + 1, end) : plainEnd(bytes, at, end);
            if (fieldEnd < 0) {
                whole = false;
                break;
            }
            if (inQuotes) {
                quoted(column, bytes, at, fieldEnd);
            } else if (fieldEnd > at) {
                field(column, bytes, at, fieldEnd);
            }
            column++;
            at = fieldEnd + 1;
        }
        long time = record.get(LogNumber.TIME);
        if (!whole || column < LEAST_COLUMNS || at <= end || time == dev.pgtrace.model.Table.MISSING) {
            issue(column <= 1 ? IssueKind.UNKNOWN_LINE : IssueKind.MALFORMED_RECORD, from, "");
            return;
        }
        record.set(LogNumber.OFFSET, offset(from)).set(LogNumber.LENGTH, to - from);
        sink.record(record.build());
    }

    private static int plainEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != ',') {
            at++;
        }
        return at;
    }

    /// Index of the comma (or end) after the closing quote, or -1. The text is collected on the way.
    private int quotedEnd(byte[] bytes, int from, int to) {
        int at = fields.scratchQuoted(bytes, from, to);
        return at == to || at >= 0 && bytes[at] == ',' ? at : -1;
    }

    /// A text is what has been collected; anything else is read from where it stands.
    private void quoted(int column, byte[] bytes, int from, int to) {
        switch (column) {
            case 13 -> message.into(record);
            case 14 -> again(LogText.DETAIL);
            case 15 -> again(LogText.HINT);
            case 18 -> again(LogText.CONTEXT);
            case 19 -> again(LogText.STATEMENT);
            default -> field(column, bytes, from, to);
        }
    }

    private void again(LogText part) {
        record.set(part, fields.scratchText(part));
    }

    private void field(int column, byte[] bytes, int from, int to) {
        switch (column) {
            case 0 -> record.set(LogNumber.TIME, fields.clock().micros(bytes, from, to));
            case 1 -> name(LogText.USER, bytes, from, to);
            case 2 -> name(LogText.DATABASE, bytes, from, to);
            case 3 -> record.set(LogNumber.PID, LogFields.number(bytes, from, to));
            case 4 -> name(LogText.CLIENT, bytes, from, portStart(bytes, from, to));
            case 5 -> name(LogText.SESSION_ID, bytes, from, to);
            case 6 -> record.set(LogNumber.LINE_NUMBER, LogFields.number(bytes, from, to));
            case 7 -> name(LogText.TAG, bytes, from, to);
            case 8 -> record.set(LogNumber.SESSION_START, fields.clock().micros(bytes, from, to));
            case 9 -> name(LogText.VIRTUAL_XID, bytes, from, to);
            case 11 -> name(LogText.SEVERITY, bytes, from, to);
            case 12 -> name(LogText.SQL_STATE, bytes, from, to);
            case 13 -> text(LogText.MESSAGE, bytes, from, to);
            case 14 -> text(LogText.DETAIL, bytes, from, to);
            case 15 -> text(LogText.HINT, bytes, from, to);
            case 18 -> text(LogText.CONTEXT, bytes, from, to);
            case 19 -> text(LogText.STATEMENT, bytes, from, to);
            case 21 -> name(LogText.LOCATION, bytes, from, to);
            case 22 -> name(LogText.APPLICATION, bytes, from, to);
            case 23 -> name(LogText.BACKEND_TYPE, bytes, from, to);
            case 24 -> record.set(LogNumber.LEADER_PID, LogFields.number(bytes, from, to));
            case 25 -> record.set(LogNumber.QUERY_ID, LogFields.queryId(bytes, from, to));
            default -> {} // transaction id, internal query, positions: nothing needs them
        }
    }

    /// `"127.0.0.1:41746"` without the port; an IPv6 address has colons too.
    private static int portStart(byte[] bytes, int from, int to) {
        int end = to > from && bytes[to - 1] == '"' ? to - 1 : to;
        for (int at = end - 1; at > from; at--) {
            if (bytes[at] == ':') {
                return at;
            }
            if (bytes[at] < '0' || bytes[at] > '9') {
                break;
            }
        }
        return end;
    }

    private void name(LogText part, byte[] bytes, int from, int to) {
        boolean inQuotes = bytes[from] == '"';
        int first = inQuotes ? from + 1 : from;
        int end = inQuotes && bytes[to - 1] == '"' && to - 1 > from ? to - 1 : to;
        if (ByteSearch.quotes(bytes, first, end) > 0) {
            text(part, bytes, from, to);
        } else {
            record.set(part, fields.likeBefore(part, bytes, first, end));
        }
    }

    private void text(LogText part, byte[] bytes, int from, int to) {
        if (bytes[from] != '"') {
            record.set(part, fields.text(bytes, from, to));
            return;
        }
        fields.scratchClear();
        int end = bytes[to - 1] == '"' ? to - 1 : to;
        int run = from + 1;
        for (int at = run; at < end; at++) {
            if (bytes[at] == '"') { // the first of two: keep one
                fields.scratchAdd(bytes, run, at + 1);
                at++;
                run = at + 1;
            }
        }
        fields.scratchAdd(bytes, Math.min(run, end), end);
        record.set(part, fields.scratchText());
    }
}
