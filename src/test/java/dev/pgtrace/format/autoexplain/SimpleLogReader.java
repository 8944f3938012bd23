package dev.pgtrace.format.autoexplain;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.format.EventPlace;
import dev.pgtrace.format.EventTables;
import dev.pgtrace.format.autoexplain.log.LogDecoder;
import dev.pgtrace.format.autoexplain.log.LogRecord;
import dev.pgtrace.format.autoexplain.log.LogSink;
import dev.pgtrace.format.autoexplain.pairing.Pairing;
import dev.pgtrace.format.autoexplain.pairing.PairingListener;
import dev.pgtrace.format.autoexplain.pairing.Places;
import dev.pgtrace.model.Dialect;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.event.TraceEvent;
import dev.pgtrace.store.TraceBuilder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// The plain way to read a log: all of it on one thread, no plan by the shape of another one.
final class SimpleLogReader implements LogSink, PairingListener {
    private final TraceBuilder builder;
    private final EventTables tables;
    private final Pairing pairing = new Pairing(this);
    private boolean torn;

    private SimpleLogReader(TraceBuilder builder) {
        this.builder = builder;
        this.tables = new EventTables(builder, ReadLog.HASH, StandardCharsets.ISO_8859_1);
    }

    static Trace read(byte[] bytes) throws TraceException {
        TraceBuilder builder = new TraceBuilder(
                "bytes",
                StandardCharsets.UTF_8,
                new ServerLogFormat().text(ReadLog.source(bytes), StandardCharsets.UTF_8),
                ignored -> {});
        new SimpleLogReader(builder).all(bytes);
        return builder.snapshot();
    }

    private void all(byte[] bytes) {
        LogDecoder decoder = decoder(bytes);
        decoder.feed(bytes, 0, bytes.length);
        decoder.finish();
        pairing.finish();
        tables.finish();
        builder.progress(bytes.length, Dialect.SERVER_LOG);
        builder.finish(!torn);
    }

    private LogDecoder decoder(byte[] bytes) {
        Charset charset = StandardCharsets.ISO_8859_1;
        return switch (LogForm.of(bytes).orElseThrow()) {
            case LogForm.Json json -> LogDecoder.json(charset, this);
            case LogForm.Csv csv -> LogDecoder.csv(charset, this);
            case LogForm.Text text -> LogDecoder.text(text.prefix(), charset, this);
        };
    }

    @Override
    public void record(LogRecord found) {
        pairing.accept(found);
    }

    @Override
    public void issue(IssueKind kind, long offsetBytes, long line, String detail) {
        torn |= kind == IssueKind.TORN_LINE;
        builder.issue(kind, offsetBytes, line, detail);
    }

    @Override
    public void event(TraceEvent event, Places places) {
        tables.add(
                event,
                new EventPlace(
                        places.first(),
                        0,
                        places.sql(),
                        places.sqlLength(),
                        places.binds(),
                        places.plan(),
                        places.waits(),
                        places.end()));
    }

    @Override
    public void issue(IssueKind kind, long offsetBytes, String detail) {
        builder.issue(kind, offsetBytes, 0, detail);
    }
}
