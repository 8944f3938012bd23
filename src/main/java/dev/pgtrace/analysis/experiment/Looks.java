package dev.pgtrace.analysis.experiment;

import dev.pgtrace.model.experiment.ExperimentOptions;

/// When an experiment that ends by the width of its interval is looked at, and what each look costs.
///
/// Whoever looks after every run and stops when it pleases is wrong far more often than 5 %. Here the looks are
/// planned: after 20 pairs, and then each time there are half as many again. Each of the first nine looks (to 513
/// pairs) may be wrong with probability α/10, and the *j*-th one after them with α/10 · 1/(j(j+1)). These sum to α
/// over all looks there can ever be, so by Boole's inequality *all* intervals of all looks hold together at the
/// confidence asked for, whichever one the experiment stops at; nothing is assumed about how looks depend on each
/// other. Spending of α over looks: Lan and DeMets, *Discrete sequential boundaries for clinical trials*, Biometrika
/// 70 (1983). The price: such an interval is 1.4 times as wide as one of an experiment that is looked at once.
final class Looks {
    static final int FIRST = 20;
    private static final double GROWTH = 1.5;

    /// Looks that cost the same.
    private static final int EVEN = 9;

    private final int sets;

    /// @param sets of parameters: looks are taken when each had its turn equally often
    Looks(int sets) {
        this.sets = sets;
    }

    /// Pairs at a look, from 1.
    long pairs(int look) {
        return whole(Math.round(whole(FIRST) * Math.pow(GROWTH, look - 1)));
    }

    private long whole(long pairs) {
        return (pairs + sets - 1) / sets * sets;
    }

    boolean isLook(long pairs) {
        return pairs(number(pairs)) == pairs;
    }

    /// The look that so many pairs belong to: the next planned one, or the one planned for that number.
    int number(long pairs) {
        int look = 1;
        while (pairs(look) < pairs) {
            look++;
        }
        return look;
    }

    /// Probability of error that intervals may have.
    static double alpha(ExperimentOptions options, int sets, int comparisons, long pairs) {
        double alpha = (1 - options.confidence()) / comparisons;
        if (options.stop().intervalWidth().isEmpty()) {
            return alpha;
        }
        return alpha * share(new Looks(sets).number(pairs));
    }

    /// Of α; all shares sum to 1.
    static double share(int look) {
        double share = 1.0 / (EVEN + 1);
        int after = look - EVEN;
        return after <= 0 ? share : share / ((double) after * (after + 1));
    }
}
