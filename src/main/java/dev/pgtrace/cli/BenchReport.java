package dev.pgtrace.cli;

import dev.pgtrace.app.MeasureOpening;
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

/// The figures of several runs, each the median.
final class BenchReport {
    private static final String SCHEMA = "pgtrace.bench.open/1";

    private final String file;
    private final List<MeasureOpening.Run> runs;

    private final List<MeasureOpening.Reopening> again;

    /// @param again openings out of the sidecar index, none where it has none
    BenchReport(String file, List<MeasureOpening.Run> runs, List<MeasureOpening.Reopening> again) {
        this.file = file;
        this.runs = List.copyOf(runs);
        this.again = List.copyOf(again);
    }

    void text(Writer out) throws IOException {
        MeasureOpening.Run any = runs.getFirst();
        StringBuilder text = new StringBuilder();
        boolean packed = any.storedBytes() != any.bytes() && any.storedBytes() >= 0;
        String size = packed
                ? Texts.get("cli.bench.open.stored", file, Bytes.format(any.bytes()), Bytes.format(any.storedBytes()))
                : Texts.get("cli.bench.open.bytes", file, Bytes.format(any.bytes()));
        text.append(Texts.get(
                        "cli.bench.open.head",
                        size,
                        Counts.grouped(any.executions()),
                        BenchWords.runs(runs.size()),
                        BenchWords.heap(),
                        BenchWords.processors()))
                .append('\n');
        long first = median(MeasureOpening.Run::firstRowsMicros);
        line(text, Texts.get("cli.bench.first"), first < 0 ? "–" : Durations.format(first), "");
        timed(text, Texts.get("cli.bench.open.index"), median(MeasureOpening.Run::indexMicros));
        timed(text, Texts.get("cli.bench.open.complete"), median(MeasureOpening.Run::completeMicros));
        if (!again.isEmpty()) {
            line(
                    text,
                    Texts.get("cli.bench.open.again"),
                    Durations.format(reopened()),
                    Texts.get("cli.bench.open.again.note"));
            line(
                    text,
                    Texts.get("cli.bench.open.checked"),
                    Durations.format(checked()),
                    Texts.get("cli.bench.open.checked.note"));
        }
        if (any.lineCountMicros() >= 0) {
            timed(text, Texts.get("cli.bench.open.lines"), median(MeasureOpening.Run::lineCountMicros));
            timed(text, Texts.get("cli.bench.open.mapped"), median(MeasureOpening.Run::mappedLineCountMicros));
        }
        line(
                text,
                Texts.get("cli.bench.peak"),
                bytes(MeasureOpening.Run::peakHeapBytes),
                Texts.get("cli.bench.peak.note"));
        line(
                text,
                Texts.get("cli.bench.live"),
                bytes(MeasureOpening.Run::peakCollectedHeapBytes),
                Texts.get("cli.bench.live.note"));
        line(
                text,
                Texts.get("cli.bench.open.retained"),
                bytes(MeasureOpening.Run::retainedHeapBytes),
                Texts.get("cli.bench.open.retained.note"));
        if (any.executions() > 0) {
            line(
                    text,
                    Texts.get("cli.bench.open.each"),
                    Bytes.exact(median(MeasureOpening.Run::retainedHeapBytes) / any.executions()),
                    Texts.get("cli.bench.open.each.note"));
        }
        out.write(text.toString());
    }

    private void timed(StringBuilder text, String name, long micros) {
        line(text, name, Durations.format(micros), Bytes.format(bytesPerSecond(micros)) + "/s");
    }

    private static void line(StringBuilder text, String name, String figure, String note) {
        text.append("  ").append(name).repeat(' ', Math.max(1, 26 - name.length()));
        text.repeat(' ', Math.max(0, 12 - figure.length())).append(figure);
        text.append(note.isEmpty() ? "" : "   " + note).append('\n');
    }

    private String bytes(ToLongFunction<MeasureOpening.Run> figure) {
        return Bytes.format(median(figure));
    }

    void json(Writer out) throws IOException {
        try (JsonDocument document = new JsonDocument(out)) {
            document.write(this::object);
        }
    }

    private void object(JsonGenerator json) {
        MeasureOpening.Run any = runs.getFirst();
        json.writeStartObject();
        json.writeStringProperty("schema", SCHEMA);
        json.writeStringProperty("file", file);
        json.writeNumberProperty("bytes", any.bytes());
        number(json, "storedBytes", any.storedBytes());
        json.writeNumberProperty("executions", any.executions());
        json.writeNumberProperty("runs", runs.size());
        json.writeNumberProperty("processors", Runtime.getRuntime().availableProcessors());
        json.writeNumberProperty("heapLimitBytes", Runtime.getRuntime().maxMemory());
        number(json, "firstRowsMicros", median(MeasureOpening.Run::firstRowsMicros));
        json.writeNumberProperty("indexMicros", median(MeasureOpening.Run::indexMicros));
        json.writeNumberProperty("indexBytesPerSecond", bytesPerSecond(median(MeasureOpening.Run::indexMicros)));
        json.writeNumberProperty("completeMicros", median(MeasureOpening.Run::completeMicros));
        json.writeNumberProperty("completeBytesPerSecond", bytesPerSecond(median(MeasureOpening.Run::completeMicros)));
        number(json, "reopenedMicros", again.isEmpty() ? -1 : reopened());
        number(json, "reopenedCheckedMicros", again.isEmpty() ? -1 : checked());
        number(
                json,
                "reopenedHeapBytes",
                again.isEmpty() ? -1 : median(again, MeasureOpening.Reopening::retainedHeapBytes));
        json.writeNumberProperty("peakHeapBytes", median(MeasureOpening.Run::peakHeapBytes));
        number(json, "peakHeapAfterGcBytes", median(MeasureOpening.Run::peakCollectedHeapBytes));
        json.writeNumberProperty("retainedHeapBytes", median(MeasureOpening.Run::retainedHeapBytes));
        number(
                json,
                "heapBytesPerExecution",
                any.executions() == 0 ? -1 : median(MeasureOpening.Run::retainedHeapBytes) / any.executions());
        number(json, "lines", any.lines());
        number(json, "lineCountMicros", median(MeasureOpening.Run::lineCountMicros));
        number(
                json,
                "lineCountBytesPerSecond",
                any.lines() < 0 ? -1 : bytesPerSecond(median(MeasureOpening.Run::lineCountMicros)));
        number(json, "mappedLineCountMicros", median(MeasureOpening.Run::mappedLineCountMicros));
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, long value) {
        if (value < 0) {
            json.writeNullProperty(name);
        } else {
            json.writeNumberProperty(name, value);
        }
    }

    private long bytesPerSecond(long micros) {
        return Math.round(runs.getFirst().bytes() * 1e6 / Math.max(1, micros));
    }

    private long reopened() {
        return median(again, MeasureOpening.Reopening::completeMicros);
    }

    private long checked() {
        return median(again, MeasureOpening.Reopening::checkedMicros);
    }

    private long median(ToLongFunction<MeasureOpening.Run> figure) {
        return median(runs, figure);
    }

    /// The middle one; of two the larger.
    private static <T> long median(List<T> runs, ToLongFunction<T> figure) {
        long[] sorted = runs.stream().mapToLong(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
