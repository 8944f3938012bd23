package dev.pgtrace.format.autoexplain.log;

import dev.pgtrace.base.pool.SharedTexts;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.format.autoexplain.plan.PlanShapes;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Table;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/// Plain text: a row is the prefix, a word, a text, and further lines of it that begin with a tab. A record is a row
/// with a severity and the DETAIL, CONTEXT, STATEMENT .. rows behind it, which the server writes in one piece.
final class TextLogDecoder extends LineLogDecoder {
    private final PrefixReader prefix;
    private final LogRecordBuilder record = new LogRecordBuilder();
    private final LogRecordBuilder row = new LogRecordBuilder();
    private final MessageText message;
    private final int longest;
    private boolean open;
    private boolean broken;
    /// What the open row's text is of; null while it is not wanted.
    private @Nullable LogText part;
    private long startBytes;
    private long endBytes;
    private long textBytes;
    private int rows;

    /// @param shapes of plans that are read here already; null = none
    /// @param texts  of statements, which decoders of the same log share
    TextLogDecoder(
            LogLinePrefix prefix,
            Charset charset,
            LogSink sink,
            int longest,
            @Nullable PlanShapes shapes,
            SharedTexts texts) {
        super(charset, sink, longest);
        this.message = new MessageText(fields, shapes, texts);
        this.prefix = new PrefixReader(prefix, fields);
        this.longest = longest;
    }

    @Override
    public void pause() {
        if (!isInLine()) { // else its record is not whole either
            endRecord();
        }
    }

    @Override
    void line(byte[] bytes, int from, int newline) {
        int to = newline > from && bytes[newline - 1] == '\r' ? newline - 1 : newline;
        if (to > from && bytes[from] == '\t') {
            continued(bytes, from, to);
        } else if (prefix.matches(bytes, from, to)) {
            row(bytes, from, to);
        } else if (to > from) {
            issue(bytes[from] == 0 ? IssueKind.NUL_BYTES : IssueKind.UNKNOWN_LINE, from, "");
        } else if (part != null) {
            fields.scratchAdd('\n'); // some shippers drop the tab of an empty line
        }
        endBytes = open ? offset(to) : endBytes;
    }

    /// Whether a line begins a record.
    static boolean isStart(LogLinePrefix prefix, LogLinePrefix.Match match, byte[] bytes, int from, int newline) {
        int to = newline > from && bytes[newline - 1] == '\r' ? newline - 1 : newline;
        if (to == from || bytes[from] == '\t' || !prefix.matches(bytes, from, to, match)) {
            return false;
        }
        String word = LogRow.word(bytes, match.end(), LogRow.wordEnd(bytes, match.end(), to));
        return LogRow.isSeverity(word);
    }

    private void continued(byte[] bytes, int from, int to) {
        if (part == null) {
            if (!open) {
                issue(IssueKind.ORPHAN_RECORD, from, "");
            }
            return;
        }
        textBytes += to - from;
        if (textBytes > longest) {
            if (!broken) {
                issue(IssueKind.MALFORMED_RECORD, from, KeptTexts.of("kept.issue.long", (longest >> 20)));
            }
            broken = true;
            part = null;
            return;
        }
        fields.scratchAdd('\n');
        fields.scratchAdd(bytes, from + 1, to);
    }

    private void row(byte[] bytes, int from, int to) {
        endRow();
        int end = LogRow.wordEnd(bytes, prefix.end(), to);
        String word = LogRow.word(bytes, prefix.end(), end);
        int text = LogRow.textStart(bytes, end, to);
        if (!LogRow.isSeverity(word)) {
            further(bytes, from, to, LogRow.part(word).orElse(null));
        } else {
            endRecord();
            open = true;
            broken = false;
            startBytes = offset(from);
            textBytes = 0;
            rows = 1;
            part = LogText.MESSAGE;
            prefix.fill(bytes, to, record);
            record.set(LogText.SEVERITY, word);
        }
        fields.scratchClear();
        if (part != null) {
            fields.scratchAdd(bytes, text, to);
        }
    }

    private void further(byte[] bytes, int from, int to, @Nullable LogText of) {
        if (prefix.pid(bytes, to, row) != record.get(LogNumber.PID) || !open) {
            issue(IssueKind.ORPHAN_RECORD, from, "");
            part = null;
            return;
        }
        rows++;
        part = broken ? null : of;
    }

    private void endRow() {
        if (part == LogText.MESSAGE) {
            message.into(record);
        } else if (part != null) {
            record.set(part, fields.scratchText(part));
        }
        part = null;
    }

    private void endRecord() {
        endRow();
        if (open && !broken) {
            record.set(LogNumber.ROWS, rows)
                    .set(LogNumber.OFFSET, startBytes)
                    .set(LogNumber.LENGTH, endBytes - startBytes);
            session(record.get(LogText.SESSION_ID));
            sink.record(record.build());
        }
        open = false;
    }

    /// The session id is the start of the backend in seconds and its pid, both in hex.
    private void session(String id) {
        int point = id.indexOf('.');
        if (point <= 0 || point > 8) {
            return;
        }
        if (record.get(LogNumber.SESSION_START) == Table.MISSING) {
            long seconds = hex(id, 0, point);
            record.set(LogNumber.SESSION_START, seconds < 0 ? Table.MISSING : seconds * 1_000_000);
        }
        if (record.get(LogNumber.PID) == Table.MISSING && id.length() - point <= 9) {
            record.set(LogNumber.PID, hex(id, point + 1, id.length()));
        }
    }

    private static long hex(String text, int from, int to) {
        long value = from < to ? 0 : -1;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return Table.MISSING;
            }
            value = value << 4 | digit;
        }
        return value < 0 ? Table.MISSING : value;
    }
}
