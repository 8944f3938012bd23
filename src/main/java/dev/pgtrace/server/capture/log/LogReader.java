package dev.pgtrace.server.capture.log;

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
    private long newestMicros = Table.MISSING;

    LogReader(
            LogScope scope,
            String format,
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
        this.decoder = format.equals("jsonlog") ? LogDecoder.json(charset, this) : LogDecoder.csv(charset, this);
    }

    @Override
    public void bytes(byte[] bytes) {
        meter.read(bytes.length);
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
        newestMicros = found.timeMicros();
        long missing = gaps.missingBefore(found);
        if (!scope.covers(found)) {
            return;
        }
        if (missing > 0) {
            meter.lost(missing);
            events.accept(new GapEvent(
                    found.timeMicros(), found.pid(), missing, "The server's log lacks records of this session."));
        }
        pairing.add(found);
    }

    @Override
    public void issue(IssueKind kind, long offsetBytes, long line, String detail) {
        meter.lost(1);
        events.accept(new GapEvent(
                serverMicros.getAsLong(),
                Table.MISSING,
                1,
                "A record of the server's log cannot be read: " + kind.meaning() + "."));
    }

    void pause() {
        decoder.pause();
        pairing.settle();
    }

    void finish() {
        decoder.finish();
        pairing.finish();
    }
}
