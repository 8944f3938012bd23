package dev.pgtrace.format.oracle;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.CursorFlag;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.SqlFingerprint;
import dev.pgtrace.model.TraceSink;

/// Reads what carries raw text: PARSING IN CURSOR, PARSE ERROR, BINDS.
final class TextReader {
    /// A longer text is fingerprinted by its beginning.
    private static final int FINGERPRINTED = 1 << 20;

    private final LineWindow lines;
    private final TraceSink sink;
    private final Faults faults;
    private final Clock clock;
    private final Tally tally;
    private final SqlFingerprint fingerprint;
    private final SqlTextEnd end;
    private final RecordFields fields = new RecordFields();
    private byte[] text = new byte[4096];
    private boolean cut;

    TextReader(LineWindow lines, TraceSink sink, Faults faults, Clock clock, Tally tally, SqlFingerprint fingerprint) {
        this.lines = lines;
        this.sink = sink;
        this.faults = faults;
        this.clock = clock;
        this.tally = tally;
        this.fingerprint = fingerprint;
        this.end = new SqlTextEnd(lines);
    }

    /// Whether the input ended inside a text.
    boolean isCut() {
        return cut;
    }

    void parsing(OpenSession session) throws TraceException {
        CursorNumber number = readFields(LineKind.PARSING);
        if (!number.valid()) {
            faults.note(IssueKind.MALFORMED_RECORD, "");
            return;
        }
        OpenCursor cursor = put(number.value(), session);
        long from = lines.end();
        ended(end.afterParsing(fields.get(Field.LEN)));
        text(cursor.row, from);
    }

    void parseError(OpenSession session) throws TraceException {
        CursorNumber number = readFields(LineKind.PARSE_ERROR);
        if (!number.valid()) {
            faults.note(IssueKind.MALFORMED_RECORD, "");
            return;
        }
        long code = fields.get(Field.ERR);
        faults.note(
                IssueKind.STATEMENT_FAILED,
                code < 0
                        ? KeptTexts.of("kept.issue.oracle.parse")
                        : KeptTexts.of("kept.issue.oracle.parse.code", "%05d".formatted(code)));
        OpenCursor cursor = put(number.value(), session);
        sink.flag(cursor.row, CursorFlag.PARSE_ERROR);
        long from = lines.end();
        ended(end.afterError(fields.get(Field.LEN)));
        text(cursor.row, from);
    }

    void binds(OpenSession session) throws TraceException {
        byte[] bytes = lines.bytes();
        CursorNumber number = CursorNumber.read(bytes, lines.from() + LineKind.BINDS.length(), lines.to());
        if (!number.valid()) {
            faults.note(IssueKind.MALFORMED_RECORD, "");
            return;
        }
        long offset = lines.offset();
        OpenCursor cursor = session.cursors.get(number.value(), faults, sink);
        BindsScanner scanner = new BindsScanner(lines);
        int count = 0;
        while (scanner.next()) {
            count++;
            tally.binds++;
            if (scanner.isNull()) {
                tally.nullBinds++;
            }
        }
        cursor.bound(offset, count);
    }

    private OpenCursor put(long number, OpenSession session) {
        OpenCursor cursor = session.cursors.put(number, lines.offset(), sink);
        sink.set(cursor.row, CursorColumn.DEPTH, fields.get(Field.DEP));
        sink.set(cursor.row, CursorColumn.START_MICROS, clock.micros(fields.get(Field.TIM)));
        return cursor;
    }

    private CursorNumber readFields(LineKind kind) {
        byte[] bytes = lines.bytes();
        CursorNumber number = CursorNumber.read(bytes, lines.from() + kind.length(), lines.to());
        fields.read(bytes, Math.min(lines.to(), number.end() + 1), lines.to());
        faults.numbers(fields);
        return number;
    }

    private void ended(SqlTextEnd.Kind kind) {
        cut = kind == SqlTextEnd.Kind.CUT;
        if (kind == SqlTextEnd.Kind.LOST) {
            faults.note(IssueKind.MALFORMED_RECORD, KeptTexts.of("kept.issue.oracle.end"));
        }
    }

    private void text(int cursor, long from) throws TraceException {
        long length = end.textTo() - from;
        if (length < 0) {
            return;
        }
        sink.set(cursor, CursorColumn.SQL_DELTA, from - sink.get(cursor, CursorColumn.OFFSET_BYTES));
        sink.set(cursor, CursorColumn.SQL_LENGTH, length);
        int wanted = (int) Math.min(length, FINGERPRINTED);
        if (wanted > text.length) {
            text = new byte[Math.min(FINGERPRINTED, wanted * 2)];
        }
        int n = lines.copy(from, text, wanted);
        if (n > 0) {
            sink.set(cursor, CursorColumn.STATEMENT, sink.statement(fingerprint.of(text, 0, n), cursor));
        }
    }
}
