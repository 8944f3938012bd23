package dev.pgtrace.cli;

import dev.pgtrace.app.MeasureFinding;
import dev.pgtrace.base.text.Bytes;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.export.JsonDocument;
import java.io.IOException;
import java.io.Writer;
import java.util.function.ToLongFunction;

/// The figures of several searches, each the median.
record FindBenchReport(String file, String text, MeasureFinding.Result result) {
    private static final String SCHEMA = "pgtrace.bench.find/1";

    void text(Writer out) throws IOException {
        long whole = median(MeasureFinding.Run::wholeMicros);
        long first = median(MeasureFinding.Run::firstMicros);
        out.write(Texts.get(
                        "cli.bench.find.head",
                        file,
                        Bytes.format(result.bytes()),
                        text,
                        Counts.grouped(result.runs().getFirst().hits()),
                        BenchWords.runs(result.runs().size()),
                        BenchWords.processors())
                + "\n");
        String found = first < 0 ? "–" : Durations.format(first);
        out.write("  " + Texts.get("cli.bench.find.first", found) + "\n");
        String rate = Bytes.format(bytesPerSecond(whole));
        out.write("  " + Texts.get("cli.bench.find.whole", Durations.format(whole), rate) + "\n");
    }

    void json(Writer out) throws IOException {
        long whole = median(MeasureFinding.Run::wholeMicros);
        long first = median(MeasureFinding.Run::firstMicros);
        try (JsonDocument document = new JsonDocument(out)) {
            document.write(json -> {
                json.writeStartObject();
                json.writeStringProperty("schema", SCHEMA);
                json.writeStringProperty("file", file);
                json.writeStringProperty("text", text);
                json.writeNumberProperty("bytes", result.bytes());
                json.writeNumberProperty("runs", result.runs().size());
                json.writeNumberProperty("processors", Runtime.getRuntime().availableProcessors());
                json.writeNumberProperty("hits", result.runs().getFirst().hits());
                if (first < 0) {
                    json.writeNullProperty("firstHitMicros");
                } else {
                    json.writeNumberProperty("firstHitMicros", first);
                }
                json.writeNumberProperty("searchedMicros", whole);
                json.writeNumberProperty("searchedBytesPerSecond", bytesPerSecond(whole));
                json.writeEndObject();
            });
        }
    }

    private long bytesPerSecond(long micros) {
        return Math.round(result.bytes() * 1e6 / Math.max(1, micros));
    }

    private long median(ToLongFunction<MeasureFinding.Run> figure) {
        long[] sorted = result.runs().stream().mapToLong(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
