package dev.pgtrace.format.autoexplain.log;

import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Table;
import java.nio.charset.Charset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Plain text: a row is the prefix, a word, a text, and further lines of it that begin with a tab. A record is a row
/// with a severity and the DETAIL, CONTEXT, STATEMENT .. rows behind it, which the server writes in one piece.
final class TextLogDecoder extends LogDecoder {
    private final LogLinePrefix prefix;
    private final LogLinePrefix.Match match;
    private final LogRecordBuilder record = new LogRecordBuilder();
    private final LogRecordBuilder row = new LogRecordBuilder();
    private final int longest;
    private boolean open;
    private boolean broken;
    /// What the open row's text is of; null while it is not wanted.
    private @Nullable LogText part;
    private long startBytes;
    private long endBytes;
    private long textBytes;
    private int rows;
    private int scanned;

    TextLogDecoder(LogLinePrefix prefix, Charset charset, LogSink sink, int longest) {
        super(charset, sink, longest);
        this.prefix = prefix;
        this.match = new LogLinePrefix.Match(prefix);
        this.longest = longest;
    }

    @Override
    int decode(byte[] bytes, int from, int to, boolean last) {
        int start = from;
        for (int at = from + scanned; at < to; at++) {
            if (bytes[at] == '\n') {
                line(bytes, start, at);
                start = at + 1;
            }
        }
        scanned = to - start;
        return start;
    }

    @Override
    int restart(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    @Override
    void reset() {
        scanned = 0;
    }

    @Override
    public void pause() {
        endRecord();
    }

    private void line(byte[] bytes, int from, int newline) {
        int to = newline > from && bytes[newline - 1] == '\r' ? newline - 1 : newline;
        if (to > from && bytes[from] == '\t') {
            continued(bytes, from, to);
        } else if (prefix.matches(bytes, from, to, match)) {
            row(bytes, from, to);
        } else if (to > from) {
            issue(bytes[from] == 0 ? IssueKind.NUL_BYTES : IssueKind.UNKNOWN_LINE, from, "");
        } else if (part != null) {
            fields.scratchAdd('\n'); // some shippers drop the tab of an empty line
        }
        endBytes = open ? offset(to) : endBytes;
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
                issue(IssueKind.MALFORMED_RECORD, from, "record longer than " + (longest >> 20) + " MB");
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
        int end = LogRow.wordEnd(bytes, match.end(), to);
        String word = LogRow.word(bytes, match.end(), end);
        int text = LogRow.textStart(bytes, end, to);
        Optional<LogText> further = LogRow.part(word);
        if (further.isPresent() || LogRow.isIgnored(word)) {
            further(bytes, from, further.orElse(null));
        } else {
            endRecord();
            open = true;
            broken = false;
            startBytes = offset(from);
            textBytes = 0;
            rows = 1;
            part = LogText.MESSAGE;
            prefix.fill(bytes, match, record, fields);
            record.set(LogText.SEVERITY, word);
        }
        fields.scratchClear();
        if (part != null) {
            fields.scratchAdd(bytes, text, to);
        }
    }

    private void further(byte[] bytes, int from, @Nullable LogText of) {
        row.clear();
        prefix.fill(bytes, match, row, fields);
        if (!open || row.get(LogNumber.PID) != record.get(LogNumber.PID)) {
            issue(IssueKind.ORPHAN_RECORD, from, "");
            part = null;
            return;
        }
        rows++;
        part = broken ? null : of;
    }

    private void endRow() {
        if (part != null) {
            record.set(part, fields.scratchText());
        }
        part = null;
    }

    private void endRecord() {
        endRow();
        if (open && !broken) {
            record.set(LogNumber.ROWS, rows)
                    .set(LogNumber.OFFSET, startBytes)
                    .set(LogNumber.LENGTH, endBytes - startBytes);
            if (record.get(LogNumber.SESSION_START) == Table.MISSING) {
                record.set(LogNumber.SESSION_START, sessionStart(record.get(LogText.SESSION_ID)));
            }
            sink.record(record.build());
        }
        open = false;
        record.clear();
    }

    /// The session id begins with the start of the backend in seconds, in hex.
    private static long sessionStart(String sessionId) {
        int point = sessionId.indexOf('.');
        if (point <= 0 || point > 8) {
            return Table.MISSING;
        }
        long seconds = 0;
        for (int i = 0; i < point; i++) {
            seconds = seconds << 4 | Character.digit(sessionId.charAt(i), 16);
        }
        return seconds < 0 ? Table.MISSING : seconds * 1_000_000;
    }
}
