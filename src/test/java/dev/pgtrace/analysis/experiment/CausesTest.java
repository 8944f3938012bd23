package dev.pgtrace.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.Ledger;
import dev.pgtrace.analysis.PlanFigures;
import dev.pgtrace.analysis.SmallTrace;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.Tiers;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.experiment.RunPhase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CausesTest {
    @Test
    void sumsToTheDifferenceOfTheMeans() {
        VariantFigures a = figures(0, 100, 0, Map.of(Component.CPU, 900.0, Component.TIER3, 4_000.0));
        VariantFigures b = figures(1, 150, 0, Map.of(Component.CPU, 700.0, Component.TIER1, 30.0));
        List<CausePart> parts = new Causes(List.of(a, b)).of(summary(0, 5_210.123), summary(1, 1_110.456));
        assertThat(parts)
                .extracting(CausePart::component, CausePart::deltaMicros, CausePart::provenance)
                .containsExactly(
                        tuple("planning", 50.0, Provenance.DERIVED),
                        tuple("cpu", -200.0, Provenance.DERIVED),
                        tuple("tier1", 30.0, Provenance.DERIVED),
                        tuple("tier3", -4_000.0, Provenance.DERIVED),
                        tuple("unaccounted", parts.getLast().deltaMicros(), Provenance.DERIVED));
        assertThat(sum(parts)).isCloseTo(1_110.456 - 5_210.123, within(1e-9));
    }

    @Test
    void keepsTheInstrumentsOutOfTheParts() {
        VariantFigures a = figures(0, Double.NaN, 0, Map.of(Component.CPU, 1_000.0));
        VariantFigures b = figures(1, Double.NaN, 800, 4_000, Map.of(Component.CPU, 1_800.0));
        List<CausePart> parts = new Causes(List.of(a, b)).of(summary(0, 1_000), summary(1, 1_000));
        assertThat(parts)
                .containsExactly(
                        new CausePart("cpu", 0, Double.NaN, Provenance.ESTIMATED),
                        new CausePart("unaccounted", 0, Double.NaN, Provenance.DERIVED));
    }

    /// A plan of few rows reads the clock seldom: the instrumented runs took longer for another reason.
    @Test
    void takesNoMoreOutOfTheCpuThanTheClockTakes() {
        VariantFigures a = figures(0, Double.NaN, 0, Map.of(Component.CPU, 500.0, Component.TIER3, 500.0));
        VariantFigures b = figures(1, Double.NaN, 1_000, 10, Map.of(Component.CPU, 1_002.0, Component.TIER3, 1_000.0));
        assertThat(new Causes(List.of(a, b)).of(summary(0, 1_000), summary(1, 1_000)))
                .containsExactly(
                        new CausePart("cpu", 0, Double.NaN, Provenance.ESTIMATED),
                        new CausePart("tier3", 0, Double.NaN, Provenance.ESTIMATED),
                        new CausePart("unaccounted", 0, Double.NaN, Provenance.DERIVED));
    }

    @Test
    void doesNotExplainMoreThanTheRunsTook() {
        VariantFigures a = figures(0, Double.NaN, 0, Map.of(Component.TIER3, 8_000.0, Component.CPU, 2_000.0));
        VariantFigures b = figures(1, Double.NaN, 0, Map.of(Component.CPU, 500.0));
        List<CausePart> parts = new Causes(List.of(a, b)).of(summary(0, 1_000), summary(1, 500));
        assertThat(parts)
                .extracting(CausePart::component, CausePart::deltaMicros, CausePart::provenance)
                .containsExactly(
                        tuple("cpu", 300.0, Provenance.ESTIMATED),
                        tuple("tier3", -800.0, Provenance.ESTIMATED),
                        tuple("unaccounted", 0.0, Provenance.DERIVED));
    }

    @Test
    void leavesUnaccountedWhatOneVariantCannotKnow() {
        VariantFigures a = figures(0, Double.NaN, 0, Map.of(Component.LOCK_WAITS, 300.0));
        VariantFigures b = new VariantFigures(
                1,
                3,
                100,
                Double.NaN,
                Double.NaN,
                1,
                a.blocks(),
                List.of(),
                Set.of(Component.LOCK_WAITS),
                0,
                1,
                a.plan());
        assertThat(new Causes(List.of(a, b)).of(summary(0, 500), summary(1, 100)))
                .containsExactly(new CausePart("unaccounted", -400, 1, Provenance.DERIVED));
    }

    @Test
    void putsReadsTogetherWhereOneVariantCannotSplitThem() {
        VariantFigures a = figures(0, Double.NaN, 0, Map.of(Component.TIER2, 100.0, Component.TIER3, 300.0));
        VariantFigures b = figures(1, Double.NaN, 0, Map.of(Component.READS_UNSPLIT, 50.0));
        assertThat(new Causes(List.of(a, b)).of(summary(0, 500), summary(1, 100)))
                .extracting(CausePart::component, CausePart::deltaMicros)
                .containsExactly(tuple("tier23", -350.0), tuple("unaccounted", -50.0));
    }

    @Test
    void hasNoCauseWithoutInstrumentedRuns() {
        assertThat(new Causes(List.of()).of(summary(0, 500), summary(1, 100))).isEmpty();
    }

    @Test
    void readsFiguresOfTheVariantsOwnStatementFromItsTrace() throws Exception {
        SmallExperiment experiment = new SmallExperiment("v1", "v2").pairs(20, 5_000, 1_000);
        experiment.run(0, 0, RunPhase.EXPLAINED, 6_000, 30, 0).run(1, 0, RunPhase.EXPLAINED, 1_200, 30, 0);
        ExperimentResult result = ExperimentAnalysis.of(
                experiment.experiment(),
                List.of(traced(1, "v2", 1_100, 900, 0, 0), traced(0, "v1", 5_800, 2_000, 100, 3_600)));
        assertThat(result.figures()).extracting(VariantFigures::variant).containsExactly(0, 1);
        VariantFigures first = result.figures().getFirst();
        assertThat(first.runs()).isEqualTo(2);
        assertThat(first.elapsedMicros()).isEqualTo(5_800);
        assertThat(first.cpuMicros()).isEqualTo(2_000);
        assertThat(first.blocks()).isEqualTo(new VariantFigures.Blocks(10, 0, 100, 0, Provenance.MEASURED));
        assertThat(result.figures().getLast().blocks())
                .as("no read, and so nothing that would be split")
                .isEqualTo(new VariantFigures.Blocks(10, 0, 0, 0, Provenance.MEASURED));
        assertThat(first.micros(Component.TIER3)).isEqualTo(3_600);
        assertThat(first.instrumentMicros()).isCloseTo(1_000, within(20.0));
        List<CausePart> parts = result.comparisons().getFirst().cause();
        double delta = result.variants().get(1).meanMicros()
                - result.variants().getFirst().meanMicros();
        assertThat(sum(parts)).isCloseTo(delta, within(1e-9));
        // 5,600 µs of parts in runs of about 5,000: all shrink alike.
        double tier3 = -3_600 * result.variants().getFirst().meanMicros() / 5_600;
        assertThat(parts)
                .filteredOn(part -> part.component().equals("tier3"))
                .singleElement()
                .satisfies(part -> {
                    assertThat(part.deltaMicros()).isCloseTo(tier3, within(0.001));
                    assertThat(part.provenance()).isEqualTo(Provenance.ESTIMATED);
                });
        assertThat(parts)
                .filteredOn(part -> part.component().equals("cpu"))
                .extracting(CausePart::provenance)
                .containsExactly(Provenance.ESTIMATED);
    }

    /// Two runs of the variant's statement and a statement that has nothing to do with it.
    private static VariantAnalysis traced(
            int variant, String name, long elapsedMicros, long cpuMicros, long diskBlocks, long readMicros)
            throws Exception {
        SmallTrace trace = new SmallTrace().recorded(Map.of()).backend(1, "u", "a");
        int other = trace.parse(1, "SET LOCAL work_mem = '1GB'");
        time(trace, trace.execute(other), SmallTrace.START, 50_000, 50_000);
        for (int i = 0; i < 2; i++) {
            int run = trace.execute(trace.parse(2 + i, "SELECT * FROM orders WHERE note = '<" + name + ">'"));
            time(trace, run, SmallTrace.START + 100_000L * (i + 1), elapsedMicros, cpuMicros);
            trace.set(run, ExecutionColumn.HIT_BLOCKS, 10);
            trace.set(run, ExecutionColumn.READ_BLOCKS, diskBlocks);
            trace.set(run, ExecutionColumn.READ_MICROS, readMicros);
            trace.set(run, ExecutionColumn.DEVICE_READ_BYTES, diskBlocks * 8192);
        }
        return new VariantAnalysis(variant, Analyzer.analyze(trace.trace(), TierModel.standard(), new CancelToken()));
    }

    private static void time(SmallTrace trace, int execution, long start, long elapsed, long cpu) {
        trace.set(execution, ExecutionColumn.START_MICROS, start);
        trace.set(execution, ExecutionColumn.ELAPSED_MICROS, elapsed);
        trace.set(execution, ExecutionColumn.CPU_MICROS, cpu);
        trace.call(execution, CallKind.EXEC, start, elapsed, cpu);
    }

    private static VariantFigures figures(
            int variant, double planning, double instruments, Map<Component, Double> micros) {
        return figures(variant, planning, instruments, 0, micros);
    }

    /// @param clocks how often the clock is read twice: a row leaves a node, or the node starts
    private static VariantFigures figures(
            int variant, double planning, double instruments, long clocks, Map<Component, Double> micros) {
        return new VariantFigures(
                variant,
                3,
                micros.values().stream().mapToDouble(part -> part).sum(),
                planning,
                100,
                1,
                new VariantFigures.Blocks(0, 0, 0, 0, Provenance.MEASURED),
                micros.entrySet().stream()
                        .map(part -> new VariantFigures.Part(part.getKey(), part.getValue(), Provenance.MEASURED))
                        .toList(),
                Set.of(),
                instruments,
                1,
                new PlanFigures(-1, 1, clocks == 0 ? List.of() : List.of(node(clocks))));
    }

    private static PlanFigures.Node node(long clocks) {
        return new PlanFigures.Node(
                0,
                -1,
                0,
                "Seq Scan on orders",
                "Seq Scan",
                "orders",
                "",
                1,
                1,
                clocks - 1,
                clocks - 1,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                Tiers.NONE,
                new Ledger(0, List.of(), Set.of()),
                false,
                false);
    }

    private static VariantSummary summary(int variant, double mean) {
        return new VariantSummary(variant, 100, Interval.of(mean), mean, mean, mean, mean, mean, 1);
    }

    private static double sum(List<CausePart> parts) {
        return parts.stream().mapToDouble(CausePart::deltaMicros).sum();
    }
}
