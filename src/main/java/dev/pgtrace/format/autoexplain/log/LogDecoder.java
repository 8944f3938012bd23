package dev.pgtrace.format.autoexplain.log;

import dev.pgtrace.base.pool.SharedTexts;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.format.ByteSearch;
import dev.pgtrace.format.autoexplain.plan.PlanShapes;
import dev.pgtrace.format.autoexplain.plan.PlanUse;
import dev.pgtrace.model.IssueKind;
import java.nio.charset.Charset;
import java.util.Arrays;

/// Turns the bytes of a server log into records, given in pieces of any size. Not thread-safe.
///
/// What is not complete yet is carried over to the next piece; a record longer than the limit is dropped and told as
/// an issue, so memory is bounded by about twice that limit.
public abstract class LogDecoder {
    /// The longest record: longer ones are told as issues.
    public static final int LONGEST_RECORD = 64 << 20;

    private static final int PIECE = 1 << 20;
    private static final int MOST_TEXTS = 4096;
    private static final int LONGEST_TEXT = 4096;

    final LogSink sink;
    final LogFields fields;
    private final int longest;
    private byte[] buffer = new byte[8192];
    private int length;
    private long baseBytes;
    private long line = 1;
    private int lineMark;
    private boolean dropping;
    private boolean tooLong;

    LogDecoder(Charset charset, LogSink sink, int longest) {
        this.sink = sink;
        this.fields = new LogFields(charset, this::issue);
        this.longest = longest;
    }

    /// Of PostgreSQL 15 and newer: one JSON object a line.
    public static LogDecoder json(Charset charset, LogSink sink) {
        return new JsonLogDecoder(charset, sink, LONGEST_RECORD, null, texts());
    }

    /// As [#json]; but messages with plans like earlier ones are told as [plans][LogRecord#plan] instead of texts.
    public static LogDecoder jsonWithPlans(Charset charset, LogSink sink) {
        return jsonWithPlans(charset, sink, texts(), PlanUse.NODES);
    }

    /// As [#jsonWithPlans].
    ///
    /// @param texts of statements, which decoders of the same log share
    public static LogDecoder jsonWithPlans(Charset charset, LogSink sink, SharedTexts texts, PlanUse use) {
        return new JsonLogDecoder(charset, sink, LONGEST_RECORD, PlanShapes.inJson(charset, texts, use), texts);
    }

    /// Of every version.
    public static LogDecoder csv(Charset charset, LogSink sink) {
        return new CsvLogDecoder(charset, sink, LONGEST_RECORD, null, texts());
    }

    /// As [#csv], with plans as [#jsonWithPlans] tells them.
    public static LogDecoder csvWithPlans(Charset charset, LogSink sink) {
        return csvWithPlans(charset, sink, texts(), PlanUse.NODES);
    }

    /// As [#csvWithPlans].
    ///
    /// @param texts of statements, which decoders of the same log share
    public static LogDecoder csvWithPlans(Charset charset, LogSink sink, SharedTexts texts, PlanUse use) {
        return new CsvLogDecoder(charset, sink, LONGEST_RECORD, PlanShapes.plain(charset, texts, use), texts);
    }

    /// Plain text.
    ///
    /// @param prefix the server's `log_line_prefix`, given or guessed
    public static LogDecoder text(LogLinePrefix prefix, Charset charset, LogSink sink) {
        return new TextLogDecoder(prefix, charset, sink, LONGEST_RECORD, null, texts());
    }

    /// As [#text], with plans as [#jsonWithPlans] tells them.
    public static LogDecoder textWithPlans(LogLinePrefix prefix, Charset charset, LogSink sink) {
        return textWithPlans(prefix, charset, sink, texts(), PlanUse.NODES);
    }

    /// As [#textWithPlans].
    ///
    /// @param texts of statements, which decoders of the same log share
    public static LogDecoder textWithPlans(
            LogLinePrefix prefix, Charset charset, LogSink sink, SharedTexts texts, PlanUse use) {
        return new TextLogDecoder(prefix, charset, sink, LONGEST_RECORD, PlanShapes.plain(charset, texts, use), texts);
    }

    /// Texts of statements as decoders keep them.
    public static SharedTexts texts() {
        return new SharedTexts(MOST_TEXTS, LONGEST_TEXT);
    }

    /// The next bytes fed have this place in the input. They are the first ones, or a record begins there that is
    /// not decoded as any other is that follows what came before: at a place that [LogBorders] found.
    public final void startsAt(long offsetBytes) {
        baseBytes = offsetBytes;
        line = 1;
        lineMark = 0;
        length = 0;
        dropping = false;
        reset();
        fields.clock().forget();
    }

    /// Decodes a piece of the input whose beginning and end are [borders][LogBorders], without making a copy of it.
    ///
    /// @param bytes of which the first `size` are the piece; they are not as before when this returns
    public final void piece(byte[] bytes, int size, long offsetBytes) {
        startsAt(offsetBytes);
        byte[] own = buffer;
        buffer = bytes;
        length = size;
        consume(true);
        border();
        buffer = own;
    }

    /// What has been fed ends where another record begins: tells the one that is open.
    public final void border() {
        consume(true);
        if (length > 0) {
            if (!dropping) {
                cut(buffer, 0, length - 1);
            }
            take(length);
        }
        dropping = false;
        reset();
        pause();
    }

    /// How many lines the bytes had that were decoded since [#startsAt].
    public final long lines() {
        return line - 1;
    }

    /// Takes the next bytes of the input.
    public final void feed(byte[] bytes, int from, int to) {
        for (int at = from; at < to; ) {
            int n = Math.min(PIECE, to - at);
            append(bytes, at, n);
            at += n;
            consume(false);
        }
    }

    /// The input is quiet for now: tells the record that could have had further rows. A cut line stays carried over.
    public void pause() {}

    /// The input is over: what is left is told as a record if it is one, else as cut.
    public final void finish() {
        consume(true);
        if (length > 0) {
            issue(IssueKind.TORN_LINE, 0, "");
            take(length);
        }
        pause();
    }

    /// Bytes that are decoded, without those carried over.
    public final long decodedBytes() {
        return baseBytes;
    }

    /// Decodes what is complete of `bytes[from, to)`.
    ///
    /// @param last no more will come
    /// @return where the first piece begins that is not complete
    abstract int decode(byte[] bytes, int from, int to, boolean last);

    /// Tells a record that is left over before a border.
    ///
    /// @param to of the newline before the border
    void cut(byte[] bytes, int from, int to) {}

    /// Where decoding can go on after a record that was too long, or -1.
    ///
    /// @param last no more will come
    abstract int restart(byte[] bytes, int from, int to, boolean last);

    /// Whether a record that ends here is longer than may be: then decoding stops where it begins.
    final boolean isTooLong(int from, int to) {
        tooLong = to - from > longest;
        return tooLong;
    }

    /// Called when a record too long is dropped, so that a decoder forgets what it knew of it.
    abstract void reset();

    /// @param at place in the bytes given to [#decode]; places must not go back
    final void issue(IssueKind kind, int at, String detail) {
        sink.issue(kind, offset(at), line(at), detail);
    }

    /// Byte offset in the input of a place in the bytes given to [#decode].
    final long offset(int at) {
        return baseBytes + at;
    }

    /// Line number in the input of a place in the bytes given to [#decode]; places must not go back.
    final long line(int at) {
        line += ByteSearch.newlines(buffer, lineMark, at);
        lineMark = Math.max(lineMark, at);
        return line;
    }

    /// A line was decoded that ends before a place in the bytes given to [#decode].
    final void lineEnded(int at) {
        line++;
        lineMark = at;
    }

    private void consume(boolean last) {
        if (dropping) {
            int at = restart(buffer, 0, length, last);
            if (at < 0) {
                take(Math.max(0, last ? length : length - 256)); // a start of a record may be cut at the end
                return;
            }
            take(at);
            dropping = false;
        }
        take(decode(buffer, 0, length, last));
        if (length > longest || tooLong) {
            tooLong = false;
            issue(IssueKind.MALFORMED_RECORD, 0, KeptTexts.of("kept.issue.long", (longest >> 20)));
            reset();
            dropping = true;
            take(1);
            consume(last);
        }
    }

    private void append(byte[] bytes, int from, int n) {
        if (length + n > buffer.length) {
            buffer = Arrays.copyOf(
                    buffer, Math.max(length + n, (int) Math.min(Integer.MAX_VALUE - 16, buffer.length * 2L)));
        }
        System.arraycopy(bytes, from, buffer, length, n);
        length += n;
    }

    private void take(int n) {
        line(n);
        lineMark = Math.max(0, lineMark - n);
        System.arraycopy(buffer, n, buffer, 0, length - n);
        length -= n;
        baseBytes += n;
        if (buffer.length > 4 * PIECE && length < PIECE) {
            buffer = Arrays.copyOf(buffer, PIECE);
        }
    }
}
