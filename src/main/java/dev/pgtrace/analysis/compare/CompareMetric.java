package dev.pgtrace.analysis.compare;

import dev.pgtrace.model.Table;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// Figures that are compared.
public enum CompareMetric {
    /// Planning and running, without nested executions.
    TOTAL(Unit.MICROS, f -> f.totalMicros()),
    CALLS(Unit.COUNT, f -> f.calls()),
    /// Run time of one execution.
    MEAN(Unit.MICROS, f -> f.meanMicros()),
    P50(Unit.MICROS, f -> timed(f, f.runs().p50Micros())),
    P95(Unit.MICROS, f -> timed(f, f.runs().p95Micros())),
    P99(Unit.MICROS, f -> timed(f, f.runs().p99Micros())),
    MAX(Unit.MICROS, f -> timed(f, f.runs().maxMicros())),
    PLANNING(Unit.MICROS, f -> f.planningMicros()),
    CPU(Unit.MICROS, f -> known(f.cpuMicros())),
    ROWS(Unit.COUNT, f -> f.rows()),
    BLOCKS(Unit.BLOCKS, f -> f.tiers().blocks()),
    TIER1(Unit.BLOCKS, f -> f.tiers().tier1Blocks()),
    TIER2(Unit.BLOCKS, f -> f.splitKnown() ? f.tiers().tier2Blocks() : Double.NaN),
    TIER3(Unit.BLOCKS, f -> f.splitKnown() ? f.tiers().tier3Blocks() : Double.NaN),
    /// All reads, whichever tier they came from.
    READS(Unit.BLOCKS, f -> f.tiers().readBlocks());

    /// What a figure counts.
    public enum Unit {
        MICROS,
        COUNT,
        /// Of 8 kB.
        BLOCKS
    }

    private final Unit unit;
    private final ToDoubleFunction<ComparedFigures> value;

    CompareMetric(Unit unit, ToDoubleFunction<ComparedFigures> value) {
        this.unit = unit;
        this.value = value;
    }

    public Unit unit() {
        return unit;
    }

    /// The word in expressions and documents.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// NaN where it is not known.
    public double of(ComparedFigures figures) {
        return value.applyAsDouble(figures);
    }

    public Change of(ComparedFigures before, ComparedFigures after) {
        return new Change(of(before), of(after));
    }

    /// Whether it is of one execution and so does not add up over statements.
    public boolean isOfOneRun() {
        return switch (this) {
            case MEAN, P50, P95, P99, MAX -> true;
            case TOTAL, CALLS, PLANNING, CPU, ROWS, BLOCKS, TIER1, TIER2, TIER3, READS -> false;
        };
    }

    /// The figure that a word means.
    public static Optional<CompareMetric> named(String word) {
        for (CompareMetric metric : values()) {
            if (metric.word().equalsIgnoreCase(word)) {
                return Optional.of(metric);
            }
        }
        return Optional.empty();
    }

    private static double timed(ComparedFigures figures, long micros) {
        return figures.runs().count() == 0 ? Double.NaN : micros;
    }

    private static double known(long value) {
        return value == Table.MISSING ? Double.NaN : value;
    }
}
