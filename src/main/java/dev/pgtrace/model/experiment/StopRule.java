package dev.pgtrace.model.experiment;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// When an experiment ends: at the first of its limits. At least one is there.
///
/// @param runs          timed runs of each variant
/// @param budget        of time for timed runs
/// @param intervalWidth half the width of the interval of the ratio, 0.02 = ±2 %
public record StopRule(OptionalInt runs, Optional<Duration> budget, OptionalDouble intervalWidth) {
    public StopRule {
        if (runs.isEmpty() && budget.isEmpty() && intervalWidth.isEmpty()) {
            throw new IllegalArgumentException("a rule without a limit");
        }
        if (runs.orElse(1) < 1 || intervalWidth.orElse(1) <= 0) {
            throw new IllegalArgumentException("a limit that is not above zero");
        }
    }

    public static StopRule runs(int runs) {
        return new StopRule(OptionalInt.of(runs), Optional.empty(), OptionalDouble.empty());
    }
}
