package dev.pgtrace.cli;

import dev.pgtrace.app.MeasureConversion.Figures;
import dev.pgtrace.app.MeasureConversion.Measured;
import dev.pgtrace.base.text.Bytes;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Ratios;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.export.JsonDocument;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/// What a trace takes as each kind of file.
///
/// @param level of zstd
/// @param runs  openings of each
record ConversionReport(String file, int level, int runs, Measured measured) {
    private static final List<String> COLUMNS =
            List.of("kind", "size", "smaller", "written", "text", "opened", "faster", "detail");
    private static final String SCHEMA = "pgtrace.bench.convert/1";

    void text(Writer out) throws IOException {
        out.write(Texts.get(
                        "cli.bench.convert.head",
                        file,
                        Bytes.format(measured.textBytes()),
                        Counts.grouped(measured.executions()),
                        level,
                        Texts.count("cli.bench.convert.openings", runs, runs),
                        BenchWords.processors())
                + "\n");
        out.write(line(COLUMNS.stream()
                .map(column -> Texts.get("cli.bench.convert.column." + column))
                .toArray()));
        for (Figures kind : measured.kinds()) {
            out.write(line(
                    kind.kind().extension(),
                    Bytes.format(kind.storedBytes()),
                    Ratios.times((double) measured.textBytes() / Math.max(1, kind.storedBytes())),
                    Durations.format(kind.writeMicros()),
                    Bytes.format(perSecond(kind.writeMicros())) + "/s",
                    Durations.format(kind.openMicros()),
                    Ratios.times((double) measured.kinds().getFirst().openMicros() / Math.max(1, kind.openMicros())),
                    kind.detailMicros() < 0 ? "–" : Durations.format(kind.detailMicros())));
        }
    }

    private static String line(Object... cells) {
        return String.format(Locale.ROOT, "  %-9s %10s %9s %12s %12s %12s %9s %12s", cells) + "\n";
    }

    private long perSecond(long micros) {
        return Math.round(measured.textBytes() * 1e6 / Math.max(1, micros));
    }

    void json(Writer out) throws IOException {
        try (JsonDocument document = new JsonDocument(out)) {
            document.write(this::object);
        }
    }

    private void object(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("schema", SCHEMA);
        json.writeStringProperty("file", file);
        json.writeNumberProperty("textBytes", measured.textBytes());
        json.writeNumberProperty("executions", measured.executions());
        json.writeNumberProperty("level", level);
        json.writeNumberProperty("runs", runs);
        json.writeNumberProperty("processors", Runtime.getRuntime().availableProcessors());
        json.writeArrayPropertyStart("kinds");
        for (Figures kind : measured.kinds()) {
            json.writeStartObject();
            json.writeStringProperty("kind", Words.of(kind.kind()));
            json.writeNumberProperty("storedBytes", kind.storedBytes());
            json.writeNumberProperty("writeMicros", kind.writeMicros());
            json.writeNumberProperty("openMicros", kind.openMicros());
            if (kind.detailMicros() < 0) {
                json.writeNullProperty("detailMicros");
            } else {
                json.writeNumberProperty("detailMicros", kind.detailMicros());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
