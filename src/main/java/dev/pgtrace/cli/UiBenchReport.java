package dev.pgtrace.cli;

import dev.pgtrace.app.WindowBench;
import dev.pgtrace.app.WindowBench.Figure;
import dev.pgtrace.app.WindowBench.Measure;
import dev.pgtrace.app.WindowBench.Times;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.NumberMarks;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.export.JsonDocument;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/// What was measured of the window, as text and as JSON.
final class UiBenchReport {
    private static final String SCHEMA = "pgtrace.bench.ui/1";
    private static final int NAME = 74;
    private static final int COLUMN = 10;

    private final WindowBench.Options options;
    private final List<Figure> figures;

    UiBenchReport(WindowBench.Options options, List<Figure> figures) {
        this.options = options;
        this.figures = List.copyOf(figures);
    }

    void text(Writer out) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(Texts.get("cli.bench.ui.head", BenchWords.processors(), decimal(load()), BenchWords.heap()))
                .append('\n');
        frames(text);
        waits(text);
        busy(text);
        heap(text);
        out.write(text.toString());
    }

    private void frames(StringBuilder text) {
        List<Figure> shown = of(Measure.FRAME);
        if (shown.isEmpty()) {
            return;
        }
        line(
                text,
                heading("frames"),
                "p50",
                "p95",
                "p99",
                "max",
                ">16",
                word("window"),
                word("drawing"),
                word("wall"),
                word("own16"),
                word("own100"),
                word("goal"),
                "");
        for (Figure figure : shown) {
            line(
                    text,
                    KeptTexts.told(figure.what()),
                    millis(figure.values().at(0.5)),
                    millis(figure.values().at(0.95)),
                    millis(figure.values().at(0.99)),
                    millis(figure.values().at(1)),
                    Long.toString(figure.values().over(WindowBench.FRAME_MICROS)),
                    millis(figure.window().at(0.95)),
                    millis(figure.drawing().at(0.95)),
                    millis(figure.wall().at(0.95)),
                    Long.toString(figure.stalls().own().over(WindowBench.FRAME_MICROS)),
                    Long.toString(figure.stalls().own().over(WindowBench.FELT_MICROS)),
                    millis(figure.limit()),
                    verdict(figure));
        }
        text.append(Texts.get("cli.bench.ui.note")).append('\n');
    }

    private void waits(StringBuilder text) {
        List<Figure> shown = of(Measure.WAIT);
        if (shown.isEmpty()) {
            return;
        }
        line(
                text,
                heading("waits"),
                word("times"),
                "p50",
                "max",
                word("window"),
                "max",
                word("own16"),
                word("own100"),
                word("goal"),
                "");
        for (Figure figure : shown) {
            line(
                    text,
                    KeptTexts.told(figure.what()),
                    Integer.toString(figure.values().count()),
                    millis(figure.values().at(0.5)),
                    millis(figure.values().at(1)),
                    millis(figure.window().at(0.5)),
                    millis(figure.window().at(1)),
                    Long.toString(figure.stalls().own().over(WindowBench.FRAME_MICROS)),
                    Long.toString(figure.stalls().own().over(WindowBench.FELT_MICROS)),
                    millis(figure.limit()),
                    verdict(figure));
        }
    }

    private void busy(StringBuilder text) {
        List<Figure> shown = of(Measure.BUSY);
        if (shown.isEmpty()) {
            return;
        }
        line(
                text,
                heading("busy"),
                word("seconds"),
                "p50",
                "max",
                word("wait99"),
                ">16",
                ">100",
                word("own16"),
                word("own100"),
                word("goal"),
                "");
        for (Figure figure : shown) {
            line(
                    text,
                    KeptTexts.told(figure.what()),
                    Integer.toString(figure.values().count()),
                    percent(figure.values().at(0.5)),
                    percent(figure.values().at(1)),
                    millis(figure.stalls().waits().at(0.99)),
                    Long.toString(figure.stalls().waits().over(WindowBench.FRAME_MICROS)),
                    Long.toString(figure.stalls().waits().over(WindowBench.FELT_MICROS)),
                    Long.toString(figure.stalls().own().over(WindowBench.FRAME_MICROS)),
                    Long.toString(figure.stalls().own().over(WindowBench.FELT_MICROS)),
                    percent(figure.limit()),
                    verdict(figure));
        }
    }

    private void heap(StringBuilder text) {
        List<Figure> shown = of(Measure.HEAP);
        if (shown.isEmpty()) {
            return;
        }
        line(text, heading("heap"), word("times"), word("least"), "max", word("growth"), word("goal"), "");
        for (Figure figure : shown) {
            line(
                    text,
                    KeptTexts.told(figure.what()),
                    Integer.toString(figure.values().count()),
                    megabytes(figure.values().least()),
                    megabytes(figure.values().at(1)),
                    megabytes(figure.judged()),
                    megabytes(figure.limit()),
                    verdict(figure));
            text.append(Texts.get("cli.bench.ui.over"));
            for (long kilobytes : figure.values().inOrder()) {
                text.append(' ').append(megabytes(kilobytes));
            }
            text.append('\n').append(Texts.get("cli.bench.ui.growing")).append('\n');
        }
    }

    private List<Figure> of(Measure measure) {
        return figures.stream().filter(figure -> figure.measure() == measure).toList();
    }

    private static String verdict(Figure figure) {
        return figure.limit() < 0 ? "" : word(figure.reached() ? "reached" : "missed");
    }

    private static String heading(String table) {
        return "\n" + Texts.get("cli.bench.ui.table." + table);
    }

    private static String word(String key) {
        return Texts.get("cli.bench.ui.word." + key);
    }

    private static String decimal(double value) {
        return NumberMarks.marked(String.format(Locale.ROOT, "%.1f", value));
    }

    private static String millis(long micros) {
        return micros < 0 ? "" : decimal(micros / 1000.0);
    }

    private static String megabytes(long kilobytes) {
        return decimal(kilobytes / 1024.0);
    }

    private static String percent(long hundredths) {
        return decimal(hundredths / 100.0);
    }

    private static void line(StringBuilder text, String name, String... columns) {
        text.append(name).repeat(' ', Math.max(1, NAME - name.length()));
        for (String column : columns) {
            text.repeat(' ', Math.max(1, COLUMN - column.length())).append(column);
        }
        text.append('\n');
    }

    void json(Writer out) throws IOException {
        try (JsonDocument document = new JsonDocument(out)) {
            document.write(this::object);
        }
    }

    private void object(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("schema", SCHEMA);
        json.writeNumberProperty("processors", Runtime.getRuntime().availableProcessors());
        json.writeNumberProperty("load", Math.round(load() * 100) / 100.0);
        json.writeNumberProperty("heapLimitBytes", Runtime.getRuntime().maxMemory());
        json.writeObjectPropertyStart("options");
        json.writeNumberProperty("frames", options.frames());
        json.writeNumberProperty("calls", options.calls());
        json.writeNumberProperty("lanes", options.lanes());
        json.writeNumberProperty("executions", options.executions());
        json.writeNumberProperty("executionsPerSecond", options.perSecond());
        json.writeNumberProperty("seconds", options.seconds());
        json.writeNumberProperty("pulses", options.pulses());
        json.writeNumberProperty("starts", options.starts());
        json.writeEndObject();
        json.writeArrayPropertyStart("figures");
        figures.forEach(figure -> figure(json, figure));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void figure(JsonGenerator json, Figure figure) {
        json.writeStartObject();
        json.writeStringProperty("part", figure.part().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("what", figure.what());
        String unit =
                switch (figure.measure()) {
                    case FRAME, WAIT -> "Micros";
                    case BUSY -> "HundredthsOfPercent";
                    case HEAP -> "Kilobytes";
                };
        json.writeStringProperty("measure", figure.measure().name().toLowerCase(Locale.ROOT));
        json.writeNumberProperty("judged" + unit, figure.judged());
        if (figure.limit() >= 0) {
            json.writeNumberProperty("limit" + unit, figure.limit());
            json.writeBooleanProperty("reached", figure.reached());
        }
        times(json, "values" + unit, figure.values());
        if (figure.part() == WindowBench.Part.SOAK) {
            json.writeArrayPropertyStart("overTime" + unit);
            for (long value : figure.values().inOrder()) {
                json.writeNumber(value);
            }
            json.writeEndArray();
        }
        times(json, "windowThreadCpuMicros", figure.window());
        times(json, "drawingThreadCpuMicros", figure.drawing());
        times(json, "wallMicros", figure.wall());
        times(json, "waitMicros", figure.stalls().waits());
        times(json, "ownBetweenWaitsMicros", figure.stalls().own());
        json.writeEndObject();
    }

    /// Left out where it was not measured.
    private static void times(JsonGenerator json, String name, Times times) {
        if (times.count() == 0) {
            return;
        }
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("count", times.count());
        json.writeNumberProperty("p50", times.at(0.5));
        json.writeNumberProperty("p95", times.at(0.95));
        json.writeNumberProperty("p99", times.at(0.99));
        json.writeNumberProperty("max", times.at(1));
        json.writeNumberProperty("over16ms", times.over(WindowBench.FRAME_MICROS));
        json.writeNumberProperty("over100ms", times.over(WindowBench.FELT_MICROS));
        json.writeEndObject();
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
