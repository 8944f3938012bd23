package dev.pgtrace.format.autoexplain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.ExecutionDetail.PlanNode;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.Trace;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainFormatTest {
    private final ExplainFormat format = new ExplainFormat();

    private Trace read(String text) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(format.matches(MemorySegment.ofArray(bytes))).isTrue();
        return ReadLog.of(format, bytes);
    }

    @Test
    void readsWhatPsqlPrints() throws Exception {
        Trace trace = read("""
                shop=# explain (analyze, buffers)
                shop-# select * from orders o where total > 5;
                                                             QUERY PLAN
                ------------------------------------------------------------------------------------------------------------
                 Hash Left Join  (cost=1.00..2.00 rows=3 width=4) (actual time=0.100..0.200 rows=2 loops=3)
                   Hash Cond: (o.id = l.id)
                   Buffers: shared hit=7 read=2, temp read=1 written=3
                   I/O Timings: shared/local read=1.500
                   CTE c
                     ->  Seq Scan on public."Order Lines" l  (cost=0.00..1.00 rows=1 width=4) (never executed)
                           Filter: (note = 'a: b
                continued'::text)
                   InitPlan 2 (returns $1)
                     ->  Limit  (cost=0.00..1.00 rows=1 width=4) (actual time=0.010..0.020 rows=1 loops=1)
                           Buffers: shared hit=1
                   ->  Gather  (cost=0.00..1.00 rows=1 width=4) (actual rows=4 loops=1)
                         Workers Planned: 2
                         Workers Launched: 2
                         ->  Sort  (cost=0.00..1.00 rows=1 width=4) (actual time=1.000..2.000 rows=2 loops=2)
                               Sort Key: a, b
                               Sort Method: quicksort  Memory: 25kB
                               Worker 0:  actual time=1.000..2.000 rows=1 loops=1
                                 Sort Method: external merge  Disk: 2kB
                               ->  Index Scan Backward using i_a on t x  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..0.002 rows=2 loops=2)
                                     Rows Removed by Filter: 5
                 Planning:
                   Buffers: shared hit=9
                 Planning Time: 0.500 ms
                 JIT:
                   Functions: 9
                   Timing: Generation 0.5 ms, Total 1.0 ms
                 Trigger audit on orders: time=0.868 calls=2
                 Execution Time: 3.250 ms
                (20 rows)

                """);

        assertThat(trace.executions().size()).isEqualTo(1);
        assertThat(trace.text().sql(trace, 0)).isEqualTo("select * from orders o where total > 5");
        assertThat(trace.executions().get(0, ExecutionColumn.ELAPSED_MICROS)).isEqualTo(3250);
        ExecutionDetail detail = trace.text().detail(trace, 0);
        assertThat(detail.planProperties())
                .containsExactly(
                        "Planning Buffers: shared hit=9",
                        "JIT Functions: 9",
                        "JIT Timing: Generation 0.5 ms, Total 1.0 ms",
                        "Trigger audit on orders: time=0.868 calls=2");
        assertThat(detail.plan().stream().map(ExplainFormatTest::print))
                .containsExactly(
                        "0 ^-1 Hash Left Join [] [] loops 3 rows 6 us 600 hit 7 read 2 readUs 1500 temp 1 3"
                                + " [Hash Cond: (o.id = l.id)]",
                        "1 ^0 Seq Scan [Order Lines] [] loops 0 rows 0 us 0 hit 0 read 0 readUs 0 temp 0 0"
                                + " [Schema: public, Alias: l, Parent Relationship: InitPlan, Subplan Name: CTE c,"
                                + " Filter: (note = 'a: b\ncontinued'::text)]",
                        "1 ^0 Limit [] [] loops 1 rows 1 us 20 hit 1 read 0 readUs 0 temp 0 0"
                                + " [Parent Relationship: InitPlan, Subplan Name: InitPlan 2 (returns $1)]",
                        "1 ^0 Gather [] [] loops 1 rows 4 us -1 hit 0 read 0 readUs 0 temp 0 0"
                                + " [Workers Planned: 2, Workers Launched: 2]",
                        "2 ^3 Sort [] [] loops 2 rows 4 us 4000 hit 0 read 0 readUs 0 temp 0 0"
                                + " [Sort Key: a, b, Sort Method: quicksort  Memory: 25kB, Worker 0: actual"
                                + " time=1.000..2.000 rows=1 loops=1, Worker 0 Sort Method: external merge  Disk: 2kB]",
                        "3 ^4 Index Scan Backward [t] [i_a] loops 2 rows 4 us 4 hit 0 read 0 readUs 0 temp 0 0"
                                + " [Alias: x, Rows Removed by Filter: 5]");
    }

    @Test
    void readsPlansWithoutRunAsEstimates() throws Exception {
        Trace trace = read("Seq Scan on t  (cost=0.00..1.25 rows=25 width=13)\n  Filter: (a = 1)\n");

        assertThat(ExecutionFlag.NO_RUN.in(trace.executions().get(0, ExecutionColumn.FLAGS)))
                .isTrue();
        assertThat(trace.executions().has(0, ExecutionColumn.ELAPSED_MICROS)).isFalse();
        assertThat(trace.text().detail(trace, 0).plan().stream().map(ExplainFormatTest::print))
                .containsExactly("0 ^-1 Seq Scan [t] [] loops -1 rows -1 us -1 hit -1 read -1 readUs -1 temp -1 -1"
                        + " [Filter: (a = 1)]");
    }

    @Test
    void readsPlansWithoutCosts() throws Exception {
        Trace trace = read("""
                       QUERY PLAN
                -------------------------
                 Limit
                   ->  Seq Scan on t
                (2 rows)
                """);

        assertThat(trace.text().detail(trace, 0).plan().stream().map(PlanNode::label))
                .containsExactly("Limit", "Seq Scan");
    }

    @Test
    void readsJsonInTheFrameOfPsql() throws Exception {
        Trace trace = read("""
                           QUERY PLAN
                ---------------------------------
                 [                              +
                   {                            +
                     "Plan": {                  +
                       "Node Type": "Result",   +
                       "Actual Rows": 1,        +
                       "Actual Total Time": 0.5,+
                       "Actual Loops": 1        +
                     },                         +
                     "Planning": {              +
                       "Shared Hit Blocks": 3   +
                     },                         +
                     "Planning Time": 0.031,    +
                     "Execution Time": 0.052    +
                   }                            +
                 ]
                (1 row)
                """);

        assertThat(trace.executions().get(0, ExecutionColumn.ELAPSED_MICROS)).isEqualTo(52);
        assertThat(trace.executions().get(0, ExecutionColumn.PLANNING_MICROS)).isEqualTo(31);
        assertThat(trace.text().detail(trace, 0).planProperties()).containsExactly("Planning Buffers: shared hit=3");
    }

    @Test
    void readsJsonWhoseObjectEndsWithACondition() throws Exception {
        Trace trace = read("""
                [
                  {
                    "Plan": {
                      "Node Type": "Seq Scan",
                      "Relation Name": "orders",
                      "Alias": "orders",
                      "Total Cost": 1693.00,
                      "Plan Rows": 100,
                      "Filter": "(orders.customer = 7)"
                    }
                  }
                ]
                """);

        assertThat(trace.text().detail(trace, 0).plan()).singleElement().satisfies(node -> assertThat(print(node))
                .contains("orders"));
    }

    @Test
    void readsSeveralOutputs() throws Exception {
        Trace trace = read("""
                explain select 1;
                                QUERY PLAN
                ------------------------------------------
                 Result  (cost=0.00..0.01 rows=1 width=4)
                (1 row)

                explain select 2;
                                QUERY PLAN
                ------------------------------------------
                 Result  (cost=0.00..0.02 rows=1 width=4)
                (1 row)
                """);

        assertThat(List.of(trace.text().sql(trace, 0), trace.text().sql(trace, 1)))
                .containsExactly("select 1", "select 2");
        assertThat(trace.text().detail(trace, 1).plan().getFirst().totalCost()).isEqualTo(0.02);
    }

    @Test
    void takesNoOtherTextForAPlan() {
        for (String text : List.of("", "hello", "select 1;", "Sort of a letter.\nLimit your hopes", "{\"a\":1}")) {
            assertThat(format.matches(MemorySegment.ofArray(text.getBytes(StandardCharsets.UTF_8))))
                    .as(text)
                    .isFalse();
        }
    }

    private static String print(PlanNode node) {
        return node.depth() + " ^" + node.parent() + " " + node.label() + " ["
                + node.relation().orElse("") + "] ["
                + node.index().orElse("") + "] loops " + node.loops() + " rows " + node.rows() + " us "
                + node.totalMicros() + " hit " + node.hitBlocks() + " read " + node.readBlocks() + " readUs "
                + node.readMicros() + " temp " + node.tempReadBlocks() + " " + node.tempWrittenBlocks() + " "
                + node.details();
    }
}
