package dev.pgtrace.cli;

import dev.pgtrace.app.MeasureRecording;
import dev.pgtrace.app.MeasureRecording.Mode;
import dev.pgtrace.app.MeasureRecording.Recorded;
import dev.pgtrace.app.MeasureRecording.Result;
import dev.pgtrace.app.MeasureRecording.Turn;
import dev.pgtrace.base.text.Bytes;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
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
        text.append(result.kind().script())
                .append(" by ")
                .append(result.program())
                .append(" on PostgreSQL ");
        text.append(result.server()).append(" without fsync: ").append(options.clients());
        text.append(options.clients() == 1 ? " client, " : " clients, ").append(options.rounds());
        text.append(options.rounds() == 1 ? " round of " : " rounds of ");
        text.append(Durations.format(options.duration().toNanos() / 1000)).append(" each; ");
        text.append(Runtime.getRuntime().availableProcessors()).append(" processors, heap limit ");
        text.append(Bytes.format(Runtime.getRuntime().maxMemory())).append('\n');
        rate(text, result, Mode.NONE, "no recording", "");
        rate(
                text,
                result,
                Mode.SETTINGS,
                "settings on, nobody reading",
                ratio(result, Mode.SETTINGS, Mode.NONE) + " of no recording");
        rate(
                text,
                result,
                Mode.RECORDING,
                "recording",
                ratio(result, Mode.RECORDING, Mode.SETTINGS) + " of the settings alone, "
                        + ratio(result, Mode.RECORDING, Mode.NONE) + " of no recording");
        line(
                text,
                "processors busy",
                busy(result.busy(Mode.RECORDING)),
                "of " + Runtime.getRuntime().availableProcessors()
                        + " while recording; " + busy(result.busy(Mode.SETTINGS)) + " with the settings alone, "
                        + busy(result.busy(Mode.NONE)) + " without, " + busy(result.busyBefore())
                        + " by others before each");
        server(text, result);
        List<Recorded> recorded = result.recorded();
        long executions = sum(recorded, Recorded::executions);
        long expected = sum(recorded, Recorded::expected);
        line(
                text,
                "statements recorded",
                Counts.grouped(executions),
                "of " + Counts.grouped(expected) + " that the load ran; "
                        + Counts.grouped(sum(recorded, Recorded::lost)) + " records lost");
        line(text, "worst lag", Durations.format(most(recorded, Recorded::worstLagMicros)), "age on arrival");
        OptionalLong cpu = cpu(recorded);
        line(
                text,
                "recorder's processor time",
                cpu.isEmpty() ? "–" : perStatement(cpu.getAsLong(), expected),
                cpu.isEmpty() ? "not known: the load runs in this process" : "for each statement");
        OptionalLong cold = cpu(List.of(result.warmUp()));
        if (cold.isPresent()) {
            long count = result.warmUp().expected();
            line(
                    text,
                    "in the warm-up",
                    perStatement(cold.getAsLong(), count),
                    "for each of the first " + Counts.grouped(count) + " statements, compiling included");
        }
        line(text, "peak heap", Bytes.format(most(recorded, Recorded::peakHeapBytes)), "most in use, garbage included");
        OptionalLong live = recorded.stream()
                .flatMapToLong(one -> one.liveHeapBytes().stream())
                .max();
        line(
                text,
                "peak heap after GC",
                live.isEmpty() ? "–" : Bytes.format(live.getAsLong()),
                live.isEmpty() ? "no collection ran" : "most that a collection left");
        line(
                text,
                "read from the log",
                Bytes.format(sum(recorded, Recorded::logBytes)),
                Bytes.format(sum(recorded, Recorded::fileBytes)) + " written");
    }

    private static void server(StringBuilder text, Result result) {
        OptionalDouble recording = result.serverMicrosEach(Mode.RECORDING);
        line(
                text,
                "server's processor time",
                micros(recording),
                recording.isEmpty()
                        ? "not known"
                        : "for each transaction while recording; " + micros(result.serverMicrosEach(Mode.SETTINGS))
                                + " with the settings alone, " + micros(result.serverMicrosEach(Mode.NONE))
                                + " without");
    }

    private static String micros(OptionalDouble micros) {
        return micros.isPresent() ? Durations.format(Math.round(micros.getAsDouble())) : "–";
    }

    private static void rate(StringBuilder text, Result result, Mode mode, String name, String note) {
        line(text, name, Counts.grouped(Math.round(result.perSecond(mode))) + "/s", note);
    }

    private static String busy(OptionalDouble processors) {
        return processors.isPresent() ? String.format(Locale.ROOT, "%.1f", processors.getAsDouble()) : "–";
    }

    private static String perStatement(long micros, long statements) {
        return Durations.format(Math.round(micros / (double) Math.max(1, statements)));
    }

    private static String ratio(Result result, Mode mode, Mode to) {
        return String.format(Locale.ROOT, "%.2f", result.ratio(mode, to));
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
