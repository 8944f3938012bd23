package dev.pgtrace.server.capture.log;

import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.format.autoexplain.log.LogDecoder;
import dev.pgtrace.format.autoexplain.log.LogRecord;
import dev.pgtrace.format.autoexplain.log.LogSink;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.event.GapEvent;
import dev.pgtrace.model.event.TraceEvent;
import dev.pgtrace.server.capture.CaptureMeter;
import dev.pgtrace.server.capture.RecordPairing;
import java.nio.charset.Charset;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Takes the bytes of a log apart and gives the messages of the scope to the pairing.
final class LogReader implements LogTail.Sink, LogSink {
    private final LogScope scope;
    private final RecordPairing pairing;
    private final Consumer<TraceEvent> events;
    private final CaptureMeter meter;
    private final LongSupplier serverMicros;
    private final LogDecoder decoder;
    private final LineGaps gaps = new LineGaps();
    private final boolean plain;
    private long newestMicros = Table.MISSING;
    private boolean begun;
    private boolean quiet;
    private boolean strangers;

    LogReader(
            LogScope scope,
            LogOutput output,
            Charset charset,
            RecordPairing pairing,
            Consumer<TraceEvent> events,
            CaptureMeter meter,
            LongSupplier serverMicros) {
        this.scope = scope;
        this.pairing = pairing;
        this.events = events;
        this.meter = meter;
        this.serverMicros = serverMicros;
        this.plain = output.isPlain();
        this.decoder = output.decoder(charset, this);
    }

    @Override
    public void bytes(byte[] bytes) {
        meter.read(bytes.length);
        quiet = false;
        newestMicros = Table.MISSING;
        decoder.feed(bytes, 0, bytes.length);
        if (newestMicros != Table.MISSING) {
            meter.lag(Math.max(0, serverMicros.getAsLong() - newestMicros));
        }
    }

    @Override
    public void gap(String reason) {
        events.accept(new GapEvent(serverMicros.getAsLong(), Table.MISSING, Table.MISSING, reason));
    }

    @Override
    public void record(LogRecord found) {
        begun = true;
        newestMicros = found.timeMicros();
        long missing = gaps.missingBefore(found);
        if (!scope.covers(found)) {
            return;
        }
        if (missing > 0) {
            meter.lost(missing);
            events.accept(new GapEvent(found.timeMicros(), found.pid(), missing, KeptTexts.of("kept.gap.lacks")));
        }
        pairing.add(found);
    }

    @Override
    public void issue(IssueKind kind, long offsetBytes, long line, String detail) {
        if (plain && kind == IssueKind.UNKNOWN_LINE) {
            strangers = true; // plain text also takes what libraries and commands write
            return;
        }
        if (plain && kind == IssueKind.ORPHAN_RECORD && !begun) {
            return; // of a record that was begun before the recording
        }
        meter.lost(1);
        events.accept(new GapEvent(
                serverMicros.getAsLong(), Table.MISSING, 1, KeptTexts.of("kept.gap.record", kind.meaning())));
    }

    /// Whether lines have come since the last question that are no records.
    boolean hasMetStrangers() {
        boolean met = strangers;
        strangers = false;
        return met;
    }

    /// The log is at its end for now. Of plain text only a second such moment tells that no more rows of a record
    /// come: the collector may write a long one in several pieces.
    void pause() {
        if (quiet || !plain) {
            decoder.pause();
        }
        quiet = true;
        pairing.settle();
    }

    void finish() {
        decoder.finish();
        pairing.finish();
    }
}
