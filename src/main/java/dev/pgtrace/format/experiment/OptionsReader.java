package dev.pgtrace.format.experiment;

import dev.pgtrace.base.text.Texts;
import dev.pgtrace.format.experiment.ExperimentFile.MalformedException;
import dev.pgtrace.model.experiment.ExperimentOptions;
import dev.pgtrace.model.experiment.Protocol;
import dev.pgtrace.model.experiment.StopRule;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Options of an experiment from JSON.
final class OptionsReader {
    private @Nullable Protocol protocol;
    private int warmUps;
    private OptionalInt runs = OptionalInt.empty();
    private Optional<Duration> budget = Optional.empty();
    private OptionalDouble width = OptionalDouble.empty();
    private int explainedRuns;
    private ExperimentOptions.@Nullable CacheState cache;
    private ExperimentOptions.@Nullable Writes writes;
    private long timeoutMillis;
    private double noise;
    private double confidence;
    private long seed;

    void read(JsonReader json) throws IOException {
        json.object((name, in) -> {
            switch (name) {
                case "protocol" -> protocol = in.word(Protocol.class);
                case "warmUps" -> warmUps = in.count();
                case "stop" -> in.object(this::stop);
                case "explainedRuns" -> explainedRuns = in.count();
                case "cache" -> cache = in.word(ExperimentOptions.CacheState.class);
                case "writes" -> writes = in.word(ExperimentOptions.Writes.class);
                case "statementTimeoutMillis" -> timeoutMillis = in.integer();
                case "noise" -> noise = in.number();
                case "confidence" -> confidence = in.number();
                case "seed" -> seed = in.integer();
                default -> in.skip();
            }
        });
    }

    private void stop(String name, JsonReader in) throws IOException {
        switch (name) {
            case "runs" -> runs = OptionalInt.of(in.count());
            case "budget" -> budget = Optional.of(duration(in.text()));
            case "intervalWidth" -> width = OptionalDouble.of(in.number());
            default -> in.skip();
        }
    }

    private static Duration duration(String text) throws MalformedException {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new MalformedException(Texts.get("format.experiment.budget"));
        }
    }

    /// @throws IllegalArgumentException where the values contradict each other
    ExperimentOptions options() throws MalformedException {
        return new ExperimentOptions(
                ExperimentReader.need(protocol),
                warmUps,
                new StopRule(runs, budget, width),
                explainedRuns,
                ExperimentReader.need(cache),
                ExperimentReader.need(writes),
                timeoutMillis,
                noise,
                confidence,
                seed);
    }
}
