package dev.pgtrace.format.experiment;

import dev.pgtrace.base.text.Texts;
import dev.pgtrace.format.experiment.ExperimentFile.MalformedException;
import dev.pgtrace.model.experiment.ExperimentRun;
import dev.pgtrace.model.experiment.ResultHash;
import dev.pgtrace.model.experiment.RunPhase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// Runs as columns of the same length. Phases are one letter each in a text; answers are numbers into a table, -1 for
/// none, as most runs have the same.
final class RunColumns {
    private static final String PHASES = "cwte";

    private List<Double> variant = List.of();
    private List<Double> parameters = List.of();
    private String phase = "";
    private List<Double> startMicros = List.of();
    private List<Double> elapsedMicros = List.of();
    private List<Double> rows = List.of();
    private List<Double> answer = List.of();
    private List<String> answers = List.of();
    private List<ExperimentRun> runs = List.of();

    static RunColumns of(List<ExperimentRun> runs) {
        RunColumns columns = new RunColumns();
        columns.runs = runs;
        return columns;
    }

    void write(JsonGenerator json) {
        Map<ResultHash, Integer> table = new HashMap<>();
        List<ResultHash> order = new ArrayList<>();
        int[] numbers = new int[runs.size()];
        StringBuilder phases = new StringBuilder(runs.size());
        for (int i = 0; i < numbers.length; i++) {
            ResultHash hash = runs.get(i).answer();
            phases.append(PHASES.charAt(runs.get(i).phase().ordinal()));
            numbers[i] = hash.known()
                    ? table.computeIfAbsent(hash, added -> {
                        order.add(added);
                        return order.size() - 1;
                    })
                    : -1;
        }
        json.writeStartObject();
        json.writeStringProperty("phase", phases.toString());
        column(json, "variant", i -> json.writeNumber(runs.get(i).variant()));
        column(json, "parameters", i -> json.writeNumber(runs.get(i).parameters()));
        column(json, "startMicros", i -> json.writeNumber(runs.get(i).startMicros()));
        column(json, "elapsedMicros", i -> json.writeNumber(runs.get(i).elapsedMicros()));
        column(json, "rows", i -> json.writeNumber(runs.get(i).rows()));
        column(json, "answer", i -> json.writeNumber(numbers[i]));
        json.writeArrayPropertyStart("answers");
        for (ResultHash hash : order) {
            json.writeString(String.format("%016x%016x", hash.high(), hash.low()));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void column(JsonGenerator json, String name, java.util.function.IntConsumer cell) {
        json.writeArrayPropertyStart(name);
        for (int i = 0; i < runs.size(); i++) {
            cell.accept(i);
        }
        json.writeEndArray();
    }

    static RunColumns read(JsonReader json) throws IOException {
        RunColumns columns = new RunColumns();
        json.object((name, in) -> {
            switch (name) {
                case "phase" -> columns.phase = in.text();
                case "variant" -> columns.variant = in.numbers();
                case "parameters" -> columns.parameters = in.numbers();
                case "startMicros" -> columns.startMicros = in.numbers();
                case "elapsedMicros" -> columns.elapsedMicros = in.numbers();
                case "rows" -> columns.rows = in.numbers();
                case "answer" -> columns.answer = in.numbers();
                case "answers" -> columns.answers = in.list(JsonReader::text);
                default -> in.skip();
            }
        });
        return columns;
    }

    List<ExperimentRun> runs(int variants, int sets) throws MalformedException {
        int size = phase.length();
        for (List<Double> column : List.of(variant, parameters, startMicros, elapsedMicros, rows, answer)) {
            if (column.size() != size) {
                throw new MalformedException(Texts.get("format.experiment.columns"));
            }
        }
        List<ResultHash> hashes = new ArrayList<>();
        for (String text : answers) {
            hashes.add(hash(text));
        }
        List<ExperimentRun> read = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            int number = index(answer.get(i), -1, hashes.size());
            double elapsed = elapsedMicros.get(i);
            if (!(elapsed >= 0) || Double.isInfinite(elapsed)) {
                throw new MalformedException(Texts.get("format.experiment.time"));
            }
            read.add(new ExperimentRun(
                    index(variant.get(i), 0, variants),
                    index(parameters.get(i), 0, sets),
                    phase(phase.charAt(i)),
                    startMicros.get(i).longValue(),
                    elapsed,
                    rows.get(i).longValue(),
                    number < 0 ? ResultHash.NONE : hashes.get(number)));
        }
        return read;
    }

    private static int index(double value, int least, int end) throws MalformedException {
        if (!(value >= least && value < end)) {
            throw new MalformedException(Texts.get("format.experiment.refers"));
        }
        return (int) value;
    }

    private static RunPhase phase(char letter) throws MalformedException {
        int ordinal = PHASES.indexOf(letter);
        if (ordinal < 0) {
            throw new MalformedException(Texts.get("format.experiment.phase"));
        }
        return RunPhase.values()[ordinal];
    }

    private static ResultHash hash(String text) throws MalformedException {
        try {
            if (text.length() == 32) {
                return new ResultHash(
                        Long.parseUnsignedLong(text.substring(0, 16), 16),
                        Long.parseUnsignedLong(text.substring(16), 16),
                        true);
            }
        } catch (NumberFormatException e) {
            // Falls through: it is no digest.
        }
        throw new MalformedException(Texts.get("format.experiment.digest"));
    }
}
