package dev.pgtrace.ui.compare;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.experiment.ExperimentOptions;
import dev.pgtrace.model.experiment.Protocol;
import dev.pgtrace.model.experiment.StopRule;
import dev.pgtrace.ui.kit.Messages;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// How an experiment is run, as it stands in the form: numbers as typed.
final class OptionsDraft {
    private static final int MOST_RUNS = 1_000_000;

    private final StringProperty runs = new SimpleStringProperty(this, "runs", "100");
    private final StringProperty seconds = new SimpleStringProperty(this, "seconds", "");
    private final StringProperty interval = new SimpleStringProperty(this, "interval", "");
    private final StringProperty warmUps = new SimpleStringProperty(this, "warmUps", "3");
    private final StringProperty explained = new SimpleStringProperty(this, "explained", "3");
    private final StringProperty timeout = new SimpleStringProperty(this, "timeout", "60");
    private final StringProperty noise = new SimpleStringProperty(this, "noise", "1");
    private final StringProperty seed = new SimpleStringProperty(this, "seed", "");
    private final BooleanProperty cold = new SimpleBooleanProperty(this, "cold");
    private final BooleanProperty writes = new SimpleBooleanProperty(this, "writes");
    private final ObjectProperty<Protocol> protocol = new SimpleObjectProperty<>(this, "protocol", Protocol.PREPARED);
    private double confidence = 0.95;

    /// Timed runs of each variant; empty for no limit.
    StringProperty runsProperty() {
        return runs;
    }

    StringProperty secondsProperty() {
        return seconds;
    }

    /// Half the width of the interval in per cent.
    StringProperty intervalProperty() {
        return interval;
    }

    StringProperty warmUpsProperty() {
        return warmUps;
    }

    StringProperty explainedProperty() {
        return explained;
    }

    /// In seconds.
    StringProperty timeoutProperty() {
        return timeout;
    }

    /// In per cent.
    StringProperty noiseProperty() {
        return noise;
    }

    /// Empty for a new one.
    StringProperty seedProperty() {
        return seed;
    }

    /// Whether buffers are evicted before the first run.
    BooleanProperty coldProperty() {
        return cold;
    }

    /// Whether statements may write, and are rolled back.
    BooleanProperty writesProperty() {
        return writes;
    }

    ObjectProperty<Protocol> protocolProperty() {
        return protocol;
    }

    void use(ExperimentOptions options) {
        StopRule stop = options.stop();
        runs.set(stop.runs().isPresent() ? String.valueOf(stop.runs().getAsInt()) : "");
        seconds.set(
                stop.budget().map(budget -> String.valueOf(budget.toSeconds())).orElse(""));
        interval.set(
                stop.intervalWidth().isPresent() ? percent(stop.intervalWidth().getAsDouble()) : "");
        warmUps.set(String.valueOf(options.warmUps()));
        explained.set(String.valueOf(options.explainedRuns()));
        timeout.set(String.valueOf(options.statementTimeoutMillis() / 1000.0).replace(".0", ""));
        noise.set(percent(options.noise()));
        seed.set(String.valueOf(options.seed()));
        cold.set(options.cache() == ExperimentOptions.CacheState.EVICTED);
        writes.set(options.writes() == ExperimentOptions.Writes.ROLLED_BACK);
        protocol.set(options.protocol());
        confidence = options.confidence();
    }

    /// @throws TraceException naming the field that cannot be understood
    ExperimentOptions options(RandomGenerator random) throws TraceException {
        OptionalDouble most = number("runs", runs, 1, MOST_RUNS);
        OptionalDouble budget = number("seconds", seconds, 1, 86_400);
        OptionalDouble width = number("interval", interval, 0.01, 100);
        if (most.isEmpty() && budget.isEmpty() && width.isEmpty()) {
            throw problem(Messages.get("compare.form.stop.none"));
        }
        StopRule stop = new StopRule(
                most.isPresent() ? OptionalInt.of((int) most.getAsDouble()) : OptionalInt.empty(),
                budget.isPresent()
                        ? Optional.of(Duration.ofMillis(Math.round(budget.getAsDouble() * 1000)))
                        : Optional.empty(),
                width.isPresent() ? OptionalDouble.of(width.getAsDouble() / 100) : OptionalDouble.empty());
        return new ExperimentOptions(
                protocol.get(),
                (int) number("warmups", warmUps, 0, 10_000).orElse(0),
                stop,
                (int) number("explained", explained, 0, 1_000).orElse(0),
                cold.get() ? ExperimentOptions.CacheState.EVICTED : ExperimentOptions.CacheState.AS_FOUND,
                writes.get() ? ExperimentOptions.Writes.ROLLED_BACK : ExperimentOptions.Writes.REFUSED,
                Math.round(number("timeout", timeout, 0, 86_400).orElse(0) * 1000),
                number("noise", noise, 0, 99).orElse(0) / 100,
                confidence,
                seed(random));
    }

    private long seed(RandomGenerator random) throws TraceException {
        String text = seed.get().strip();
        if (text.isEmpty()) {
            return random.nextLong(1_000_000_000);
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw problem(Messages.get("compare.form.seed.bad", text));
        }
    }

    private static OptionalDouble number(String field, StringProperty text, double least, double most)
            throws TraceException {
        String typed = text.get().strip();
        if (typed.isEmpty()) {
            return OptionalDouble.empty();
        }
        double value;
        try {
            value = Double.parseDouble(typed.replace("%", ""));
        } catch (NumberFormatException e) {
            value = Double.NaN;
        }
        if (!(value >= least && value <= most)) {
            throw problem(Messages.get(
                    "compare.form.number", Messages.get("compare.form." + field), typed, plain(least), plain(most)));
        }
        return OptionalDouble.of(value);
    }

    private static TraceException problem(String message) {
        return new TraceException(TraceException.Kind.USAGE, message);
    }

    private static String percent(double share) {
        return plain(Math.round(share * 10_000) / 100.0);
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
