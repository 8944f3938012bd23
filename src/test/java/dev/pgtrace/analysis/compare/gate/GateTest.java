package dev.pgtrace.analysis.compare.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.analysis.SmallTrace;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.compare.CompareMetric;
import dev.pgtrace.analysis.compare.CompareOptions;
import dev.pgtrace.analysis.compare.ComparedSide;
import dev.pgtrace.analysis.compare.TraceComparison;
import dev.pgtrace.analysis.compare.gate.GateResult.Outcome;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
    /// `a` goes from 100 µs to 150 µs a run, `b` stays, `c` is gone, `d` new.
    private final TraceComparison comparison = TraceComparison.of(
            side(trace(new long[] {100, 100, 100}, "a", "SEQSCAN a", new long[] {500}, "b", "SEQSCAN b", "c")),
            side(trace(new long[] {150, 150, 150}, "a", "INDEXSCAN a a_pkey", new long[] {500}, "b", "SEQSCAN b", "d")),
            CompareOptions.standard(),
            new CancelToken());

    @ParameterizedTest
    @CsvSource({
        "p95 > +49%, FAILED",
        "p95 > +50%, PASSED",
        "p95 >= +50%, FAILED",
        "p95 > +49us, FAILED",
        "p95 > +50us, PASSED",
        "p95 > 499us, FAILED",
        "p95 > 0.5ms, PASSED",
        "mean < -1%, PASSED",
        "total > +15%, FAILED",
        "total > +17%, PASSED",
        "total > +149us, FAILED",
        "total > +150us, PASSED",
        "total > +49% any-statement, FAILED",
        "mean > +16% whole, FAILED",
        "p95 > +0% whole, PASSED",
        "p95 > +20% min-calls 2, FAILED",
        "p95 > +20% min-calls 4, NOT_KNOWN",
        "calls > +0%, PASSED",
        "calls < 0, PASSED",
        "plan-flip, FAILED",
        "plan-flip min-calls 4, NOT_KNOWN",
        "new-statement, FAILED",
        "new-statement min-calls 2, PASSED",
        "gone-statement, FAILED",
        "cpu > +10%, NOT_KNOWN",
        "P95 > +49%, FAILED"
    })
    void holdsOrNot(String text, Outcome outcome) throws TraceException {
        assertThat(Gate.parse(text).check(comparison).outcome()).isEqualTo(outcome);
    }

    @Test
    void looksAtOneStatementWhereOneIsNamed() throws TraceException {
        String a = fingerprint("a");
        String b = fingerprint("b");

        assertThat(Gate.parse("p95 > +20% statement " + a).check(comparison).outcome())
                .isEqualTo(Outcome.FAILED);
        assertThat(Gate.parse("p95 > +20% statement " + b).check(comparison).outcome())
                .isEqualTo(Outcome.PASSED);
        assertThat(Gate.parse("plan-flip statement " + b).check(comparison).outcome())
                .isEqualTo(Outcome.PASSED);
        assertThat(Gate.parse("p95 > +20% statement 0123456789abcdef")
                        .check(comparison)
                        .outcome())
                .isEqualTo(Outcome.NOT_KNOWN);
    }

    @Test
    void takesSomethingAfterNothingForMoreThanAnyShare() throws TraceException {
        TraceComparison more =
                TraceComparison.of(side(reads(0)), side(reads(5)), CompareOptions.standard(), new CancelToken());

        assertThat(Gate.parse("reads > +1000%").check(more).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void saysWhatIsBeyondTheLimit() throws TraceException {
        GateResult result = Gate.parse("mean > +20%").check(comparison);

        assertThat(result.judged()).isEqualTo(2);
        assertThat(result.violations()).hasSize(1);
        assertThat(result.violations().getFirst().change())
                .isEqualTo(comparison.statements().getFirst().change(CompareMetric.MEAN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\"|1|nothing is said to compare",
                "p96 > +20%|1|'p96' is no figure",
                "p95|4|the comparison is missing",
                "p95 = +20%|5|'=' is no comparison",
                "p95 >|6|the limit is missing",
                "p95 > +20|7|'+20' is no limit for p95",
                "p95 > 20%|7|a percentage is of a change and needs a sign",
                "calls > 5ms|9|'5ms' is no limit for calls",
                "p95 > +20% often|12|'often' cannot stand here",
                "p95 > +20% min-calls few|22|'few' is no number of calls",
                "p95 > +20% min-calls 0|22|'0' is no number of calls",
                "plan-flip whole|11|'whole' cannot stand here",
                "plan-flip statement|20|the fingerprint is missing",
                "plan-flip statement xyz|21|'xyz' is no fingerprint"
            })
    void saysWhereAnExpressionIsWrong(String text, int column, String problem) {
        assertThatExceptionOfType(GateSyntaxException.class)
                .isThrownBy(() -> Gate.parse(text))
                .withMessageStartingWith("Gate '" + text + "', column " + column + ": " + problem)
                .withMessageContaining("; expected ")
                .satisfies(fault -> assertThat(fault.column()).isEqualTo(column))
                .satisfies(fault -> assertThat(fault.kind()).isEqualTo(TraceException.Kind.USAGE));
    }

    @Test
    void readsSizesAsBlocks() throws TraceException {
        GateRule.Figure figure = (GateRule.Figure) Gate.parse("tier3 > +64MB").rule();

        assertThat(figure.limit()).isEqualTo(8192);
        assertThat(figure.kind()).isEqualTo(GateRule.Kind.DELTA);
    }

    private String fingerprint(String table) throws TraceException {
        for (var statement : comparison.statements()) {
            if (comparison.sql(statement).endsWith(" " + table)) {
                return statement.fingerprintText();
            }
        }
        throw new AssertionError("no statement of " + table);
    }

    private static Trace trace(
            long[] first, String table, String plan, long[] second, String other, String otherPlan, String single) {
        SmallTrace trace = new SmallTrace();
        add(trace, table, plan, first);
        add(trace, other, otherPlan, second);
        add(trace, single, "SEQSCAN " + single, 100);
        return trace.trace();
    }

    private static void add(SmallTrace trace, String table, String plan, long... micros) {
        int cursor = trace.parse(1, "select 1 from " + table);
        for (long time : micros) {
            int execution = trace.execute(cursor);
            trace.set(execution, ExecutionColumn.ELAPSED_MICROS, time);
            trace.plan(execution, plan);
        }
    }

    private static Trace reads(long blocks) {
        SmallTrace trace = new SmallTrace();
        int execution = trace.execute(trace.parse(1, "select 1"));
        trace.set(execution, ExecutionColumn.ELAPSED_MICROS, 10);
        trace.set(execution, ExecutionColumn.READ_BLOCKS, blocks);
        return trace.trace();
    }

    private static ComparedSide side(Trace trace) {
        return ComparedSide.of(
                "side", trace, ExecutionSet.all(trace.executions().size()), TierModel.standard(), new CancelToken());
    }
}
