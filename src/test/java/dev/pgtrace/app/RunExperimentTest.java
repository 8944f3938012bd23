package dev.pgtrace.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgtrace.analysis.experiment.Answers;
import dev.pgtrace.analysis.experiment.ExperimentAnalysis;
import dev.pgtrace.analysis.experiment.ExperimentResult;
import dev.pgtrace.analysis.experiment.Verdict;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.ExperimentEnd;
import dev.pgtrace.model.experiment.ExperimentEnd.Reason;
import dev.pgtrace.model.experiment.ExperimentOptions.CacheState;
import dev.pgtrace.model.experiment.ExperimentOptions.Writes;
import dev.pgtrace.model.experiment.ExperimentPlan;
import dev.pgtrace.model.experiment.ExperimentRun;
import dev.pgtrace.model.experiment.ParameterSet;
import dev.pgtrace.model.experiment.Protocol;
import dev.pgtrace.model.experiment.RunPhase;
import dev.pgtrace.model.experiment.StopRule;
import dev.pgtrace.model.experiment.TriedIndex;
import dev.pgtrace.server.TestLinks;
import dev.pgtrace.server.TestProxy;
import dev.pgtrace.server.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Experiments on real servers.
class RunExperimentTest {
    private static final String SERVERS = "dev.pgtrace.server.TestServer#allServers";
    private static final String READS =
            "SELECT coalesce(heap_blks_read, 0) FROM pg_statio_user_tables WHERE relname = 'chilled'";
    private static final StopRule LONG =
            new StopRule(OptionalInt.empty(), Optional.of(Duration.ofMinutes(5)), OptionalDouble.empty());

    @ParameterizedTest
    @MethodSource(SERVERS)
    void runsEachVariantColdThenWarmThenTimed(int version) throws Exception {
        Experiment experiment = new Experiments()
                .variant("A", "SELECT count(*) FROM pg_class")
                .variant("B", "SELECT count(oid) FROM pg_class")
                .run(TestServer.shared(version).link());

        assertThat(experiment.end()).isEqualTo(ExperimentEnd.of(Reason.RUNS));
        // 5 warm-up runs and 2 that look at the answer.
        assertThat(counts(experiment, 0))
                .isEqualTo(Map.of(RunPhase.COLD, 1L, RunPhase.WARM_UP, 7L, RunPhase.TIMED, 12L))
                .isEqualTo(counts(experiment, 1));
        assertThat(experiment.runs()).allMatch(run -> run.rows() == 1 && run.elapsedMicros() > 0);
        assertThat(ExperimentAnalysis.of(experiment).answers()).isEqualTo(Answers.SAME);
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void runsEverySetOfParametersWithEveryVariant(Protocol protocol) throws Exception {
        Experiment experiment = new Experiments()
                .variant("A", "SELECT g FROM generate_series(1, $1) g WHERE g <> $2")
                .variant("B", "SELECT g FROM generate_series(1, $1) g WHERE NOT g = $2 ORDER BY g DESC")
                .parameters(
                        new ParameterSet(List.of("10", "3")),
                        new ParameterSet(List.of("1000", "1001")),
                        new ParameterSet(java.util.Arrays.asList("5", null)))
                .protocol(protocol)
                .run(TestServer.shared(18).link());

        assertThat(experiment.end()).isEqualTo(ExperimentEnd.of(Reason.RUNS));
        assertThat(ExperimentAnalysis.of(experiment).answers()).isEqualTo(Answers.SAME);
        assertThat(timed(experiment).stream()
                        .collect(Collectors.groupingBy(ExperimentRun::parameters, Collectors.counting())))
                .isEqualTo(Map.of(0, 8L, 1, 8L, 2, 8L));
        assertThat(timed(experiment).stream()
                        .map(run -> run.parameters() + ":" + run.rows())
                        .distinct())
                .containsExactlyInAnyOrder("0:9", "1:1000", "2:0");
    }

    @Test
    void seesDifferentAnswers() throws Exception {
        Experiment experiment = new Experiments()
                .variant("A", "SELECT g FROM generate_series(1, 10) g")
                .variant("B", "SELECT g + (g = 7)::int FROM generate_series(1, 10) g")
                .run(TestServer.shared(18).link());

        assertThat(ExperimentAnalysis.of(experiment).answers()).isEqualTo(Answers.DIFFERENT);
    }

    @Test
    void runsAVariantUnderItsSettingsAlone() throws Exception {
        String sql = "SELECT current_setting('work_mem') || ' ' || array_to_string(current_schemas(false), ',')";
        Map<String, String> settings = Map.of("work_mem", "64MB", "search_path", "pg_catalog, public");
        Experiment set = new Experiments()
                .variant("A", "SELECT '64MB pg_catalog,public'")
                .variant("B", sql, settings)
                .run(TestServer.shared(18).link());
        Experiment notSet = new Experiments()
                .variant("A", sql)
                .variant("B", sql, settings)
                .run(TestServer.shared(18).link());

        assertThat(ExperimentAnalysis.of(set).answers()).isEqualTo(Answers.SAME);
        assertThat(ExperimentAnalysis.of(notSet).answers()).isEqualTo(Answers.DIFFERENT);
    }

    @Test
    void keepsTheRunsBeforeAnError() throws Exception {
        Experiment experiment = new Experiments()
                .variant("A", "SELECT 1")
                .variant("B", "SELECT 1 / (relpages - relpages) FROM pg_class")
                .run(TestServer.shared(18).link());

        assertThat(experiment.end()).isEqualTo(new ExperimentEnd(Reason.FAILED, "B failed: division by zero (22012)."));
        assertThat(experiment.runs()).hasSize(1);
    }

    @Test
    void tellsTheWidthOfTheIntervalWhereItStopsByIt() throws Exception {
        Experiment experiment = new Experiments()
                .variant("A", "SELECT sum(g) FROM generate_series(1, 20000) g")
                .variant("B", "SELECT 1")
                .stop(new StopRule(OptionalInt.of(5_000), Optional.empty(), OptionalDouble.of(0.5)))
                .run(TestServer.shared(18).link());

        assertThat(experiment.end()).isEqualTo(ExperimentEnd.of(Reason.INTERVAL));
        assertThat(ExperimentAnalysis.of(experiment)
                        .comparisons()
                        .getFirst()
                        .ratio()
                        .halfWidth())
                .isLessThanOrEqualTo(0.5);
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void keepsWhatWasMeasuredWhenItIsCancelled(int version) throws Exception {
        CancelToken cancel = new CancelToken();
        Experiment experiment = new Experiments()
                .variant("A", "SELECT 1")
                .variant("B", "SELECT pg_sleep(CASE WHEN pg_backend_pid() > 0 THEN 0.001 END)")
                .stop(LONG)
                .prepare(TestServer.shared(version).link())
                .run(
                        soFar -> {
                            if (timed(soFar).size() > 10) {
                                cancel.cancel();
                            }
                        },
                        Progress.NONE,
                        cancel);

        assertThat(experiment.end()).isEqualTo(ExperimentEnd.of(Reason.CANCELLED));
        assertThat(timed(experiment)).hasSizeGreaterThan(10);
    }

    @Test
    void cancelsAStatementThatRuns() throws Exception {
        TestServer server = TestServer.shared(18);
        CancelToken cancel = new CancelToken();
        RunExperiment run = new Experiments()
                .variant("A", "SELECT 1")
                .variant("B", "SELECT pg_sleep(600)")
                .timeoutMillis(0)
                .prepare(server.link());
        Tasks.start("cancel", () -> {
            try {
                while (!server.value("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
                                + " AND application_name = 'pgtrace experiment'")
                        .equals("1")) {
                    Thread.onSpinWait();
                }
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            } finally {
                cancel.cancel();
            }
        });

        Experiment experiment = run.run(soFar -> {}, Progress.NONE, cancel);

        assertThat(experiment.end()).isEqualTo(ExperimentEnd.of(Reason.CANCELLED));
        assertThat(counts(experiment, 0)).isEqualTo(Map.of(RunPhase.COLD, 1L));
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void namesTheVariantThatRanTooLong(int version) throws Exception {
        Experiment experiment = new Experiments()
                .variant("A", "SELECT 1")
                .variant("with sleep", "SELECT pg_sleep(600)")
                .timeoutMillis(50)
                .run(TestServer.shared(version).link());

        assertThat(experiment.end())
                .isEqualTo(new ExperimentEnd(
                        Reason.FAILED,
                        "with sleep was stopped after 50 ms, the limit of this experiment for a statement. Raise that"
                                + " limit, or make it faster."));
        assertThat(experiment.runs()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void keepsWhatWasMeasuredWhenTheConnectionIsLost(int version) throws Exception {
        TestServer server = TestServer.shared(version);
        try (TestProxy proxy = TestProxy.to(server)) {
            Experiment experiment = new Experiments()
                    .variant("A", "SELECT 1")
                    .variant("B", "SELECT 2")
                    .stop(LONG)
                    .prepare(TestLinks.to(proxy.url()))
                    .run(
                            soFar -> {
                                if (timed(soFar).size() > 10) {
                                    proxy.cut();
                                }
                            },
                            Progress.NONE,
                            new CancelToken());

            assertThat(experiment.end().reason()).isEqualTo(Reason.FAILED);
            assertThat(experiment.end().message()).matches("The connection to test was lost while [AB] ran: .*");
            assertThat(timed(experiment)).hasSizeGreaterThan(10);
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void takesBackWhatAVariantWrites(int version) throws Exception {
        TestServer server = TestServer.shared(version);
        server.execute(
                "DROP TABLE IF EXISTS written",
                "CREATE TABLE written AS SELECT g AS id, 0 AS changed FROM generate_series(1, 100) g");
        RunExperiment run = new Experiments()
                .variant("A", "UPDATE written SET changed = changed + 1 WHERE id = 7 RETURNING changed")
                .variant("B", "WITH gone AS (DELETE FROM written WHERE id = 7 RETURNING 1) SELECT * FROM gone")
                .explainedRuns(2)
                .prepare(server.link());

        assertThat(run.plan().steps())
                .extracting(ExperimentPlan.Step::effect)
                .containsExactly(ExperimentPlan.Effect.WRITES, ExperimentPlan.Effect.WRITES);
        assertThat(run.plan().needsAgreement()).isTrue();
        Experiment experiment = run.run(soFar -> {}, Progress.NONE, new CancelToken());

        assertThat(experiment.end()).isEqualTo(ExperimentEnd.of(Reason.RUNS));
        assertThat(ExperimentAnalysis.of(experiment).answers()).isEqualTo(Answers.SAME);
        assertThat(experiment.traces()).hasSize(2);
        assertThat(server.value("SELECT count(*) || ' ' || sum(changed) FROM written"))
                .isEqualTo("100 0");
        server.execute("DROP TABLE written");
    }

    @Test
    void refusesToWriteWhereThatIsNotWanted() {
        assertThatThrownBy(() -> new Experiments()
                        .variant("A", "SELECT 1")
                        .variant("B", "DELETE FROM pg_description")
                        .writes(Writes.REFUSED)
                        .prepare(TestServer.shared(18).link()))
                .isInstanceOf(TraceException.class)
                .hasMessage("B writes, and statements that write are refused. Let each run be rolled back instead, if"
                        + " that is safe here.");
    }

    @Test
    void hasTheServerRefuseWhatOnlyItSees() throws Exception {
        TestServer server = TestServer.shared(18);
        server.execute("CREATE OR REPLACE FUNCTION sly() RETURNS int LANGUAGE plpgsql AS"
                + " $$BEGIN CREATE TABLE sly AS SELECT 1; RETURN 1; END$$");
        Experiment experiment = new Experiments()
                .variant("A", "SELECT 1")
                .variant("B", "SELECT sly()")
                .writes(Writes.REFUSED)
                .run(server.link());

        assertThat(experiment.end().message())
                .isEqualTo("B writes, and statements that write are refused: cannot execute CREATE TABLE AS in a"
                        + " read-only transaction (25006). Let each run be rolled back instead, if that is safe here.");
    }

    @Test
    void tellsOfFunctionsThatMayWriteAndOfSequences() throws Exception {
        TestServer server = TestServer.shared(18);
        server.execute("CREATE SEQUENCE IF NOT EXISTS numbers");
        ExperimentPlan plan = new Experiments()
                .variant("A", "SELECT nextval('numbers')")
                .variant("B", "SELECT set_config('a.b', 'c', true)")
                .prepare(server.link())
                .plan();

        assertThat(plan.notes())
                .anyMatch(note -> note.startsWith("B calls set_config, which may change something."))
                .contains("Numbers are taken from sequences: a rollback does not give them back.");
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void triesARealIndexAndLeavesNone(int version) throws Exception {
        TestServer server = TestServer.shared(version);
        server.execute(
                "DROP TABLE IF EXISTS tried",
                "CREATE TABLE tried AS SELECT g AS id, g % 1000 AS part FROM generate_series(1, 50000) g",
                "ANALYZE tried");
        RunExperiment run = new Experiments()
                .variant("A", "SELECT count(*) FROM tried WHERE part = 7")
                .indexed(
                        "B",
                        "SELECT count(*) FROM tried WHERE part = 7",
                        TriedIndex.Kind.REAL,
                        "CREATE INDEX tried_part ON tried (part)")
                .explainedRuns(2)
                .prepare(server.link());
        assertThat(run.plan().steps())
                .containsExactly(new ExperimentPlan.Step(
                        ExperimentPlan.Effect.BUILDS_INDEX, 1, "CREATE INDEX tried_part ON tried (part)"));

        Experiment experiment = run.run(soFar -> {}, Progress.NONE, new CancelToken());

        assertThat(experiment.end()).isEqualTo(ExperimentEnd.of(Reason.RUNS));
        assertThat(experiment.traces().get(0).text())
                .contains("events=2 executions=2")
                .contains("Seq Scan")
                .doesNotContain("tried_part");
        assertThat(experiment.traces().get(1).text())
                .contains("events=2 executions=2")
                .contains("tried_part");
        assertThat(ExperimentAnalysis.of(experiment)
                        .comparisons()
                        .getFirst()
                        .ratio()
                        .estimate())
                .isLessThan(0.5);
        assertThat(server.value("SELECT count(*) FROM pg_class WHERE relname = 'tried_part'"))
                .isEqualTo("0");
        server.execute("DROP TABLE tried");
    }

    @Test
    void plansWithAHypotheticalIndexAndTimesNothing() throws Exception {
        Optional<TestServer> found = TestServer.installedWith("hypopg.so");
        assumeTrue(found.isPresent(), "no PostgreSQL in /usr/lib/postgresql has hypopg (package postgresql-NN-hypopg)");
        try (TestServer server = found.orElseThrow()) {
            server.execute(
                    "CREATE EXTENSION hypopg",
                    "CREATE TABLE supposed AS SELECT g AS id, g % 1000 AS customer FROM generate_series(1, 100000) g",
                    "ANALYZE supposed");
            String sql = "SELECT * FROM supposed WHERE customer = 7";
            RunExperiment run = new Experiments()
                    .variant("A", sql)
                    .variant("B", sql + " AND id > 0")
                    .indexed("C", sql, TriedIndex.Kind.HYPOTHETICAL, "CREATE INDEX ON supposed (customer)")
                    .explainedRuns(1)
                    .prepare(server.link());
            assertThat(run.plan().needsAgreement())
                    .as("nothing is built, written or locked")
                    .isFalse();

            Experiment experiment = run.run(soFar -> {}, Progress.NONE, new CancelToken());

            assertThat(experiment.end()).isEqualTo(ExperimentEnd.of(Reason.RUNS));
            assertThat(experiment.runs()).extracting(ExperimentRun::variant).doesNotContain(2);
            assertThat(experiment.notes())
                    .anyMatch(note -> note.startsWith("C has a hypothetical index, and so no times: the planner"));
            ExperimentResult result = AnalyzeExperiment.of(experiment, new CancelToken());
            assertThat(result.comparisons().getLast().verdict()).isEqualTo(Verdict.UNDECIDED);
            assertThat(experiment.traces())
                    .filteredOn(trace -> trace.variant() == 2)
                    .singleElement()
                    .satisfies(trace -> assertThat(trace.text())
                            .contains("supposed_customer")
                            .doesNotContain("Seq Scan"));
            assertThat(server.value("SELECT count(*) FROM pg_indexes WHERE tablename = 'supposed'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void refusesAHypotheticalIndexWithoutTheExtension() {
        assertThatThrownBy(() -> new Experiments()
                        .variant("A", "SELECT 1")
                        .indexed("B", "SELECT 1", TriedIndex.Kind.HYPOTHETICAL, "CREATE INDEX ON pg_class (relname)")
                        .prepare(TestServer.shared(18).link()))
                .hasMessageContaining("B is to be planned with a hypothetical index, and the extension hypopg");
    }

    /// Relation by relation from 18 on, block by block on 17.
    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#serversThatEvict")
    void evictsTheBlocksBeforeTheFirstRun(int version) throws Exception {
        TestServer server = TestServer.shared(version);
        server.execute(
                "CREATE EXTENSION IF NOT EXISTS pg_buffercache",
                "DROP TABLE IF EXISTS chilled",
                "CREATE TABLE chilled AS SELECT g AS id FROM generate_series(1, 50000) g");
        RunExperiment run = new Experiments()
                .variant("A", "SELECT count(*) FROM chilled")
                .variant("B", "SELECT count(id) FROM chilled")
                .cache(CacheState.EVICTED)
                .prepare(server.link());
        assertThat(run.plan().steps())
                .extracting(ExperimentPlan.Step::effect)
                .containsExactly(ExperimentPlan.Effect.EVICTS, ExperimentPlan.Effect.EVICTS);
        assertThat(run.plan().steps().getFirst().statement())
                .contains(
                        version == 17 ? "pg_buffercache_evict(…) for each block" : "pg_buffercache_evict_relation(…)");
        String cached = "SELECT count(*) > 100 FROM pg_buffercache WHERE relfilenode = pg_relation_filenode('chilled')";
        assertThat(server.value(cached)).isEqualTo("t");
        long before = Long.parseLong(server.value(READS));

        Experiment experiment = run.run(soFar -> {}, Progress.NONE, new CancelToken());

        assertThat(experiment.end()).isEqualTo(ExperimentEnd.of(Reason.RUNS));
        assertThat(experiment.notes()).anyMatch(note -> note.contains("were evicted"));
        long blocks = Long.parseLong(server.value("SELECT pg_relation_size('chilled') / 8192"));
        assertThat(Long.parseLong(server.value(READS)) - before).isGreaterThanOrEqualTo(2 * blocks);
        server.execute("DROP TABLE chilled");
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#serversThatEvict")
    void runsWithoutEvictingForWhoeverIsNoSuperuser(int version) throws Exception {
        TestServer server = TestServer.shared(version);
        server.execute(
                "CREATE EXTENSION IF NOT EXISTS pg_buffercache",
                "DROP ROLE IF EXISTS plain",
                "CREATE ROLE plain LOGIN PASSWORD 'p'");
        RunExperiment run = new Experiments()
                .variant("A", "SELECT 1")
                .variant("B", "SELECT 2")
                .cache(CacheState.EVICTED)
                .prepare(server.link("plain", "p", "postgres"));
        assertThat(run.plan().needsAgreement()).isFalse();
        assertThat(run.plan().notes())
                .contains("Caches are as they were found: only a superuser may evict blocks, and pg_buffercache must be"
                        + " of version 1.5 or later (ALTER EXTENSION pg_buffercache UPDATE).");
        assertThat(run.run(soFar -> {}, Progress.NONE, new CancelToken()).end())
                .isEqualTo(ExperimentEnd.of(Reason.RUNS));
        server.execute("DROP ROLE plain");
    }

    @Test
    void saysWhereItCannotEvict() throws Exception {
        ExperimentPlan plan = new Experiments()
                .variant("A", "SELECT 1")
                .variant("B", "SELECT 2")
                .cache(CacheState.EVICTED)
                .prepare(TestServer.shared(15).link())
                .plan();

        assertThat(plan.needsAgreement()).isFalse();
        assertThat(plan.notes())
                .contains("Caches are as they were found: only PostgreSQL 17 and later can evict blocks.");
    }

    @Test
    void namesTheVariantThatCannotBeRun() {
        assertThat(refused("SELECT * FROM nowhere"))
                .isEqualTo("B cannot be run: relation \"nowhere\" does not exist (42P01).");
        assertThat(refused("SELECT 1; SELECT 2"))
                .isEqualTo("B has 2 statements, the second one in line 1. Give it one: what is timed is a single"
                        + " statement.");
        assertThat(refused("")).isEqualTo("B has no statement. Give it one.");
        assertThat(refused("SELECT $1, $2"))
                .isEqualTo(
                        "B has the parameter $2, and there are 0 values. Give as many as" + " there are parameters.");
        assertThat(refused("COMMIT")).startsWith("B cannot be timed: it begins with COMMIT.");
        assertThat(refused("SELECT 'a")).isEqualTo("B: Line 1: a quote begins here and never ends.");
    }

    @Test
    void namesTheSettingThatCannotBeSet() {
        assertThatThrownBy(() -> new Experiments()
                        .variant("A", "SELECT 1")
                        .variant("B", "SELECT 1", Map.of("work_mem", "much"))
                        .prepare(TestServer.shared(18).link()))
                .hasMessage("B cannot be run with work_mem = much: invalid value for parameter \"work_mem\": \"much\""
                        + " (22023).");
    }

    private static String refused(String sql) {
        try {
            new Experiments()
                    .variant("A", "SELECT 1")
                    .variant("B", sql)
                    .prepare(TestServer.shared(18).link());
            return "not refused";
        } catch (TraceException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static List<ExperimentRun> timed(Experiment experiment) {
        return experiment.runs().stream()
                .filter(run -> run.phase() == RunPhase.TIMED)
                .toList();
    }

    private static Map<RunPhase, Long> counts(Experiment experiment, int variant) {
        return experiment.runs().stream()
                .filter(run -> run.variant() == variant)
                .collect(Collectors.groupingBy(ExperimentRun::phase, Collectors.counting()));
    }
}
