package dev.pgtrace.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.Ledger.Entry;
import dev.pgtrace.analysis.flame.FlameGraph;
import dev.pgtrace.analysis.flame.FlameGrouping;
import dev.pgtrace.analysis.flame.FlameKind;
import dev.pgtrace.analysis.flame.FlameOptions;
import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.WaitColumn;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What recordings tell beyond what pg_trace does, each on a trace of a few executions.
final class RecordingAnalysisTest {
    private static final long START = SmallTrace.START;
    private static final long BLOCK = 8192;

    private final SmallTrace trace =
            new SmallTrace().recorded(Map.of("log_lock_waits", "on")).backend(4471, "webapp", "shop");

    @Test
    void takesTiersFromWhatTheKernelCounted() {
        int e = run("select 1", START, 1_000);
        reads(e, 100, 30, 600);

        assertThat(analysis().tiers()).isEqualTo(new Tiers(0, 70, 30, 0, Provenance.MEASURED, 500, 0));
    }

    @Test
    void notesWhatTheDeviceReadBeyondTheReads() {
        int e = run("select 1", START, 1_000);
        reads(e, 10, 25, 600);

        assertThat(analysis().tiers()).isEqualTo(new Tiers(0, 0, 10, 0, Provenance.MEASURED, 500, 15));
    }

    @Test
    void countsTemporaryFilesAmongTheReads() {
        int e = run("select 1", START, 1_000);
        reads(e, 100, 120, 600);
        trace.set(e, ExecutionColumn.TEMP_READ_BLOCKS, 50);

        TraceAnalysis analysis = analysis();
        assertThat(analysis.tiers()).isEqualTo(new Tiers(0, 30, 120, 0, Provenance.MEASURED, 500, 0));
        assertThat(analysis.statements().getFirst().readBlocks()).isEqualTo(100);
    }

    @Test
    void passesOnThatTheDevicesFigureIsAnEstimate() {
        int e = run("select 1", START, 1_000);
        reads(e, 100, 30, 600);
        trace.set(e, ExecutionColumn.DEVICE_PROVENANCE, Provenance.ESTIMATED.ordinal());

        assertThat(analysis().tiers().provenance()).isEqualTo(Provenance.ESTIMATED);
    }

    @Test
    void leavesReadsOfParallelWorkersUnsplit() {
        int e = run("select 1", START, 1_000);
        reads(e, 100, 30, 600);
        trace.set(e, ExecutionColumn.WORKER_READ_BLOCKS, 40);

        assertThat(analysis().tiers()).isEqualTo(new Tiers(0, 30, 30, 40, Provenance.MEASURED, 500, 0));
    }

    @Test
    void leavesWhatIsNotDiskUnsplitWhereWorkersAreNotTold() {
        int e = run("select 1", START, 10_000);
        reads(e, 100, 30, 600);
        trace.tree(
                e,
                new SmallTrace.Node(-1, "Gather", 1, 9_000, 0, 100, 600),
                new SmallTrace.Node(0, "Parallel Seq Scan", 3, 24_000, 0, 100, 600));

        assertThat(analysis().tiers()).isEqualTo(new Tiers(0, 0, 30, 70, Provenance.MEASURED, 500, 0));
    }

    @Test
    void doesNotTakeReadsByIoWorkersForTheCache() {
        SmallTrace other = new SmallTrace()
                .recorded(Map.of("io_method", "worker", "effective_io_concurrency", "16"))
                .backend(1, "a", "b");
        int e = other.execute(other.parse(1, "select 1"));
        other.set(e, ExecutionColumn.ELAPSED_MICROS, 1_000)
                .set(e, ExecutionColumn.READ_BLOCKS, 100)
                .set(e, ExecutionColumn.DEVICE_READ_BYTES, 5 * BLOCK);

        assertThat(Analyzer.analyze(other.trace(), TierModel.standard(), new CancelToken())
                        .tiers())
                .isEqualTo(new Tiers(0, 0, 5, 95, Provenance.MEASURED, 500, 0));
    }

    @Test
    void knowsOnlyTheDiskWhereTheServerTellsNoReads() {
        int e = run("select 1", START, 1_000);
        trace.set(e, ExecutionColumn.DEVICE_READ_BYTES, 7 * BLOCK);

        TraceAnalysis analysis = analysis();
        assertThat(analysis.tiers()).isEqualTo(new Tiers(0, 0, 7, 0, Provenance.MEASURED, 500, 0));
        assertThat(analysis.database().missing()).contains(Component.TIER2);
    }

    @Test
    void measuresTheTimeOfReadsAndEstimatesItsSplit() {
        int e = run("select 1", START, 5_000);
        reads(e, 100, 50, 4_000);

        assertThat(analysis().database().entries())
                .containsExactly(
                        new Entry(Component.CPU, 300, Provenance.MEASURED),
                        new Entry(Component.TIER2, 100, Provenance.ESTIMATED),
                        new Entry(Component.TIER3, 3_900, Provenance.ESTIMATED),
                        new Entry(Component.UNACCOUNTED, 700, Provenance.DERIVED));
    }

    @Test
    void knowsTheTimeOfReadsThatWereAllOfOneTier() {
        int e = run("select 1", START, 5_000);
        reads(e, 100, 100, 4_000);

        assertThat(analysis().database().entries()).contains(new Entry(Component.TIER3, 4_000, Provenance.MEASURED));
    }

    @Test
    void sharesTheCountedTiersAmongPlanNodes() {
        int e = run("select 1", START, 10_000);
        reads(e, 100, 30, 3_000);
        trace.tree(
                e,
                new SmallTrace.Node(-1, "Hash Join", 1, 9_000, 0, 100, 3_000),
                new SmallTrace.Node(0, "Seq Scan", 1, 4_000, 0, 60, 300),
                new SmallTrace.Node(0, "Index Scan", 1, 4_000, 0, 40, 2_700));

        List<PlanFigures.Node> nodes =
                Analyzer.plan(trace.trace(), e, TierModel.standard()).nodes();
        assertThat(nodes.get(1).tiers()).isEqualTo(new Tiers(0, 57, 3, 0, Provenance.ESTIMATED, 500, -1));
        assertThat(nodes.get(2).tiers()).isEqualTo(new Tiers(0, 13, 27, 0, Provenance.ESTIMATED, 500, -1));
    }

    @Test
    void countsPlanningFromParseAndBindCalls() {
        int e = run("select 1", START, 1_000);
        trace.call(e, CallKind.PARSE, START, 100, 60).call(e, CallKind.BIND, START + 100, 200, 150);
        trace.call(e, CallKind.EXEC, START + 300, 1_000, 300);

        TraceAnalysis analysis = analysis();
        assertThat(analysis.databaseMicros()).isEqualTo(1_300);
        assertThat(analysis.database().entries())
                .containsExactly(
                        new Entry(Component.CPU, 510, Provenance.MEASURED),
                        new Entry(Component.UNACCOUNTED, 790, Provenance.DERIVED));
        assertThat(new ExecutionAccounts(analysis.trace(), TierModel.standard())
                        .of(e)
                        .planningMicros())
                .isEqualTo(300);
    }

    @Test
    void keepsTimedWaitsExactAndSampledOnesEstimated() {
        int e = run("update t", START, 10_000);
        trace.waited(e, "Lock/transactionid", Component.LOCK_WAITS, 6_000);
        trace.set(trace.waited(e, "Lock/transactionid", Component.LOCK_WAITS, 5_500), WaitColumn.SAMPLES, 5);
        trace.set(trace.waited(e, "LWLock/WALWrite", Component.WAL_WRITES, 2_000), WaitColumn.SAMPLES, 2);

        Ledger ledger = analysis().database();
        assertThat(ledger.entries())
                .containsExactly(
                        new Entry(Component.CPU, 300, Provenance.MEASURED),
                        new Entry(Component.WAL_WRITES, 2_000, Provenance.ESTIMATED),
                        new Entry(Component.LOCK_WAITS, 6_000, Provenance.MEASURED),
                        new Entry(Component.UNACCOUNTED, 1_700, Provenance.DERIVED));
        assertThat(ledger.missing()).doesNotContain(Component.LOCK_WAITS, Component.OTHER_WAITS);
    }

    @Test
    void prefersTimedReadsToSampledOnes() {
        int e = run("select 1", START, 10_000);
        reads(e, 10, 10, 4_000);
        trace.set(trace.waited(e, "IO/DataFileRead", Component.READS_UNSPLIT, 3_000), WaitColumn.SAMPLES, 3);

        assertThat(analysis().database().micros(Component.READS_UNSPLIT)).isZero();
    }

    @Test
    void saysWhatThisRecordingCannotKnow() {
        run("select 1", START, 1_000);

        assertThat(analysis().database().missing())
                .isEqualTo(Set.of(Component.TEMP_IO, Component.WAL_WRITES, Component.OTHER_WAITS));
    }

    @Test
    void derivesWaitingForTheClientFromGapsOfEachBackend() {
        run("select 1", START, 1_000);
        run("select 2", START + 4_000, 1_000);
        trace.backend(4480, "webapp", "shop");
        run("select 3", START + 500, 2_000);
        run("select 4", START + 2_500, 2_500);

        TraceAnalysis analysis = analysis();
        assertThat(analysis.durationMicros()).isEqualTo(5_000);
        assertThat(analysis.wallMicros()).isEqualTo(5_000 + 4_500);
        assertThat(analysis.databaseMicros()).isEqualTo(6_500);
        assertThat(analysis.wall().wholeMicros()).isEqualTo(9_500);
        assertThat(analysis.wall().entries()).contains(new Entry(Component.CLIENT, 3_000, Provenance.DERIVED));
    }

    @ParameterizedTest
    @CsvSource({
        "auto_explain.sample_rate, 0.01, true",
        "auto_explain.sample_rate, 1, false",
        "auto_explain.log_min_duration, 10, true",
        "log_min_duration_statement, 250ms, true",
        "log_min_duration_sample, 0, false",
        "log_min_duration_statement, -1, false"
    })
    void takesNoGapForTheClientWhereStatementsWereLeftOut(String setting, String value, boolean partial) {
        SmallTrace part = new SmallTrace().recorded(Map.of(setting, value)).backend(4471, "webapp", "shop");
        for (long at : List.of(START, START + 4_000)) {
            int e = part.execute(part.parse(at == START ? 1 : 2, "select 1"));
            part.set(e, ExecutionColumn.START_MICROS, at).set(e, ExecutionColumn.ELAPSED_MICROS, 1_000);
        }

        TraceAnalysis analysis = Analyzer.analyze(part.trace(), TierModel.standard(), new CancelToken());

        assertThat(analysis.wall().missing().contains(Component.CLIENT)).isEqualTo(partial);
        assertThat(analysis.wall().entries().stream().anyMatch(entry -> entry.component() == Component.CLIENT))
                .isEqualTo(!partial);
        assertThat(analysis.wallMicros()).isEqualTo(5_000);
    }

    @Test
    void takesNestedExecutionsOffTheirParentThatFollowsThem() {
        int inner = run("select 2", START + 100, 400);
        int outer = run("select f()", START, 1_000);
        trace.set(inner, ExecutionColumn.PARENT, outer)
                .set(inner, ExecutionColumn.DEPTH, 1)
                .set(inner, ExecutionColumn.CPU_MICROS, -1)
                .set(outer, ExecutionColumn.CPU_MICROS, 500);

        TraceAnalysis analysis = analysis();
        assertThat(analysis.databaseMicros()).isEqualTo(1_000);
        assertThat(analysis.database().entries())
                .containsExactly(
                        new Entry(Component.CPU, 500, Provenance.ESTIMATED),
                        new Entry(Component.UNACCOUNTED, 500, Provenance.DERIVED));
        ExecutionAccounts accounts = new ExecutionAccounts(analysis.trace(), TierModel.standard());
        assertThat(accounts.of(outer).selfMicros()).isEqualTo(600);
        assertThat(accounts.of(inner).ledger().micros(Component.CPU)).isEqualTo(200);
    }

    @Test
    void findsTheParentOfExecutionsThatTellOnlyTheirDepth() {
        depth(run("select c", START + 200, 100), 2);
        depth(run("select b", START + 100, 300), 1);
        depth(run("select d", START + 500, 200), 1);
        depth(run("select f()", START, 1_000), 0);

        TraceAnalysis analysis = analysis();
        assertThat(analysis.databaseMicros()).isEqualTo(1_000);
        assertThat(analysis.statements())
                .extracting(StatementProfile::selfMicros)
                .containsExactly(500L, 200L, 200L, 100L);
    }

    @Test
    void countsNothingTwiceWhereTheParentIsNotInTheTrace() {
        depth(run("select 1", START, 1_000), 0);
        depth(run("select nested", START + 2_000, 300), 1);

        TraceAnalysis analysis = analysis();
        assertThat(analysis.databaseMicros()).isEqualTo(1_000);
        assertThat(analysis.statements()).extracting(StatementProfile::calls).containsExactly(1L, 1L);
    }

    @Test
    void laysNestedExecutionsOnTheirParentInFlamegraphs() throws TraceException {
        int inner = run("select b", START + 100, 400);
        int outer = run("select f()", START, 1_000);
        trace.set(inner, ExecutionColumn.PARENT, outer);

        Trace made = trace.trace();
        FlameGraph graph = FlameGraphs.of(
                made,
                ExecutionSet.all(2),
                TierModel.standard(),
                new FlameOptions(FlameWeight.TIME, FlameGrouping.STATEMENT),
                new CancelToken());
        assertThat(graph.total()).isEqualTo(1_000);
        assertThat(IntStream.range(0, graph.size())
                        .filter(f -> graph.kind(f) == FlameKind.STATEMENT)
                        .mapToObj(f -> graph.depth(f) + " " + graph.name(f) + " " + graph.weight(f)))
                .containsExactlyInAnyOrder("1 SELECT f() 1000", "3 SELECT b 400");
    }

    @Test
    void survivesParentsThatGoInCircles() {
        int one = run("select 1", START, 1_000);
        int two = run("select 2", START, 1_000);
        trace.set(one, ExecutionColumn.PARENT, two).set(two, ExecutionColumn.PARENT, one);

        assertThat(analysis().databaseMicros()).isEqualTo(1_000);
    }

    @Test
    void sharesTheDevicesReadsWithNestedExecutions() {
        int inner = run("select 2", START + 100, 400);
        int outer = run("select f()", START, 1_000);
        reads(outer, 100, 40, 500);
        trace.set(inner, ExecutionColumn.PARENT, outer)
                .set(inner, ExecutionColumn.DEPTH, 1)
                .set(inner, ExecutionColumn.READ_BLOCKS, 25);

        TraceAnalysis analysis = analysis();
        assertThat(analysis.tiers()).isEqualTo(new Tiers(0, 60, 40, 0, Provenance.ESTIMATED, 500, 0));
        ExecutionAccounts accounts = new ExecutionAccounts(analysis.trace(), TierModel.standard());
        assertThat(accounts.of(inner).tiers().tier3Blocks()).isEqualTo(10);
    }

    @Test
    void takesOffWhatExplainCountsForAnInitPlanAndForItsUser() {
        int e = run("select 1", START, 10_000);
        trace.tree(
                e,
                new SmallTrace.Node(-1, "Aggregate", 1, 9_000, 509, 0, -1),
                new SmallTrace.Node(0, "Seq Scan", 1, 3_000, 202, 0, -1), // the InitPlan
                new SmallTrace.Node(0, "Seq Scan", 1, 8_500, 509, 0, -1));

        List<PlanFigures.Node> nodes =
                Analyzer.plan(trace.trace(), e, TierModel.standard()).nodes();
        assertThat(nodes).extracting(PlanFigures.Node::selfHitBlocks).containsExactly(0L, 202L, 307L);
        assertThat(nodes).extracting(PlanFigures.Node::selfMicros).containsExactly(0L, 3_000L, 6_000L);
        assertThat(nodes).extracting(PlanFigures.Node::sharesInitPlan).containsExactly(false, false, true);
    }

    @Test
    void takesABlockOfACteOffItsScan() {
        int e = run("select 1", START, 10_000);
        trace.tree(
                e,
                new SmallTrace.Node(-1, "Hash Join", 1, 9_000, 100, 0, -1),
                new SmallTrace.Node(0, "Seq Scan", 1, 2_000, 40, 0, -1), // the CTE
                new SmallTrace.Node(0, "Seq Scan", 1, 3_000, 60, 0, -1),
                new SmallTrace.Node(0, "CTE Scan", 1, 2_500, 40, 0, -1));

        assertThat(Analyzer.plan(trace.trace(), e, TierModel.standard()).nodes())
                .extracting(PlanFigures.Node::selfHitBlocks)
                .containsExactly(0L, 40L, 60L, 0L);
    }

    @Test
    void laysExecutionsOutOverTime() {
        run("select 1", START, 60);
        run("select 2", START + 60, 60);
        trace.backend(4480, "webapp", "shop");
        run("select 3", START, 120);

        Series series = analysis().series();
        assertThat(series.isOverTime()).isTrue();
        assertThat(series.startMicros()).isEqualTo(START);
        assertThat(series.buckets().stream()
                        .mapToLong(Series.Bucket::wholeMicros)
                        .sum())
                .isEqualTo(240);
        assertThat(series.activeSessions(series.buckets().get(30))).isEqualTo(2.0);
        assertThat(series.buckets().stream().mapToInt(Series.Bucket::executions).sum())
                .isEqualTo(3);
    }

    private TraceAnalysis analysis() {
        return Analyzer.analyze(trace.trace(), TierModel.standard(), new CancelToken());
    }

    private int run(String sql, long startMicros, long elapsedMicros) {
        int e = trace.execute(trace.parse(1, sql));
        trace.set(e, ExecutionColumn.START_MICROS, startMicros)
                .set(e, ExecutionColumn.ELAPSED_MICROS, elapsedMicros)
                .set(e, ExecutionColumn.CPU_MICROS, 300);
        return e;
    }

    private void depth(int execution, long depth) {
        trace.set(execution, ExecutionColumn.DEPTH, depth);
    }

    private void reads(int execution, long blocks, long device, long micros) {
        trace.set(execution, ExecutionColumn.READ_BLOCKS, blocks)
                .set(execution, ExecutionColumn.DEVICE_READ_BYTES, device * BLOCK)
                .set(execution, ExecutionColumn.READ_MICROS, micros);
    }
}
