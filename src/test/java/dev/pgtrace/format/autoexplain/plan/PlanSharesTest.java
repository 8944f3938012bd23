package dev.pgtrace.format.autoexplain.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.model.Table;
import org.junit.jupiter.api.Test;

class PlanSharesTest {
    private static final String PARALLEL = """
            Finalize Aggregate  (cost=1.00..2.00 rows=1 width=8) (actual time=50.0..51.0 rows=1 loops=1)
              Output: count(*)
              Buffers: shared hit=10 read=500, temp read=90 written=90
              I/O Timings: shared read=20.500, temp read=1.250 write=2.500
              ->  Gather  (cost=1.00..2.00 rows=2 width=8) (actual time=49.0..50.0 rows=3 loops=1)
                    Workers Planned: 2
                    Workers Launched: 2
                    Buffers: shared hit=10 read=500, temp read=90 written=90
                    ->  Partial Aggregate  (cost=1.00..2.00 rows=1 width=8) (actual time=40.0..41.0 rows=1 loops=3)
                          Buffers: shared hit=10 read=500, temp read=90 written=90
                          Worker 0:  actual time=39.0..40.0 rows=1 loops=1
                            Buffers: shared hit=3 read=150, temp read=30 written=30
                          Worker 1:  actual time=39.5..40.0 rows=1 loops=1
                            Buffers: shared hit=4 read=170
                            I/O Timings: shared read=7.000
                          ->  Parallel Seq Scan on public.orders  (cost=1.00..2.00 rows=9 width=0) (actual time=0.1..9.0 rows=9 loops=3)
                                Buffers: shared hit=10 read=500
                                Worker 0:  actual time=0.1..9.0 rows=9 loops=1
                                  Buffers: shared hit=3 read=150
                                Worker 1:  actual time=0.1..9.0 rows=9 loops=1
                                  Buffers: shared hit=4 read=170
            """;

    @Test
    void addsUpWhatTheUppermostNodesTellOfWorkers() {
        ExplainedPlan plan = PlanTextReader.read(PARALLEL).orElseThrow();

        assertThat(PlanShares.workerReadBlocks(plan.nodes())).isEqualTo(150 + 30 + 170);
    }

    @Test
    void addsUpTheTimesOfTemporaryFiles() {
        ExplainedPlan plan = PlanTextReader.read(PARALLEL).orElseThrow();

        assertThat(PlanShares.tempMicros(plan.root())).isEqualTo(3_750);
    }

    @Test
    void knowsNothingWhereThePlanTellsNothing() {
        ExplainedPlan plan = PlanTextReader.read("""
                        Seq Scan on t  (cost=1.00..2.00 rows=1 width=8) (actual time=5.0..5.0 rows=1 loops=1)
                          Buffers: shared read=500, temp read=90
                          I/O Timings: read=20.500
                        """).orElseThrow();

        assertThat(PlanShares.workerReadBlocks(plan.nodes())).isEqualTo(Table.MISSING);
        assertThat(PlanShares.tempMicros(plan.root())).isEqualTo(Table.MISSING);
    }

    @Test
    void countsWorkersThatReadNothing() {
        ExplainedPlan plan = PlanTextReader.read("""
                        Gather  (cost=1.00..2.00 rows=1 width=8) (actual time=5.0..5.0 rows=1 loops=1)
                          Workers Launched: 1
                          ->  Seq Scan on t  (cost=1.00..2.00 rows=1 width=8) (actual time=5.0..5.0 rows=1 loops=1)
                                Worker 0:  actual time=5.0..5.0 rows=1 loops=1
                        """).orElseThrow();

        assertThat(PlanShares.workerReadBlocks(plan.nodes())).isZero();
    }
}
