package dev.pgtrace.analysis.filter;

import dev.pgtrace.base.TraceException;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;

/// The tests that are no more than a few lines.
final class Conditions {
    private Conditions() {}

    /// Several tests, the cheap ones first.
    abstract static sealed class Joined implements Condition permits All, Any {
        final Condition[] terms;
        private final Cost cost;

        Joined(List<Condition> terms) {
            List<Condition> sorted =
                    terms.stream().sorted(Comparator.comparing(Condition::cost)).toList();
            this.terms = sorted.toArray(Condition[]::new);
            this.cost = sorted.isEmpty() ? Cost.COLUMN : sorted.getLast().cost();
        }

        @Override
        public final Cost cost() {
            return cost;
        }
    }

    static final class All extends Joined {
        private final boolean endsAtUnknown;

        All(List<Condition> terms, Asked asked) {
            super(terms);
            this.endsAtUnknown = asked == Asked.IF_YES;
        }

        @Override
        public Truth test(int execution) throws TraceException {
            Truth all = Truth.YES;
            for (Condition term : terms) {
                Truth truth = term.test(execution);
                if (truth == Truth.NO || truth == Truth.UNKNOWN && endsAtUnknown) {
                    return truth;
                }
                all = truth == Truth.UNKNOWN ? truth : all;
            }
            return all;
        }
    }

    static final class Any extends Joined {
        private final boolean endsAtUnknown;

        Any(List<Condition> terms, Asked asked) {
            super(terms);
            this.endsAtUnknown = asked == Asked.IF_NO;
        }

        @Override
        public Truth test(int execution) throws TraceException {
            Truth any = Truth.NO;
            for (Condition term : terms) {
                Truth truth = term.test(execution);
                if (truth == Truth.YES || truth == Truth.UNKNOWN && endsAtUnknown) {
                    return truth;
                }
                any = truth == Truth.UNKNOWN ? truth : any;
            }
            return any;
        }
    }

    record Not(Condition term) implements Condition {
        @Override
        public Truth test(int execution) throws TraceException {
            return term.test(execution).not();
        }

        @Override
        public Cost cost() {
            return term.cost();
        }
    }

    /// Whether another test cannot say.
    record Unknown(Condition term) implements Condition {
        @Override
        public Truth test(int execution) throws TraceException {
            return Truth.of(term.test(execution) == Truth.UNKNOWN);
        }

        @Override
        public Cost cost() {
            return term.cost();
        }
    }

    record Figure(IntToLongFunction figure, FilterOperator operator, long value, Cost cost) implements Condition {
        @Override
        public Truth test(int execution) {
            return operator.test(figure.applyAsLong(execution), value);
        }
    }

    /// The same of a figure that is kept: one of them is called without looking for which it is.
    record Kept(KeptFigure figure, FilterOperator operator, long value, Cost cost) implements Condition {
        @Override
        public Truth test(int execution) {
            return operator.test(figure.applyAsLong(execution), value);
        }
    }

    record Flag(IntPredicate flag) implements Condition {
        @Override
        public Truth test(int execution) {
            return Truth.of(flag.test(execution));
        }

        @Override
        public Cost cost() {
            return Cost.COLUMN;
        }
    }
}
