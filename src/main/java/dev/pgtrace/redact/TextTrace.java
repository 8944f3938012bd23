package dev.pgtrace.redact;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.CursorFlag;
import dev.pgtrace.model.Dialect;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Redacts a file of pg_trace or Oracle. Its tables say where SQL texts and bind values stand; what is between them is
/// lines.
final class TextTrace {
    private static final int PIECE = 1 << 20;
    /// Longer texts are cut: no tracer prints them, and no reader looks further for their end.
    private static final int LONGEST_SQL = 30_000;
    /// Text that fits into one print call of pg_trace: so many bytes have lost what was behind them.
    private static final int PRINTED_SQL = 8191 - "SQL: ".length();
    /// Longest line that is looked at as a whole.
    private static final int LONGEST_LINE = 1 << 22;

    private final Trace trace;
    private final RedactionOutput out;
    private final SqlRedactor sql;
    private final BindRedactor binds;
    private final LineRedactor lines;
    private final RedactionSamples samples;
    private final boolean oracle;
    private final TableReader<CursorColumn> cursors;
    private final TableReader<ExecutionColumn> executions;
    private int cursor;
    private int execution;
    private long position;

    TextTrace(Trace trace, Tokens tokens, RedactionSamples samples, RedactionOutput out) {
        this.trace = trace;
        this.out = out;
        this.samples = samples;
        this.oracle = trace.info().dialect() == Dialect.ORACLE_10046;
        this.sql = new SqlRedactor(tokens, oracle);
        this.binds = new BindRedactor(tokens);
        this.lines = new LineRedactor(tokens, new PlanRedactor(tokens, sql), oracle);
        this.cursors = new TableReader<>(trace.cursors());
        this.executions = new TableReader<>(trace.executions());
    }

    /// A stretch of raw text, known from the tables.
    private record Stretch(long from, long to, boolean isSql, boolean truncated) {}

    void redact(long limit, Progress progress, CancelToken cancel) throws TraceException, IOException {
        long size = trace.text().size();
        Stretch next = stretch(size);
        while (position < size && position < limit) {
            cancel.check();
            progress.report(position, size);
            if (next.from() > position) {
                // the text first: the line before it may tell its length
                String text = next.isSql() ? redacted(next) : "";
                between(next.from(), next.isSql() ? text.length() - (next.to() - next.from()) : 0, limit, cancel);
                if (next.isSql() && position == next.from()) {
                    write(text);
                    position = next.to();
                }
            } else if (next.isSql()) {
                write(redacted(next));
                position = next.to();
            } else {
                lines.reset();
                write(binds.redact(bytes(next.from(), next.to())));
                position = next.to();
            }
            if (position >= next.to()) {
                next = stretch(size);
            }
        }
    }

    private String redacted(Stretch stretch) throws TraceException {
        String before = bytes(stretch.from(), stretch.to());
        String after = sql.redact(before);
        samples.statement(before, after);
        if (!oracle && stretch.truncated() && !after.equals(before)) {
            return after.length() >= before.length()
                    ? after.substring(0, before.length())
                    : after + " ".repeat(before.length() - after.length());
        }
        return !oracle && after.length() > Math.max(before.length(), LONGEST_SQL)
                ? after.substring(0, LONGEST_SQL)
                : after;
    }

    /// The next stretch from the position on; an empty one at the end where there is none.
    private Stretch stretch(long size) {
        Stretch text = text();
        Stretch values = oracle ? null : values();
        if (text != null && (values == null || text.from() <= values.from())) {
            cursor++;
            return text;
        }
        if (values != null) {
            execution++;
            return values;
        }
        return new Stretch(size, size, false, false);
    }

    private @Nullable Stretch text() {
        for (; cursor < cursors.size(); cursor++) {
            long delta = cursors.get(cursor, CursorColumn.SQL_DELTA);
            long length = cursors.orZero(cursor, CursorColumn.SQL_LENGTH);
            long from = cursors.get(cursor, CursorColumn.OFFSET_BYTES) + delta;
            if (delta != Table.MISSING && length > 0 && from >= position) {
                boolean cut =
                        length >= PRINTED_SQL || CursorFlag.SQL_TRUNCATED.in(cursors.get(cursor, CursorColumn.FLAGS));
                return new Stretch(from, from + length, true, cut);
            }
        }
        return null;
    }

    private @Nullable Stretch values() {
        for (; execution < executions.size(); execution++) {
            long back = executions.get(execution, ExecutionColumn.BINDS_BACK);
            long to = executions.get(execution, ExecutionColumn.OFFSET_BYTES);
            if (back > 0 && to - back >= position && back < LONGEST_LINE) {
                return new Stretch(to - back, to, false, false);
            }
        }
        return null;
    }

    private String bytes(long from, long to) throws TraceException {
        byte[] bytes = new byte[(int) (to - from)];
        int read = trace.text().bytes(from, bytes);
        return new String(bytes, 0, Math.max(0, read), StandardCharsets.ISO_8859_1);
    }

    /// Writes lines up to a place.
    private void between(long to, long grown, long limit, CancelToken cancel) throws TraceException, IOException {
        StringBuilder written = new StringBuilder();
        while (position < to && position < limit) {
            cancel.check();
            String piece = bytes(position, Math.min(to, position + PIECE));
            boolean last = position + piece.length() >= to;
            int end = last ? piece.length() : piece.lastIndexOf('\n') + 1;
            if (end == 0) { // no tracer prints such a line
                end = piece.length();
            }
            int at = 0;
            while (at < end) {
                int line = piece.indexOf('\n', at);
                boolean whole = line >= 0 && line < end;
                int stop = whole ? line : end;
                boolean beforeText = last && stop + (whole ? 1 : 0) == end;
                written.append(lines.redact(piece.substring(at, stop), beforeText ? grown : 0));
                written.append(whole ? "\n" : "");
                at = stop + (whole ? 1 : 0);
            }
            write(written.toString());
            written.setLength(0);
            if (piece.isEmpty()) {
                throw new IOException("the text ended " + (to - position) + " bytes too early");
            }
            position += end;
        }
    }

    private void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        out.write(bytes, 0, bytes.length);
    }
}
