package dev.pgtrace.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.ExperimentEnd;
import dev.pgtrace.model.experiment.ExperimentRun;
import dev.pgtrace.model.experiment.RunPhase;
import dev.pgtrace.model.experiment.StopRule;
import dev.pgtrace.model.experiment.TriedIndex;
import dev.pgtrace.model.experiment.Variant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ExperimentAnalysisTest {
    @Test
    void tellsHowMuchFasterAVariantIs() {
        VariantComparison comparison = comparison(new SmallExperiment("v1", "v2").pairs(100, 4_700, 1_000));
        assertThat(comparison.verdict()).isEqualTo(Verdict.FASTER);
        assertThat(comparison.ratio().estimate()).isCloseTo(1 / 4.7, within(0.002));
        assertThat(comparison.ratio().high()).isLessThan(0.216);
        assertThat(comparison.shiftMicros().estimate()).isCloseTo(-3_700, within(30.0));
        assertThat(comparison.effect()).isEqualTo(-1);
        assertThat(comparison.pValue()).isLessThan(1e-9);
        assertThat(comparison.level()).isCloseTo(0.95, within(1e-12));
        assertThat(comparison.runsToDecide()).isZero();
    }

    @Test
    void doesNotSellASignificantThirdOfAPercentAsAWin() {
        VariantComparison comparison = comparison(new SmallExperiment("v1", "v2").pairs(2_000, 1_000, 997));
        assertThat(comparison.ratio().high()).isLessThan(1);
        assertThat(comparison.verdict()).isEqualTo(Verdict.NO_DIFFERENCE);
        assertThat(comparison.noteworthy()).isLessThan(0.01);
    }

    @Test
    void decidesNothingFromNinePairs() {
        ExperimentResult result = ExperimentAnalysis.of(
                new SmallExperiment("v1", "v2").pairs(9, 4_700, 1_000).experiment());
        assertThat(result.comparisons().getFirst().verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(result.warnings())
                .containsExactly(new Warning(
                        Warning.Kind.TOO_FEW_RUNS,
                        "9 pairs of runs of v1 and v2 are too few to decide: at least 10 are needed."));
    }

    @Test
    void tellsHowManyRunsWouldDecide() {
        VariantComparison comparison = comparison(new SmallExperiment("v1", "v2").pairs(10, 1_000, 1_008));
        assertThat(comparison.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(comparison.runsToDecide()).isGreaterThan(10);
    }

    @Test
    void knowsNothingWithoutRuns() {
        ExperimentResult result = ExperimentAnalysis.of(new SmallExperiment("v1", "v2").experiment());
        assertThat(result.answers()).isEqualTo(Answers.UNKNOWN);
        assertThat(result.variants().getFirst())
                .isEqualTo(new VariantSummary(
                        0, 0, Interval.UNKNOWN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, -1));
        assertThat(result.comparisons().getFirst().ratio()).isEqualTo(Interval.UNKNOWN);
    }

    @Test
    void keepsColdRunsAndWarmUpOutOfTheFigures() {
        Experiment experiment = new SmallExperiment("v1", "v2")
                .run(0, 0, RunPhase.COLD, 99_000, 30, 1)
                .run(0, 0, RunPhase.WARM_UP, 50_000, 30, 1)
                .timed(0, 10)
                .timed(0, 20)
                .timed(0, 30)
                .timed(0, 40)
                .experiment();
        assertThat(ExperimentAnalysis.of(experiment).variants().getFirst())
                .isEqualTo(new VariantSummary(0, 4, Interval.of(25), 25, 40, 10, 40, 99_000, 30));
    }

    @Test
    void holdsTheMedianBetweenTwoRuns() {
        double[] sorted = new double[100];
        for (int i = 0; i < 100; i++) {
            sorted[i] = i + 1;
        }
        // Conover, Practical Nonparametric Statistics: ranks 40 and 61 of 100 values for 95 %.
        assertThat(Summaries.median(sorted, 0.05)).isEqualTo(new Interval(50.5, 40, 61));
    }

    @Test
    void comparesSetsOfParametersEachWithItself() {
        SmallExperiment experiment = new SmallExperiment("v1", "v2").sets(3);
        for (int i = 0; i < 30; i++) {
            for (int set = 0; set < 3; set++) {
                double micros = Math.pow(100, set) * (100 + i % 7);
                experiment.run(0, set, RunPhase.TIMED, micros, 1, 1).run(1, set, RunPhase.TIMED, micros / 2, 1, 1);
            }
        }
        VariantComparison comparison = comparison(experiment);
        assertThat(comparison.verdict()).isEqualTo(Verdict.FASTER);
        assertThat(comparison.ratio().estimate()).isCloseTo(0.5, within(1e-9));
        assertThat(comparison.sets()).extracting(SetRatio::pairs).containsExactly(30, 30, 30);
        assertThat(comparison.effect()).isEqualTo(-1);
    }

    @Test
    void warnsWhereOneSetIsFasterAndAnotherSlower() {
        SmallExperiment experiment = new SmallExperiment("v1", "v2").sets(2);
        for (int i = 0; i < 30; i++) {
            double micros = 1_000 + i % 7;
            experiment.run(0, 0, RunPhase.TIMED, micros, 1, 1).run(1, 0, RunPhase.TIMED, micros / 2, 1, 1);
            experiment.run(0, 1, RunPhase.TIMED, micros, 1, 1).run(1, 1, RunPhase.TIMED, micros * 2, 1, 1);
        }
        ExperimentResult result = ExperimentAnalysis.of(experiment.experiment());
        assertThat(result.comparisons().getFirst().ratio().estimate()).isCloseTo(1, within(1e-9));
        assertThat(result.warnings())
                .contains(new Warning(
                        Warning.Kind.SETS_DISAGREE,
                        "v2 is faster for parameter set 1 and slower for 2: the ratio is a mean of both."));
    }

    @Test
    void widensIntervalsWhereThereAreSeveralComparisons() {
        SmallExperiment experiment = new SmallExperiment("v1", "v2", "v3").pairs(20, 100, 100);
        for (int i = 0; i < 20; i++) {
            experiment.timed(2, 100);
        }
        assertThat(ExperimentAnalysis.of(experiment.experiment()).comparisons())
                .extracting(VariantComparison::level)
                .allSatisfy(level -> assertThat(level).isCloseTo(0.975, within(1e-12)));
    }

    @Test
    void warnsOfRunsWithoutPartner() {
        SmallExperiment experiment = new SmallExperiment("v1", "v2").pairs(20, 100, 100);
        experiment.timed(0, 100).timed(0, 100);
        ExperimentResult result = ExperimentAnalysis.of(experiment.experiment());
        assertThat(result.comparisons().getFirst().pairs()).isEqualTo(20);
        assertThat(result.warnings())
                .contains(new Warning(
                        Warning.Kind.UNEVEN_RUNS,
                        "The variants did not run equally often: 22 of v1, 20 of v2. Runs without a partner are left out of"
                                + " ratio and shift."));
    }

    @Test
    void warnsOfDriftWithItsFigures() {
        ExperimentResult result = ExperimentAnalysis.of(
                SimulatedExperiment.of(StopRule.runs(100), 3, Noise.drifting(Noise.realistic(3), 200), 1)
                        .run());
        assertThat(result.warnings())
                .filteredOn(warning -> warning.kind() == Warning.Kind.DRIFT)
                .extracting(Warning::message)
                .hasSize(2)
                .allSatisfy(message -> assertThat(message)
                        .matches("Runs of [AB] got [45]\\d\\.\\d% slower from the first to the last third \\(rank"
                                + " correlation with time 0\\.[89]\\d, by chance up to 0\\.26\\)\\. .*"));
    }

    @Test
    void warnsOfRunsThatResembleTheOnesBefore() {
        SmallExperiment experiment = new SmallExperiment("v1", "v2");
        for (int i = 0; i < 100; i++) {
            double phase = i / 10 % 2 == 0 ? 1 : 1.3;
            experiment.timed(0, 100 * phase + i % 3).timed(1, 100 * phase + i % 5);
        }
        assertThat(ExperimentAnalysis.of(experiment.experiment()).warnings())
                .extracting(Warning::kind)
                .contains(Warning.Kind.AUTOCORRELATION)
                .doesNotContain(Warning.Kind.DRIFT);
    }

    @Test
    void saysThatAnExperimentWasStoppedByHand() {
        Experiment experiment = new SmallExperiment("v1", "v2")
                .pairs(20, 100, 100)
                .end(ExperimentEnd.of(ExperimentEnd.Reason.CANCELLED))
                .note("Buffers could not be evicted.")
                .experiment();
        assertThat(ExperimentAnalysis.of(experiment).warnings())
                .containsExactly(
                        new Warning(
                                Warning.Kind.STOPPED_EARLY,
                                "Stopped by hand: whoever stops when the figures please sees differences too often."),
                        new Warning(Warning.Kind.NOTE, "Buffers could not be evicted."));
    }

    @Test
    void saysThatAHypotheticalIndexServesNoRun() {
        Experiment experiment = new SmallExperiment("v1", "v2")
                .variant(
                        1,
                        new Variant(
                                "v2",
                                "SELECT 1",
                                Map.of(),
                                List.of(new TriedIndex("CREATE INDEX ON t (a)", TriedIndex.Kind.HYPOTHETICAL))))
                .pairs(20, 100, 100)
                .experiment();
        assertThat(ExperimentAnalysis.of(experiment).warnings())
                .extracting(Warning::kind)
                .containsExactly(Warning.Kind.HYPOTHETICAL);
    }

    @Test
    void findsEqualAnswersWhateverThePhase() {
        assertThat(answers(new SmallExperiment("v1", "v2")
                        .run(0, 0, RunPhase.COLD, 9, 30, 7)
                        .run(1, 0, RunPhase.TIMED, 9, 30, 7)))
                .isEqualTo(Answers.SAME);
    }

    @Test
    void tellsDifferentValuesFromDifferentNumbersOfRows() {
        assertThat(different(new SmallExperiment("v1", "v2")
                        .run(0, 0, RunPhase.TIMED, 9, 30, 7)
                        .run(1, 0, RunPhase.TIMED, 9, 30, 8)))
                .isEqualTo("Different answers: both return 30 rows, with different values.");
        assertThat(different(new SmallExperiment("v1", "v2")
                        .sets(2)
                        .run(0, 0, RunPhase.TIMED, 9, 30, 7)
                        .run(1, 0, RunPhase.TIMED, 9, 30, 7)
                        .run(0, 1, RunPhase.TIMED, 9, 30, 0)
                        .run(1, 1, RunPhase.TIMED, 9, 31, 0)))
                .isEqualTo("Different answers for parameter set 2: v1 returns 30 rows, v2 returns 31.");
    }

    @Test
    void doesNotCompareAnswersThatChange() {
        SmallExperiment experiment = new SmallExperiment("v1", "v2")
                .run(0, 0, RunPhase.TIMED, 9, 30, 7)
                .run(0, 0, RunPhase.TIMED, 9, 30, 8)
                .run(1, 0, RunPhase.TIMED, 9, 30, 8);
        assertThat(answers(experiment)).isEqualTo(Answers.UNKNOWN);
        assertThat(different(experiment)).startsWith("The answer of v1 changed between runs, ");
    }

    @Test
    void doesNotCallAnAnswerTheSameThatIsMissing() {
        assertThat(answers(new SmallExperiment("v1", "v2").run(0, 0, RunPhase.TIMED, 9, 30, 7)))
                .isEqualTo(Answers.UNKNOWN);
    }

    @Test
    void givesTheSameResultTwice() {
        Experiment experiment =
                new SmallExperiment("v1", "v2").pairs(50, 100, 103).experiment();
        assertThat(ExperimentAnalysis.of(experiment)).isEqualTo(ExperimentAnalysis.of(experiment));
    }

    @Test
    void dependsOnTheOrderOfTimeAndNotOfTheList() {
        Experiment experiment =
                new SmallExperiment("v1", "v2").pairs(50, 100, 103).experiment();
        List<ExperimentRun> reversed = experiment.runs().reversed();
        Experiment other = new Experiment(
                experiment.request(),
                experiment.server(),
                experiment.startMicros(),
                reversed,
                List.of(),
                experiment.end(),
                List.of());
        assertThat(ExperimentAnalysis.of(other).comparisons())
                .isEqualTo(ExperimentAnalysis.of(experiment).comparisons());
    }

    private static VariantComparison comparison(SmallExperiment experiment) {
        return ExperimentAnalysis.of(experiment.experiment()).comparisons().getFirst();
    }

    private static Answers answers(SmallExperiment experiment) {
        return ExperimentAnalysis.of(experiment.experiment()).answers();
    }

    private static String different(SmallExperiment experiment) {
        return ExperimentAnalysis.of(experiment.experiment()).warnings().stream()
                .filter(warning -> warning.kind() == Warning.Kind.DIFFERENT_ANSWER)
                .findFirst()
                .orElseThrow()
                .message();
    }
}
