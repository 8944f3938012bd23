package dev.pgtrace.cli;

import dev.pgtrace.app.MeasureFiltering;
import dev.pgtrace.app.MeasureFiltering.Taken;
import dev.pgtrace.base.text.Bytes;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.export.JsonDocument;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.function.ToLongFunction;
import tools.jackson.core.JsonGenerator;

/// What each of several filters took, the median of its runs: as it was and for a million executions.
record FilterBenchReport(String file, int runs, MeasureFiltering.Result result) {
    private static final String SCHEMA = "pgtrace.bench.filter/1";
    private static final int COLUMN = 11;

    void text(Writer out) throws IOException {
        StringBuilder text = new StringBuilder(Texts.get(
                        "cli.bench.filter.head",
                        file,
                        Bytes.format(result.bytes()),
                        Counts.grouped(result.executions()),
                        BenchWords.runs(runs),
                        BenchWords.processors()))
                .append("\n  ")
                .append(Texts.get("cli.bench.filter.kept", Bytes.format(result.heapBytes()), Bytes.exact(each())))
                .append('\n');
        int name = 2
                + result.rows().stream()
                        .mapToInt(row -> row.filter().length())
                        .max()
                        .orElse(0);
        line(
                text,
                name,
                Texts.get("cli.bench.filter.column.million"),
                Texts.get("cli.bench.filter.column.chosen"),
                Texts.get("cli.bench.filter.column.first"),
                Texts.get("cli.bench.filter.column.processor"),
                Texts.get("cli.bench.filter.column.again"),
                Texts.get("cli.bench.filter.column.processor"));
        for (MeasureFiltering.Row row : result.rows()) {
            line(
                    text,
                    name,
                    row.filter(),
                    Counts.grouped(row.chosen()),
                    Durations.format(million(row.first(), Taken::wallMicros)),
                    Durations.format(million(row.first(), Taken::processorMicros)),
                    Durations.format(million(row.again(), Taken::wallMicros)),
                    Durations.format(million(row.again(), Taken::processorMicros)));
        }
        out.write(text.toString());
    }

    private static void line(StringBuilder text, int name, String first, String... columns) {
        text.append("  ").append(first).repeat(' ', Math.max(1, name - first.length()));
        for (String column : columns) {
            text.repeat(' ', Math.max(1, COLUMN - column.length())).append(column);
        }
        text.append('\n');
    }

    void json(Writer out) throws IOException {
        try (JsonDocument document = new JsonDocument(out)) {
            document.write(json -> {
                json.writeStartObject();
                json.writeStringProperty("schema", SCHEMA);
                json.writeStringProperty("file", file);
                json.writeNumberProperty("bytes", result.bytes());
                json.writeNumberProperty("executions", result.executions());
                json.writeNumberProperty("runs", runs);
                json.writeNumberProperty("processors", Runtime.getRuntime().availableProcessors());
                json.writeNumberProperty("keptHeapBytes", result.heapBytes());
                json.writeNumberProperty("keptHeapBytesPerExecution", each());
                json.writeArrayPropertyStart("filters");
                result.rows().forEach(row -> row(json, row));
                json.writeEndArray();
                json.writeEndObject();
            });
        }
    }

    private void row(JsonGenerator json, MeasureFiltering.Row row) {
        json.writeStartObject();
        json.writeStringProperty("filter", row.filter());
        json.writeNumberProperty("chosen", row.chosen());
        taken(json, "first", row.first());
        taken(json, "again", row.again());
        json.writeEndObject();
    }

    private void taken(JsonGenerator json, String name, List<Taken> taken) {
        json.writeNumberProperty(name + "Micros", median(taken, Taken::wallMicros));
        json.writeNumberProperty(name + "ProcessorMicros", median(taken, Taken::processorMicros));
        json.writeNumberProperty(name + "MicrosPerMillion", million(taken, Taken::wallMicros));
        json.writeNumberProperty(name + "ProcessorMicrosPerMillion", million(taken, Taken::processorMicros));
    }

    private long each() {
        return result.heapBytes() / Math.max(1, result.executions());
    }

    private long million(List<Taken> taken, ToLongFunction<Taken> figure) {
        return Math.round(median(taken, figure) * 1e6 / Math.max(1, result.executions()));
    }

    private static long median(List<Taken> taken, ToLongFunction<Taken> figure) {
        long[] sorted = taken.stream().mapToLong(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
