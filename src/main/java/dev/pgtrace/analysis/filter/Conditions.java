package dev.pgtrace.analysis.filter;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.Table;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;

/// The tests that are no more than a few lines.
final class Conditions {
    private Conditions() {}

    record All(List<Condition> terms, Asked asked, Cost cost) implements Condition {
        static All of(List<Condition> terms, Asked asked) {
            return new All(cheapFirst(terms), asked, dearest(terms));
        }

        @Override
        public Truth test(int execution) throws TraceException {
            Truth all = Truth.YES;
            for (Condition term : terms) {
                Truth truth = term.test(execution);
                if (truth == Truth.NO || truth == Truth.UNKNOWN && asked == Asked.IF_YES) {
                    return truth;
                }
                all = truth == Truth.UNKNOWN ? truth : all;
            }
            return all;
        }
    }

    record Any(List<Condition> terms, Asked asked, Cost cost) implements Condition {
        static Any of(List<Condition> terms, Asked asked) {
            return new Any(cheapFirst(terms), asked, dearest(terms));
        }

        @Override
        public Truth test(int execution) throws TraceException {
            Truth any = Truth.NO;
            for (Condition term : terms) {
                Truth truth = term.test(execution);
                if (truth == Truth.YES || truth == Truth.UNKNOWN && asked == Asked.IF_NO) {
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
            long number = figure.applyAsLong(execution);
            return number == Table.MISSING ? Truth.UNKNOWN : Truth.of(operator.holds(number, value));
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

    private static List<Condition> cheapFirst(List<Condition> terms) {
        return terms.stream().sorted(Comparator.comparing(Condition::cost)).toList();
    }

    private static Condition.Cost dearest(List<Condition> terms) {
        return terms.stream()
                .map(Condition::cost)
                .max(Comparator.naturalOrder())
                .orElse(Condition.Cost.COLUMN);
    }
}
