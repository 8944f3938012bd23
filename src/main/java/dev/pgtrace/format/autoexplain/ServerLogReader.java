package dev.pgtrace.format.autoexplain;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.format.TraceFormat;
import dev.pgtrace.format.autoexplain.log.LogDecoder;
import dev.pgtrace.format.autoexplain.log.LogRecord;
import dev.pgtrace.format.autoexplain.log.LogSink;
import dev.pgtrace.format.autoexplain.message.ServerMessage;
import dev.pgtrace.format.autoexplain.pairing.PairedExecution;
import dev.pgtrace.format.autoexplain.pairing.Pairing;
import dev.pgtrace.format.autoexplain.pairing.PairingListener;
import dev.pgtrace.format.autoexplain.pairing.Places;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.event.TraceEvent;
import dev.pgtrace.source.ByteSource;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.Charset;

/// Reads a whole log. Where tables are made of it, its bytes are taken as ISO 8859-1 and given back as such, so that
/// texts in any encoding come through as they are.
///
/// Records are made and read ahead in [pieces][LogPieces] on several threads, and put together on this one. Where there
/// is no piece, as in a short log or one that grows slowly, this thread makes them itself, as it would on its own.
final class ServerLogReader implements LogSink, LogPiece.Listener, PairingListener {
    private static final int CHUNK = 128 << 10;

    private final ByteSource source;
    private final TraceFormat.Options options;
    private final Charset charset;
    private final LogTarget target;
    private final Progress progress;
    private final CancelToken cancel;
    private final Pairing pairing = new Pairing(this);
    private final byte[] chunk = new byte[CHUNK];
    private long executions;
    private boolean torn;
    private boolean zoneTold;
    /// Before what is being decoded.
    private long lines;
    /// Whether this thread's decoder is between two borders.
    private boolean open;

    ServerLogReader(
            ByteSource source,
            TraceFormat.Options options,
            Charset charset,
            LogTarget target,
            Progress progress,
            CancelToken cancel) {
        this.source = source;
        this.options = options;
        this.charset = charset;
        this.target = target;
        this.progress = progress;
        this.cancel = cancel;
    }

    void read() throws TraceException {
        ByteSource.View view = source.await(LogForm.HEAD, cancel);
        byte[] head = view.bytes()
                .asSlice(0, Math.min(LogForm.HEAD, view.bytes().byteSize()))
                .toArray(ValueLayout.JAVA_BYTE);
        LogForm form = LogForm.of(head).orElseGet(LogForm.Json::new);
        long at = startOf(head);
        LogDecoder decoder = form.decoder(charset, this, LogDecoder.texts(), target.plans());
        decoder.startsAt(at);
        try (LogPieces pieces = new LogPieces(form, options, charset, target.plans())) {
            for (view = source.await(at, cancel); view.bytes().byteSize() > at; view = source.await(at, cancel)) {
                cancel.check();
                at = step(pieces, decoder, view.bytes(), at);
                report(at);
            }
        }
        decoder.finish();
        pairing.finish();
        target.ended();
        if (source.damaged()) {
            target.issue(IssueKind.DATA_AFTER_CUT, at, 0, "");
        }
        if (executions == 0) {
            throw new TraceException(TraceException.Kind.NO_TRACE, nothing());
        }
        report(at);
        target.finish(!torn && !source.damaged());
    }

    /// Takes a piece, or some bytes where there is none.
    ///
    /// @return up to where
    private long step(LogPieces pieces, LogDecoder decoder, MemorySegment bytes, long at) throws TraceException {
        if (!open) {
            pieces.fill(bytes, at);
        }
        if (!pieces.isEmpty()) {
            LogPieces.Decoded next = pieces.take();
            next.piece().tell(this);
            lines += next.lines();
            decoder.startsAt(next.to());
            return next.to();
        }
        long border = pieces.border(bytes, at);
        int n = (int) Math.min(CHUNK, (border < 0 ? bytes.byteSize() : border) - at);
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, at, chunk, 0, n);
        decoder.feed(chunk, 0, n);
        open = at + n != border;
        if (!open) {
            decoder.border();
            lines += decoder.lines();
            decoder.startsAt(border);
        }
        return at + n;
    }

    private String nothing() {
        return Texts.get("format.log.nothing", source.name());
    }

    /// Behind a byte order mark.
    private static long startOf(byte[] head) {
        boolean mark = head.length > 2 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF;
        return mark ? 3 : 0;
    }

    private void report(long bytes) {
        target.reached(bytes);
        progress.report(source.storedDone(), source.storedBytes());
    }

    @Override
    public void record(LogRecord found) {
        pairing.accept(found);
    }

    @Override
    public void record(LogRecord found, ServerMessage message) {
        pairing.accept(found, message);
    }

    /// A zone that is not known is told once; each piece tells it.
    @Override
    public void issue(IssueKind kind, long offsetBytes, long line, String detail) {
        boolean zone = kind == IssueKind.BAD_NUMBER;
        torn |= kind == IssueKind.TORN_LINE;
        if (!zone || !zoneTold) {
            target.issue(kind, offsetBytes, lines + line, detail);
        }
        zoneTold |= zone;
    }

    @Override
    public void event(TraceEvent event, Places places) {
        target.event(event, places);
    }

    @Override
    public void execution(PairedExecution told) {
        executions++;
        target.execution(told);
    }

    @Override
    public void issue(IssueKind kind, long offsetBytes, String detail) {
        target.issue(kind, offsetBytes, 0, detail);
    }
}
