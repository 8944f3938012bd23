package dev.pgtrace.analysis.experiment;

import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.ExperimentOptions;
import java.util.ArrayList;
import java.util.List;

/// Entry to what an experiment proves. Pure: the same experiment gives the same result, also while it is still running.
public final class ExperimentAnalysis {
    private final Experiment experiment;
    private final ExperimentOptions options;
    private final TimedRuns runs;
    private final List<VariantFigures> figures;

    private ExperimentAnalysis(Experiment experiment, List<VariantAnalysis> traces) {
        this.experiment = experiment;
        this.options = experiment.request().options();
        this.runs = new TimedRuns(experiment);
        this.figures = new FigureReader(experiment).read(traces);
    }

    /// Times and verdicts, without causes.
    public static ExperimentResult of(Experiment experiment) {
        return of(experiment, List.of());
    }

    /// @param traces the instrumented runs, at most one a variant; may be closed afterwards
    public static ExperimentResult of(Experiment experiment, List<VariantAnalysis> traces) {
        return new ExperimentAnalysis(experiment, traces).result();
    }

    /// The ratios alone, one for each variant after the first: what is looked at to decide whether to go on.
    static List<Interval> ratios(Experiment experiment) {
        ExperimentAnalysis analysis = new ExperimentAnalysis(experiment, List.of());
        List<Interval> ratios = new ArrayList<>();
        for (int variant = 1; variant < experiment.request().variants().size(); variant++) {
            PairedShift shift = new PairedShift(
                    analysis.runs.logRatios(variant),
                    experiment.request().options().seed());
            ratios.add(exp(shift.interval(analysis.alpha(variant))));
        }
        return ratios;
    }

    private double alpha(int variant) {
        int comparisons = experiment.request().variants().size() - 1;
        return Looks.alpha(options, runs.sets(), comparisons, runs.pairs(variant));
    }

    private ExperimentResult result() {
        List<VariantSummary> summaries = new Summaries(experiment, runs).all();
        AnswerCheck answers = new AnswerCheck(experiment);
        Answers same = answers.check();
        List<VariantComparison> comparisons = new ArrayList<>();
        for (VariantSummary summary : summaries.subList(1, summaries.size())) {
            comparisons.add(compare(summaries.getFirst(), summary));
        }
        List<Warning> warnings = new ArrayList<>(answers.warnings());
        warnings.addAll(new Warnings(experiment, runs).all(comparisons));
        return new ExperimentResult(summaries, comparisons, same, figures, warnings);
    }

    private VariantComparison compare(VariantSummary first, VariantSummary other) {
        int variant = other.variant();
        int pairs = runs.pairs(variant);
        double alpha = alpha(variant);
        double[][] logs = runs.logRatios(variant);
        PairedShift ratios = new PairedShift(logs, options.seed());
        Interval log = ratios.interval(alpha);
        RankTests tests = new RankTests(runs, variant);
        Verdicts verdicts = new Verdicts(options.noise());
        double signedRank = RankTests.signedRank(logs);
        Verdict verdict = verdicts.verdict(log, pairs, signedRank, alpha);
        Interval ratio = exp(log);
        return new VariantComparison(
                variant,
                verdict,
                pairs,
                ratio,
                new PairedShift(runs.differences(variant), options.seed()).interval(alpha),
                1 - alpha,
                tests.pValue(),
                signedRank,
                tests.effect(),
                ratio.isKnown() ? Math.max(1 - ratio.low(), ratio.high() - 1) : Double.NaN,
                verdict == Verdict.UNDECIDED ? verdicts.runsToDecide(log, pairs, signedRank, alpha) : 0,
                sets(ratios, variant, alpha),
                new Causes(figures).of(first, other));
    }

    private List<SetRatio> sets(PairedShift ratios, int variant, double alpha) {
        List<SetRatio> sets = new ArrayList<>();
        for (int set = 0; set < runs.sets() && ratios.isStratified(); set++) {
            sets.add(new SetRatio(set, runs.pairs(variant, set), exp(ratios.interval(set, alpha / runs.sets()))));
        }
        return sets;
    }

    private static Interval exp(Interval log) {
        return new Interval(Math.exp(log.estimate()), Math.exp(log.low()), Math.exp(log.high()));
    }
}
