package dev.pgtrace.cli;

import dev.pgtrace.app.MeasureRecording;
import dev.pgtrace.app.MeasureRecording.Mode;
import dev.pgtrace.app.MeasureRecording.Recorded;
import dev.pgtrace.app.MeasureRecording.Result;
import dev.pgtrace.app.MeasureRecording.Turn;
import dev.pgtrace.base.text.Bytes;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.NumberMarks;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.export.JsonDocument;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import tools.jackson.core.JsonGenerator;

/// What recordings cost, as text and as JSON.
final class RecordBenchReport {
    private static final String SCHEMA = "pgtrace.bench.record/1";
    private static final int NAME = 30;
    private static final int FIGURE = 12;

    private final List<Result> results;

    RecordBenchReport(List<Result> results) {
        this.results = List.copyOf(results);
    }

    void text(Writer out) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Result result : results) {
            text(text, result);
        }
        out.write(text.toString());
    }

    private static void text(StringBuilder text, Result result) {
        MeasureRecording.Options options = result.options();
        text.append(Texts.get(
                        "cli.bench.record.head",
                        result.kind().script(),
                        result.program(),
                        result.server(),
                        Texts.count("cli.bench.record.clients", options.clients(), options.clients()),
                        Texts.count("cli.bench.record.rounds", options.rounds(), options.rounds()),
                        Durations.format(options.duration().toNanos() / 1000),
                        BenchWords.processors(),
                        BenchWords.heap()))
                .append('\n');
        rate(text, result, Mode.NONE, Texts.get("cli.bench.record.none"), "");
        rate(
                text,
                result,
                Mode.SETTINGS,
                Texts.get("cli.bench.record.settings"),
                Texts.get("cli.bench.record.settings.note", ratio(result, Mode.SETTINGS, Mode.NONE)));
        rate(
                text,
                result,
                Mode.RECORDING,
                Texts.get("cli.bench.record.recording"),
                Texts.get(
                        "cli.bench.record.recording.note",
                        ratio(result, Mode.RECORDING, Mode.SETTINGS),
                        ratio(result, Mode.RECORDING, Mode.NONE)));
        line(
                text,
                Texts.get("cli.bench.record.busy"),
                busy(result.busy(Mode.RECORDING)),
                Texts.get(
                        "cli.bench.record.busy.note",
                        Runtime.getRuntime().availableProcessors(),
                        busy(result.busy(Mode.SETTINGS)),
                        busy(result.busy(Mode.NONE)),
                        busy(result.busyBefore())));
        server(text, result);
        List<Recorded> recorded = result.recorded();
        long executions = sum(recorded, Recorded::executions);
        long expected = sum(recorded, Recorded::expected);
        line(
                text,
                Texts.get("cli.bench.record.statements"),
                Counts.grouped(executions),
                Texts.get(
                        "cli.bench.record.statements.note",
                        Counts.grouped(expected),
                        Counts.grouped(sum(recorded, Recorded::lost))));
        line(
                text,
                Texts.get("cli.bench.record.lag"),
                Durations.format(most(recorded, Recorded::worstLagMicros)),
                Texts.get("cli.bench.record.lag.note"));
        OptionalLong cpu = cpu(recorded);
        line(
                text,
                Texts.get("cli.bench.record.cpu"),
                cpu.isEmpty() ? "–" : perStatement(cpu.getAsLong(), expected),
                cpu.isEmpty() ? Texts.get("cli.bench.record.cpu.unknown") : Texts.get("cli.bench.record.cpu.note"));
        OptionalLong cold = cpu(List.of(result.warmUp()));
        if (cold.isPresent()) {
            long count = result.warmUp().expected();
            line(
                    text,
                    Texts.get("cli.bench.record.warm"),
                    perStatement(cold.getAsLong(), count),
                    Texts.get("cli.bench.record.warm.note", Counts.grouped(count)));
        }
        line(
                text,
                Texts.get("cli.bench.peak"),
                Bytes.format(most(recorded, Recorded::peakHeapBytes)),
                Texts.get("cli.bench.peak.note"));
        OptionalLong live = recorded.stream()
                .flatMapToLong(one -> one.liveHeapBytes().stream())
                .max();
        line(
                text,
                Texts.get("cli.bench.live"),
                live.isEmpty() ? "–" : Bytes.format(live.getAsLong()),
                live.isEmpty() ? Texts.get("cli.bench.record.live.none") : Texts.get("cli.bench.live.note"));
        line(
                text,
                Texts.get("cli.bench.record.read"),
                Bytes.format(sum(recorded, Recorded::logBytes)),
                Texts.get("cli.bench.record.read.note", Bytes.format(sum(recorded, Recorded::fileBytes))));
    }

    private static void server(StringBuilder text, Result result) {
        OptionalDouble recording = result.serverMicrosEach(Mode.RECORDING);
        line(
                text,
                Texts.get("cli.bench.record.server"),
                micros(recording),
                recording.isEmpty()
                        ? Texts.get("cli.bench.record.server.unknown")
                        : Texts.get(
                                "cli.bench.record.server.note",
                                micros(result.serverMicrosEach(Mode.SETTINGS)),
                                micros(result.serverMicrosEach(Mode.NONE))));
    }

    private static String micros(OptionalDouble micros) {
        return micros.isPresent() ? Durations.format(Math.round(micros.getAsDouble())) : "–";
    }

    private static void rate(StringBuilder text, Result result, Mode mode, String name, String note) {
        line(text, name, Counts.grouped(Math.round(result.perSecond(mode))) + "/s", note);
    }

    private static String busy(OptionalDouble processors) {
        return processors.isPresent()
                ? NumberMarks.marked(String.format(Locale.ROOT, "%.1f", processors.getAsDouble()))
                : "–";
    }

    private static String perStatement(long micros, long statements) {
        return Durations.format(Math.round(micros / (double) Math.max(1, statements)));
    }

    private static String ratio(Result result, Mode mode, Mode to) {
        return NumberMarks.marked(String.format(Locale.ROOT, "%.2f", result.ratio(mode, to)));
    }

    private static void line(StringBuilder text, String name, String figure, String note) {
        text.append("  ").append(name).repeat(' ', Math.max(1, NAME - name.length()));
        text.repeat(' ', Math.max(0, FIGURE - figure.length())).append(figure);
        text.append(note.isEmpty() ? "" : "   " + note).append('\n');
    }

    private static long sum(List<Recorded> recorded, ToLongFunction<Recorded> figure) {
        return recorded.stream().mapToLong(figure).sum();
    }

    private static long most(List<Recorded> recorded, ToLongFunction<Recorded> figure) {
        return recorded.stream().mapToLong(figure).max().orElse(0);
    }

    /// Of all rounds, or empty where it is not known of one.
    private static OptionalLong cpu(List<Recorded> recorded) {
        return recorded.stream().allMatch(one -> one.cpuMicros().isPresent())
                ? OptionalLong.of(sum(recorded, one -> one.cpuMicros().getAsLong()))
                : OptionalLong.empty();
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
        json.writeNumberProperty("heapLimitBytes", Runtime.getRuntime().maxMemory());
        json.writeArrayPropertyStart("loads");
        for (Result result : results) {
            load(json, result);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void load(JsonGenerator json, Result result) {
        json.writeStartObject();
        json.writeStringProperty("load", result.kind().script());
        json.writeStringProperty("program", result.program());
        json.writeStringProperty("server", result.server());
        json.writeBooleanProperty("fsync", false);
        json.writeNumberProperty("clients", result.options().clients());
        json.writeNumberProperty("rounds", result.options().rounds());
        json.writeNumberProperty("eachMillis", result.options().duration().toMillis());
        json.writeNumberProperty("warmUpMillis", result.options().warmUp().toMillis());
        json.writeObjectPropertyStart("transactionsPerSecond");
        for (Mode mode : Mode.values()) {
            json.writeNumberProperty(Words.of(mode), result.perSecond(mode));
        }
        json.writeEndObject();
        json.writeObjectPropertyStart("warmUp");
        recorded(json, result.warmUp());
        json.writeEndObject();
        json.writeNumberProperty("settingsToNone", result.ratio(Mode.SETTINGS, Mode.NONE));
        json.writeNumberProperty("recordingToSettings", result.ratio(Mode.RECORDING, Mode.SETTINGS));
        json.writeNumberProperty("recordingToNone", result.ratio(Mode.RECORDING, Mode.NONE));
        json.writeObjectPropertyStart("serverCpuMicrosPerTransaction");
        for (Mode mode : Mode.values()) {
            number(json, Words.of(mode), result.serverMicrosEach(mode));
        }
        json.writeEndObject();
        json.writeArrayPropertyStart("turns");
        for (Turn turn : result.turns()) {
            turn(json, turn);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void turn(JsonGenerator json, Turn turn) {
        json.writeStartObject();
        json.writeNumberProperty("round", turn.round());
        json.writeStringProperty("mode", Words.of(turn.mode()));
        json.writeNumberProperty("transactions", turn.transactions());
        json.writeNumberProperty("transactionsPerSecond", turn.perSecond());
        number(json, "processorsBusyBefore", turn.busyBefore());
        number(json, "processorsBusy", turn.busy());
        number(json, "serverCpuMicros", turn.serverMicros());
        turn.recorded().ifPresent(recorded -> recorded(json, recorded));
        json.writeEndObject();
    }

    private static void recorded(JsonGenerator json, Recorded recorded) {
        json.writeNumberProperty("statementsRecorded", recorded.executions());
        json.writeNumberProperty("statementsRun", recorded.expected());
        json.writeNumberProperty("recordsLost", recorded.lost());
        json.writeNumberProperty("logBytes", recorded.logBytes());
        json.writeNumberProperty("fileBytes", recorded.fileBytes());
        json.writeNumberProperty("worstLagMicros", recorded.worstLagMicros());
        number(json, "recorderCpuMicros", recorded.cpuMicros());
        json.writeNumberProperty("peakHeapBytes", recorded.peakHeapBytes());
        number(json, "peakHeapAfterGcBytes", recorded.liveHeapBytes());
    }

    private static void number(JsonGenerator json, String name, OptionalLong value) {
        if (value.isPresent()) {
            json.writeNumberProperty(name, value.getAsLong());
        } else {
            json.writeNullProperty(name);
        }
    }

    private static void number(JsonGenerator json, String name, OptionalDouble value) {
        if (value.isPresent()) {
            json.writeNumberProperty(name, value.getAsDouble());
        } else {
            json.writeNullProperty(name);
        }
    }
}
