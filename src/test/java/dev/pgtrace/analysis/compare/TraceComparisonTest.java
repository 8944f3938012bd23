package dev.pgtrace.analysis.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.analysis.SmallTrace;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.compare.CompareOptions.Pairing;
import dev.pgtrace.analysis.compare.Incomparability.Kind;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Trace;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TraceComparisonTest {
    private static final String BY_ID = "select * from orders where id = 1";

    @Test
    void ranksStatementsByTheirAbsoluteChange() {
        TraceComparison comparison = compare(
                trace(runs("select 1 from a", 100, 100), runs("select 1 from b", 900), runs("select 1 from c", 50)),
                trace(runs("select 1 from a", 150, 150), runs("select 1 from b", 100), runs("select 1 from c", 50)));

        assertThat(comparison.statements())
                .extracting(StatementDelta::deltaMicros)
                .containsExactly(-800L, 100L, 0L);
        assertThat(comparison.change(CompareMetric.TOTAL)).isEqualTo(new Change(1150, 450));
    }

    @Test
    void keepsNewAndGoneStatementsApartWithoutAnInfiniteRatio() {
        TraceComparison comparison = compare(trace(runs("select 1 from a", 100)), trace(runs("select 1 from b", 300)));

        assertThat(comparison.statements()).isEmpty();
        assertThat(comparison.appeared()).hasSize(1);
        assertThat(comparison.gone()).hasSize(1);
        StatementDelta added = comparison.appeared().getFirst();
        assertThat(added.deltaMicros()).isEqualTo(300);
        assertThat(added.change(CompareMetric.TOTAL).share()).isNaN();
        assertThat(added.change(CompareMetric.MEAN).isKnown()).isFalse();
        assertThat(comparison.gone().getFirst().deltaMicros()).isEqualTo(-100);
    }

    @Test
    void matchesStatementsWhoseLiteralsDiffer() {
        TraceComparison comparison = compare(
                trace(runs("select * from t where id = 7", 10)), trace(runs("select * from t where id = 8", 10)));

        assertThat(comparison.statements())
                .extracting(StatementDelta::match)
                .containsExactly(StatementDelta.Match.FINGERPRINT);
    }

    @Test
    void matchesWhatIsLeftByTheServersOwnId() {
        SmallTrace old = new SmallTrace();
        old.set(ran(old, old.parse(1, "select * from t where id in (1"), 10), ExecutionColumn.QUERY_ID, 42);
        SmallTrace now = new SmallTrace();
        now.set(ran(now, now.parse(1, BY_ID), 30), ExecutionColumn.QUERY_ID, 42);

        TraceComparison comparison = compare(old.trace(), now.trace());

        assertThat(comparison.statements())
                .extracting(StatementDelta::match)
                .containsExactly(StatementDelta.Match.QUERY_ID);
        assertThat(comparison.statements().getFirst().deltaMicros()).isEqualTo(20);
    }

    @Test
    void comparesTwoChosenStatementsOfOneTrace() {
        Trace trace = trace(runs("select 1 from a", 100), runs("select 1 from b", 40));
        ComparedSide old = side(trace, ExecutionChoice.statement(trace, 0));
        ComparedSide now = side(trace, ExecutionChoice.statement(trace, 1));

        TraceComparison comparison =
                TraceComparison.of(old, now, CompareOptions.standard().withPairing(Pairing.CHOSEN), new CancelToken());

        assertThat(comparison.statements())
                .extracting(StatementDelta::match)
                .containsExactly(StatementDelta.Match.CHOSEN);
        assertThat(comparison.statements().getFirst().change(CompareMetric.MEAN))
                .isEqualTo(new Change(100, 40));
    }

    @Test
    void addsUpTheTracesOfAGroupWithExactPercentiles() {
        ComparedSide group = new ComparedSide(
                "group",
                List.of(
                        side(trace(runs(BY_ID, 10, 20, 30))).parts().getFirst(),
                        side(trace(runs(BY_ID, 1000))).parts().getFirst()));

        TraceComparison comparison = TraceComparison.of(
                group, side(trace(runs(BY_ID, 10, 20, 30, 1000))), CompareOptions.standard(), new CancelToken());

        StatementDelta statement = comparison.statements().getFirst();
        for (CompareMetric metric : CompareMetric.values()) {
            Change change = statement.change(metric);
            assertThat(Double.compare(change.before(), change.after()))
                    .as(metric.word())
                    .isZero();
        }
        assertThat(statement.change(CompareMetric.P50)).isEqualTo(new Change(20, 20));
    }

    @Test
    void comparesTwoWindowsOfOneTrace() {
        SmallTrace trace = new SmallTrace();
        int cursor = trace.parse(1, BY_ID);
        trace.set(ran(trace, cursor, 10), ExecutionColumn.START_MICROS, 1_000);
        trace.set(ran(trace, cursor, 70), ExecutionColumn.START_MICROS, 2_000);
        Trace read = trace.trace();

        TraceComparison comparison = TraceComparison.of(
                side(read, ExecutionChoice.window(read, 0, 2_000)),
                side(read, ExecutionChoice.window(read, 2_000, 3_000)),
                CompareOptions.standard(),
                new CancelToken());

        assertThat(comparison.change(CompareMetric.CALLS)).isEqualTo(new Change(1, 1));
        assertThat(comparison.change(CompareMetric.TOTAL)).isEqualTo(new Change(10, 70));
    }

    @Test
    void callsAChangeNoiseWhereTheSpreadOfTheRunsExplainsIt() {
        long[] spread = {50, 150, 60, 140, 100};
        long[] shifted = {60, 160, 60, 140, 100};
        long[] doubled = LongStream.of(spread).map(t -> t + 500).toArray();

        assertThat(compare(trace(runs(BY_ID, spread)), trace(runs(BY_ID, shifted)))
                        .statements()
                        .getFirst()
                        .isNoise())
                .isTrue();
        assertThat(compare(trace(runs(BY_ID, spread)), trace(runs(BY_ID, doubled)))
                        .statements()
                        .getFirst()
                        .isNoise())
                .isFalse();
    }

    @Test
    void givesNoNoiseForSingleRuns() {
        StatementDelta statement = compare(trace(runs(BY_ID, 100)), trace(runs(BY_ID, 105)))
                .statements()
                .getFirst();

        assertThat(statement.noiseMicros()).isNaN();
        assertThat(statement.isNoise()).isFalse();
    }

    @Test
    void worksOutTheNoiseOfASumOfRuns() {
        StatementDelta statement = compare(trace(runs(BY_ID, 90, 110)), trace(runs(BY_ID, 95, 105)))
                .statements()
                .getFirst();

        // variances 200 and 50 of a run, two runs a side
        assertThat(statement.noiseMicros()).isCloseTo(1.96 * Math.sqrt(2 * 200 + 2 * 50), within(1e-9));
    }

    @Test
    void marksAFlipWithBothPlans() {
        SmallTrace old = new SmallTrace();
        old.plan(ran(old, old.parse(1, BY_ID), 900), "SEQSCAN orders");
        SmallTrace now = new SmallTrace();
        int cursor = now.parse(1, BY_ID);
        now.plan(ran(now, cursor, 20), "INDEXSCAN orders orders_pkey");
        now.plan(ran(now, cursor, 30), "INDEXSCAN orders orders_pkey");

        PlanFlip flip =
                compare(old.trace(), now.trace()).flips().getFirst().flip().orElseThrow();

        assertThat(flip.before())
                .extracting(PlanUse::outline, PlanUse::calls, PlanUse::meanMicros)
                .containsExactly(tuple("Seq Scan on orders", 1L, 900.0));
        assertThat(flip.after())
                .extracting(PlanUse::outline, PlanUse::calls, PlanUse::meanMicros)
                .containsExactly(tuple("Index Scan using orders_pkey on orders", 2L, 25.0));
    }

    @Test
    void takesAnotherPartitionForTheSamePlanAndAnotherIndexForAnother() {
        assertThat(flips("INDEXSCAN log_202401 log_202401_at", "INDEXSCAN log_202407 log_202407_at"))
                .isZero();
        assertThat(flips("INDEXSCAN log by_at1", "INDEXSCAN log by_at2")).isOne();
    }

    @Test
    void findsNoFlipWhereTheOldSideUsedThePlanToo() {
        SmallTrace old = new SmallTrace();
        int cursor = old.parse(1, BY_ID);
        old.plan(ran(old, cursor, 10), "SEQSCAN orders");
        old.plan(ran(old, cursor, 10), "INDEXSCAN orders orders_pkey");
        SmallTrace now = new SmallTrace();
        now.plan(ran(now, now.parse(1, BY_ID), 10), "SEQSCAN orders");

        assertThat(compare(old.trace(), now.trace()).flips()).isEmpty();
    }

    @Test
    void listsSettingsAndCachesThatDiffer() {
        SmallTrace old = new SmallTrace().recorded(Map.of("work_mem", "4MB", "jit", "off"));
        blocks(old, ran(old, old.parse(1, BY_ID), 10), 95, 5);
        SmallTrace now = new SmallTrace().recorded(Map.of("work_mem", "64MB", "jit", "off"));
        blocks(now, ran(now, now.parse(1, BY_ID), 10), 20, 80);

        assertThat(compare(old.trace(), now.trace()).notComparable())
                .extracting(
                        Incomparability::kind,
                        Incomparability::subject,
                        Incomparability::before,
                        Incomparability::after)
                .containsExactly(
                        tuple(Kind.SETTING, "work_mem", "4MB", "64MB"),
                        tuple(Kind.CACHE, "found in shared buffers", "95.0%", "20.0%"));
    }

    @Test
    void doesNotLookForFlipsBetweenFormatsThatPrintPlansDifferently() {
        SmallTrace old = new SmallTrace();
        old.plan(ran(old, old.parse(1, BY_ID), 10), "SEQSCAN orders");
        SmallTrace now = new SmallTrace().recorded(Map.of());
        now.plan(ran(now, now.parse(1, BY_ID), 10), "Gather", "SeqScan orders");

        TraceComparison comparison = compare(old.trace(), now.trace());

        assertThat(comparison.plansComparable()).isFalse();
        assertThat(comparison.flips()).isEmpty();
        assertThat(comparison.notComparable())
                .extracting(Incomparability::subject)
                .contains("format", "plans");
    }

    private static long flips(String before, String after) {
        SmallTrace old = new SmallTrace();
        old.plan(ran(old, old.parse(1, BY_ID), 10), before);
        SmallTrace now = new SmallTrace();
        now.plan(ran(now, now.parse(1, BY_ID), 10), after);
        return compare(old.trace(), now.trace()).flips().size();
    }

    /// A statement with the run times of its executions.
    record Runs(String sql, long... micros) {}

    private static Runs runs(String sql, long... micros) {
        return new Runs(sql, micros);
    }

    static Trace trace(Runs... statements) {
        SmallTrace trace = new SmallTrace();
        for (Runs statement : statements) {
            int cursor = trace.parse(1, statement.sql());
            for (long micros : statement.micros()) {
                ran(trace, cursor, micros);
            }
        }
        return trace.trace();
    }

    private static int ran(SmallTrace trace, int cursor, long micros) {
        int execution = trace.execute(cursor);
        trace.set(execution, ExecutionColumn.ELAPSED_MICROS, micros);
        return execution;
    }

    private static void blocks(SmallTrace trace, int execution, long hits, long reads) {
        trace.set(execution, ExecutionColumn.HIT_BLOCKS, hits);
        trace.set(execution, ExecutionColumn.READ_BLOCKS, reads);
    }

    static ComparedSide side(Trace trace, ExecutionSet executions) {
        return ComparedSide.of("side", trace, executions, TierModel.standard(), new CancelToken());
    }

    static ComparedSide side(Trace trace) {
        return side(trace, ExecutionSet.all(trace.executions().size()));
    }

    static TraceComparison compare(Trace old, Trace now) {
        return TraceComparison.of(side(old), side(now), CompareOptions.standard(), new CancelToken());
    }
}
