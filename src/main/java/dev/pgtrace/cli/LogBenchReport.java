package dev.pgtrace.cli;

import dev.pgtrace.app.MeasureLog;
import dev.pgtrace.base.text.Bytes;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.export.JsonDocument;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import tools.jackson.core.JsonGenerator;

/// The figures of several readings of logs, each the median.
final class LogBenchReport {
    private static final String SCHEMA = "pgtrace.bench.log/1";

    private final List<Log> logs;
    private final String whyNone;

    record Log(String file, MeasureLog.Result result) {}

    /// @param whyNone why there is no figure of pgBadger, where there is none
    LogBenchReport(List<Log> logs, String whyNone) {
        this.logs = List.copyOf(logs);
        this.whyNone = whyNone;
    }

    void text(Writer out) throws IOException {
        for (Log log : logs) {
            out.write(text(log));
        }
    }

    private String text(Log log) {
        MeasureLog.Result result = log.result();
        int runs = result.all().size();
        StringBuilder text = new StringBuilder();
        text.append(Texts.get(
                        "cli.bench.log.head",
                        log.file(),
                        Bytes.format(result.bytes()),
                        result.destination(),
                        Counts.grouped(result.executions()),
                        Texts.count("cli.bench.log.issues", result.issues(), Counts.grouped(result.issues())),
                        BenchWords.runs(runs),
                        BenchWords.heap(),
                        BenchWords.processors()))
                .append('\n');
        long first = median(result.all(), MeasureLog.Run::firstRowsMicros);
        line(text, Texts.get("cli.bench.first"), first < 0 ? "–" : Durations.format(first), "");
        timed(text, Texts.get("cli.bench.log.one"), result, median(result.one(), MeasureLog.Run::micros));
        timed(text, threads(result.threads()), result, median(result.all(), MeasureLog.Run::micros));
        Optional<MeasureLog.Other> other = result.pgBadger();
        if (other.isPresent()) {
            timed(text, other.get().version(), result, other.get().micros());
        } else {
            line(text, "pgBadger", "–", whyNone);
        }
        return text.toString();
    }

    private static String threads(int threads) {
        return Texts.count("cli.bench.log.all", threads, threads);
    }

    private static void timed(StringBuilder text, String name, MeasureLog.Result result, long micros) {
        line(text, name, Durations.format(micros), Bytes.format(bytesPerSecond(result, micros)) + "/s");
    }

    private static void line(StringBuilder text, String name, String figure, String note) {
        text.append("  ").append(name).repeat(' ', Math.max(1, 26 - name.length()));
        text.repeat(' ', Math.max(0, 12 - figure.length())).append(figure);
        text.append(note.isEmpty() ? "" : "   " + note).append('\n');
    }

    void json(Writer out) throws IOException {
        try (JsonDocument document = new JsonDocument(out)) {
            document.write(json -> {
                json.writeStartObject();
                json.writeStringProperty("schema", SCHEMA);
                json.writeNumberProperty("processors", Runtime.getRuntime().availableProcessors());
                json.writeNumberProperty("heapLimitBytes", Runtime.getRuntime().maxMemory());
                json.writeArrayPropertyStart("logs");
                logs.forEach(log -> object(json, log));
                json.writeEndArray();
                json.writeEndObject();
            });
        }
    }

    private static void object(JsonGenerator json, Log log) {
        MeasureLog.Result result = log.result();
        json.writeStartObject();
        json.writeStringProperty("file", log.file());
        json.writeStringProperty("destination", result.destination());
        json.writeNumberProperty("bytes", result.bytes());
        json.writeNumberProperty("executions", result.executions());
        json.writeNumberProperty("issues", result.issues());
        json.writeNumberProperty("runs", result.all().size());
        json.writeNumberProperty("threads", result.threads());
        long first = median(result.all(), MeasureLog.Run::firstRowsMicros);
        if (first < 0) {
            json.writeNullProperty("firstRowsMicros");
        } else {
            json.writeNumberProperty("firstRowsMicros", first);
        }
        timed(json, "oneThread", result, Optional.of(median(result.one(), MeasureLog.Run::micros)));
        timed(json, "allThreads", result, Optional.of(median(result.all(), MeasureLog.Run::micros)));
        result.pgBadger()
                .ifPresentOrElse(
                        other -> json.writeStringProperty("pgBadgerVersion", other.version()),
                        () -> json.writeNullProperty("pgBadgerVersion"));
        timed(json, "pgBadger", result, result.pgBadger().map(MeasureLog.Other::micros));
        json.writeEndObject();
    }

    private static void timed(JsonGenerator json, String name, MeasureLog.Result result, Optional<Long> micros) {
        if (micros.isPresent()) {
            json.writeNumberProperty(name + "Micros", micros.get());
            json.writeNumberProperty(name + "BytesPerSecond", bytesPerSecond(result, micros.get()));
        } else {
            json.writeNullProperty(name + "Micros");
            json.writeNullProperty(name + "BytesPerSecond");
        }
    }

    private static long bytesPerSecond(MeasureLog.Result result, long micros) {
        return Math.round(result.bytes() * 1e6 / Math.max(1, micros));
    }

    private static long median(List<MeasureLog.Run> runs, ToLongFunction<MeasureLog.Run> figure) {
        long[] sorted = runs.stream().mapToLong(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
