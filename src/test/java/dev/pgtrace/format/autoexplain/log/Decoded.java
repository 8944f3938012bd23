package dev.pgtrace.format.autoexplain.log;

import dev.pgtrace.model.IssueKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What a decoder told.
public final class Decoded implements LogSink {
    public final List<LogRecord> records = new ArrayList<>();
    public final List<String> issues = new ArrayList<>();

    @Override
    public void record(LogRecord found) {
        records.add(found);
    }

    @Override
    public void issue(IssueKind kind, long offsetBytes, long line, String detail) {
        issues.add(kind + " at " + offsetBytes + ", line " + line + (detail.isEmpty() ? "" : ": " + detail));
    }

    public static byte[] sample(String name) throws IOException {
        try (InputStream in = Decoded.class.getResourceAsStream("/dev/pgtrace/format/autoexplain/" + name)) {
            return in.readAllBytes();
        }
    }

    static Decoded of(byte[] bytes, int piece, Function<LogSink, LogDecoder> make) {
        Decoded decoded = new Decoded();
        LogDecoder decoder = make.apply(decoded);
        for (int at = 0; at < bytes.length; at += piece) {
            decoder.feed(bytes, at, Math.min(bytes.length, at + piece));
        }
        decoder.finish();
        return decoded;
    }

    public static Decoded json(byte[] bytes, int piece) {
        return of(bytes, piece, sink -> LogDecoder.json(StandardCharsets.UTF_8, sink));
    }

    static Decoded jsonWithPlans(byte[] bytes, int piece) {
        return of(bytes, piece, sink -> LogDecoder.jsonWithPlans(StandardCharsets.UTF_8, sink));
    }

    public static Decoded csv(byte[] bytes, int piece) {
        return of(bytes, piece, sink -> LogDecoder.csv(StandardCharsets.UTF_8, sink));
    }

    static Decoded csvWithPlans(byte[] bytes, int piece) {
        return of(bytes, piece, sink -> LogDecoder.csvWithPlans(StandardCharsets.UTF_8, sink));
    }

    static Decoded textWithPlans(byte[] bytes, int piece) {
        LogLinePrefix prefix = LogLinePrefix.of("%m [%p] ");
        return of(bytes, piece, sink -> LogDecoder.textWithPlans(prefix, StandardCharsets.UTF_8, sink));
    }

    public static Decoded text(byte[] bytes, int piece) {
        LogLinePrefix prefix = PrefixGuess.of(bytes).orElseThrow();
        return of(bytes, piece, sink -> LogDecoder.text(prefix, StandardCharsets.UTF_8, sink));
    }
}
