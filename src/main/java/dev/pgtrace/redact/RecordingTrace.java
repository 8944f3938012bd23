package dev.pgtrace.redact;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Walks through the records of one of our own recordings and writes each with its new length. Where damage breaks
/// their chain, nothing but what stands between words stays up to the next line that starts a record.
final class RecordingTrace {
    private static final String MARK = "===== ";
    private static final String STARS = "*".repeat(71) + "\n";
    private static final int PIECE = 1 << 16;
    /// No record is longer: the writer cuts texts.
    private static final int LONGEST = 96 << 20;

    private static final int MOST_DIGITS = 9;

    private final RecordingBytes bytes;
    private final RedactionOutput out;
    private final RecordRedactor records;
    private final WordRedactor words;
    private final long size;
    private long position;

    RecordingTrace(RecordingBytes bytes, RecordRedactor records, WordRedactor words, RedactionOutput out) {
        this.bytes = bytes;
        this.records = records;
        this.words = words;
        this.out = out;
        this.size = bytes.size();
    }

    void redact(long limit, Progress progress, CancelToken cancel) throws TraceException, IOException {
        while (position < size && position < limit) {
            cancel.check();
            progress.report(position, size);
            String head = bytes(position, STARS.length());
            if (head.equals(STARS)) {
                header();
            } else {
                int line = startLength(head, 0);
                if (line > 0) {
                    record(line, Long.parseLong(head.substring(MARK.length(), line - 1)));
                } else {
                    damage(position);
                }
            }
        }
    }

    private void header() throws TraceException, IOException {
        for (int length = PIECE; length <= LONGEST / 4; length *= 4) {
            String text = bytes(position, length);
            int end = text.indexOf('\n' + STARS, STARS.length() - 1);
            if (end >= 0) {
                String header = text.substring(0, end + 1 + STARS.length());
                write(records.header(header));
                position += header.length();
                return;
            }
        }
        write(STARS);
        position += STARS.length();
    }

    private void record(int line, long length) throws TraceException, IOException {
        long body = position + line;
        if (length == 0 || length > LONGEST) {
            damage(body);
            return;
        }
        String text = bytes(body, (int) Math.min(length, size - body));
        if (text.length() < length) { // the last record is cut
            String rest = words.unknown(text);
            write(MARK + (rest.length() + length - text.length()) + '\n' + rest);
            position = size;
            return;
        }
        if (!text.endsWith("\n") || !records.isWhole(text)) {
            write(MARK + "0\n");
            long end = body + length;
            long next = nextRecord(body, end);
            position = body;
            unknown(next < 0 ? end : next);
            return;
        }
        String redacted = records.record(text);
        write(MARK + redacted.length() + '\n' + redacted);
        position = body + length;
    }

    /// Bytes that are no record.
    private void damage(long searched) throws TraceException, IOException {
        long next = nextRecord(searched, size);
        unknown(next < 0 ? size : next);
    }

    private void unknown(long to) throws TraceException, IOException {
        while (position < to) {
            String piece = bytes(position, (int) Math.min(PIECE, to - position));
            int end = piece.lastIndexOf('\n') + 1;
            String part = end == 0 || position + piece.length() == to ? piece : piece.substring(0, end);
            write(words.unknown(part));
            position += part.length();
            if (part.isEmpty()) {
                throw new IOException("the text ended " + (to - position) + " bytes too early");
            }
        }
    }

    /// Place of the first line that starts a record, or -1.
    private long nextRecord(long from, long to) throws TraceException {
        long at = from;
        while (at < to) {
            String piece = bytes(at, (int) Math.min(PIECE, to - at));
            for (int line = at == from ? 0 : piece.indexOf('\n') + 1; line >= 0 && line < piece.length(); ) {
                if (startLength(piece, line) > 0) {
                    return at + line;
                }
                int end = piece.indexOf('\n', line);
                line = end < 0 ? -1 : end + 1;
            }
            // a line may begin at the end of the piece
            at += piece.length() <= MARK.length() + MOST_DIGITS + 2
                    ? piece.length()
                    : piece.length() - MARK.length() - MOST_DIGITS - 2;
            if (piece.isEmpty()) {
                return -1;
            }
        }
        return -1;
    }

    /// Length of the line here if it starts a record, else 0.
    static int startLength(String text, int at) {
        if (!text.startsWith(MARK, at)) {
            return 0;
        }
        int i = at + MARK.length();
        while (i < text.length()
                && i < at + MARK.length() + MOST_DIGITS
                && text.charAt(i) >= '0'
                && text.charAt(i) <= '9') {
            i++;
        }
        return i > at + MARK.length() && i < text.length() && text.charAt(i) == '\n' ? i + 1 - at : 0;
    }

    private String bytes(long from, int length) throws TraceException {
        byte[] into = new byte[(int) Math.min(length, size - from)];
        int read = bytes.copy(from, into);
        return new String(into, 0, Math.max(0, read), StandardCharsets.ISO_8859_1);
    }

    private void write(String text) throws IOException {
        byte[] redacted = text.getBytes(StandardCharsets.ISO_8859_1);
        out.write(redacted, 0, redacted.length);
    }
}
