package dev.pgtrace.analysis.experiment;

import java.util.Arrays;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/// Tests on ranks, which no spike can sway.
final class RankTests {
    /// Exact up to here, then by the normal distribution, which is as good and does not take long.
    private static final int MOST_EXACT = 25;

    private final double pValue;
    private final double effect;

    /// Mann–Whitney's U of two variants. Where there are several sets of parameters, each run is taken relative to
    /// the median of both variants' runs of its set (aligned ranks: Hodges and Lehmann 1962), or sets of different
    /// size would drown what is asked for.
    RankTests(TimedRuns runs, int variant) {
        double[] first = new double[runs.count(0)];
        double[] other = new double[runs.count(variant)];
        int nextFirst = 0;
        int nextOther = 0;
        for (int set = 0; set < runs.sets(); set++) {
            double middle = middle(runs.of(0, set), runs.of(variant, set));
            for (double micros : runs.of(0, set)) {
                first[nextFirst++] = TimedRuns.log(micros) - middle;
            }
            for (double micros : runs.of(variant, set)) {
                other[nextOther++] = TimedRuns.log(micros) - middle;
            }
        }
        if (first.length == 0 || other.length == 0) {
            this.pValue = Double.NaN;
            this.effect = Double.NaN;
            return;
        }
        boolean few = Math.max(first.length, other.length) <= MOST_EXACT;
        MannWhitneyUTest.Result result = MannWhitneyUTest.withDefaults()
                .with(few ? PValueMethod.AUTO : PValueMethod.ASYMPTOTIC)
                .test(other, first);
        this.pValue = result.getPValue();
        this.effect = 2 * result.getStatistic() / ((double) first.length * other.length) - 1;
    }

    /// Two-sided, NaN without runs.
    double pValue() {
        return pValue;
    }

    /// Cliff's delta: how much likelier a run of the variant is longer than shorter.
    double effect() {
        return effect;
    }

    /// Wilcoxon's signed ranks of the differences of pairs: exact for runs in random order, however few they are and
    /// whatever the noise is like, also where it drifts. 1 where nothing differs.
    static double signedRank(double[][] differences) {
        double[] all = Arrays.stream(differences)
                .flatMapToDouble(Arrays::stream)
                .filter(difference -> difference != 0)
                .toArray();
        if (all.length == 0) {
            return 1;
        }
        return WilcoxonSignedRankTest.withDefaults()
                .with(all.length <= 2 * MOST_EXACT ? PValueMethod.AUTO : PValueMethod.ASYMPTOTIC)
                .test(all)
                .getPValue();
    }

    private static double middle(double[] first, double[] other) {
        double[] all = new double[first.length + other.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(other, 0, all, first.length, other.length);
        Arrays.sort(all);
        return all.length == 0
                ? 0
                : (TimedRuns.log(all[(all.length - 1) / 2]) + TimedRuns.log(all[all.length / 2])) / 2;
    }
}
