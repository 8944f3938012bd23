package dev.pgtrace.analysis.compare;

import dev.pgtrace.analysis.compare.StatementDelta.Match;
import dev.pgtrace.base.task.CancelToken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Compares two sides.
final class Comparer {
    private final ComparedSide old;
    private final ComparedSide now;
    private final CompareOptions options;
    private final SideSums before;
    private final SideSums after;
    private final boolean plansComparable;

    Comparer(ComparedSide old, ComparedSide now, CompareOptions options, CancelToken cancel) {
        this.old = old;
        this.now = now;
        this.options = options;
        this.before = new SideSums(old, cancel);
        this.after = new SideSums(now, cancel);
        this.plansComparable = Differences.plansComparable(old, now);
    }

    TraceComparison compare() {
        List<StatementDelta> deltas = new ArrayList<>();
        double squares = 0;
        boolean known = false;
        for (StatementPairs.Pair pair : StatementPairs.of(before, after, options.pairing())) {
            StatementDelta delta = delta(pair);
            deltas.add(delta);
            squares = Noise.together(squares, delta.noiseMicros());
            known |= !Double.isNaN(delta.noiseMicros());
        }
        ComparedFigures oldFigures = before.all().figures();
        ComparedFigures newFigures = after.all().figures();
        return new TraceComparison(
                old,
                now,
                options,
                oldFigures,
                newFigures,
                known ? Math.sqrt(squares) : Double.NaN,
                Ledgers.deltas(oldFigures.ledger(), newFigures.ledger()),
                ranked(deltas.stream().filter(StatementDelta::isMatched).toList()),
                ranked(deltas.stream().filter(d -> d.match() == Match.ONLY_NEW).toList()),
                ranked(deltas.stream().filter(d -> d.match() == Match.ONLY_OLD).toList()),
                new Differences(old, now).list(oldFigures, newFigures));
    }

    private StatementDelta delta(StatementPairs.Pair pair) {
        ComparedFigures oldFigures = figures(pair.before());
        ComparedFigures newFigures = figures(pair.after());
        double noise = Noise.micros(oldFigures, newFigures);
        long delta = Math.abs(newFigures.totalMicros() - oldFigures.totalMicros());
        boolean isNoise = pair.before() != null
                && pair.after() != null
                && (delta <= noise || delta <= options.noise() * oldFigures.totalMicros());
        List<PlanUse> oldPlans = plans(pair.before());
        List<PlanUse> newPlans = plans(pair.after());
        return new StatementDelta(
                pair.fingerprint(),
                pair.match(),
                oldFigures,
                newFigures,
                place(pair.before()),
                place(pair.after()),
                noise,
                isNoise,
                oldPlans,
                newPlans,
                plansComparable ? PlanFlips.between(oldPlans, newPlans) : Optional.empty());
    }

    /// The greatest absolute delta first; ties by fingerprint, so that the order does not depend on the file's.
    private static List<StatementDelta> ranked(List<StatementDelta> deltas) {
        return deltas.stream()
                .sorted(Comparator.comparingLong((StatementDelta d) -> -Math.abs(d.deltaMicros()))
                        .thenComparingLong(StatementDelta::fingerprint))
                .toList();
    }

    private static ComparedFigures figures(@Nullable StatementSums sums) {
        return sums == null ? ComparedFigures.NONE : sums.figures();
    }

    private static Optional<StatementPlace> place(@Nullable StatementSums sums) {
        return sums == null ? Optional.empty() : sums.place();
    }

    private static List<PlanUse> plans(@Nullable StatementSums sums) {
        return sums == null ? List.of() : sums.plans().uses();
    }
}
