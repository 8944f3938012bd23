package dev.pgtrace.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.flame.FlameGraph;
import dev.pgtrace.analysis.flame.FlameGrouping;
import dev.pgtrace.analysis.flame.FlameKind;
import dev.pgtrace.analysis.flame.FlameOptions;
import dev.pgtrace.analysis.flame.FlameTarget;
import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.NodeColumn;
import dev.pgtrace.model.Trace;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

final class FlameGraphsTest {
    private final SmallTrace file = new SmallTrace();

    @Test
    void mergesExecutionsOfAStatementThatHaveTheSamePlan() throws TraceException {
        int cursor = file.parse(1, "select * from orders where id = 1");
        run(cursor, 100, 80, "SEQSCAN orders");
        int slow = run(cursor, 300, 290, "SEQSCAN orders");
        FlameGraph graph = graph(FlameWeight.TIME, FlameGrouping.STATEMENT);

        assertThat(print(graph)).isEqualTo("""
                small.trc 400
                  SELECT * FROM orders WHERE id = ? 400 ×2
                    EXEC 400 ×2
                      Seq Scan on orders 370 ×2
                        CPU 370
                """);
        assertThat(FlameTarget.of(graph, 3)).as("the longest execution").isEqualTo(new FlameTarget(0, slow, 0));
    }

    @Test
    void keepsPlansOfAStatementApartAndNumbersThem() throws TraceException {
        int cursor = file.parse(1, "select 1");
        run(cursor, 100, 100, "SEQSCAN orders");
        run(cursor, 40, 40, "INDEXSCAN orders orders_pkey");
        FlameGraph graph = graph(FlameWeight.EXECUTIONS, FlameGrouping.STATEMENT);

        assertThat(print(graph)).isEqualTo("""
                small.trc 2
                  SELECT ? 2 ×2
                    EXEC · plan 1 1 ×1
                    EXEC · plan 2 1 ×1
                """);
    }

    @Test
    void laysNestedExecutionsOnTheCallThatRanThemAndCountsNothingTwice() throws TraceException {
        int outer = file.parse(1, "select f()");
        int inner = file.parse(2, "select 2");
        int call = run(outer, 100, 100, "RESULT");
        int nested = file.execute(inner);
        file.set(nested, ExecutionColumn.ELAPSED_MICROS, 30);
        file.set(nested, ExecutionColumn.PARENT, call);
        FlameGraph graph = graph(FlameWeight.TIME, FlameGrouping.EXECUTION);

        assertThat(print(graph)).isEqualTo("""
                small.trc 100
                  SELECT f() 100 ×1
                    EXEC 100 ×1
                      Result 70 ×1
                        CPU 70
                      SELECT ? 30 ×1
                        EXEC 30 ×1
                          unaccounted 30
                """);
        assertThat(graph.total())
                .isEqualTo(Analyzer.analyze(file.trace(), TierModel.standard(), new CancelToken())
                        .databaseMicros());
    }

    @Test
    void showsOnlyChosenExecutions() throws TraceException {
        int cursor = file.parse(1, "select 1");
        run(cursor, 100, 100, "RESULT");
        run(cursor, 40, 40, "RESULT");
        Trace trace = file.trace();
        BitSet second = new BitSet();
        second.set(1);
        FlameOptions options = new FlameOptions(FlameWeight.TIME, FlameGrouping.STATEMENT);
        FlameGraph graph =
                FlameGraphs.of(trace, ExecutionSet.of(second, 2), TierModel.standard(), options, new CancelToken());

        assertThat(graph.total()).isEqualTo(40);
    }

    @Test
    void weighsBlocksByTier() throws TraceException {
        int cursor = file.parse(1, "select 1");
        int execution = run(cursor, 100_000, 100_000, "SEQSCAN orders");
        file.set(execution, ExecutionColumn.HIT_BLOCKS, 90).set(execution, ExecutionColumn.READ_BLOCKS, 10);
        file.node(execution, NodeColumn.HIT_BLOCKS, 80)
                .node(execution, NodeColumn.READ_BLOCKS, 10)
                .node(execution, NodeColumn.READ_MICROS, 30_000);

        assertThat(print(graph(FlameWeight.BLOCKS, FlameGrouping.STATEMENT))).isEqualTo("""
                small.trc 100
                  SELECT ? 100 ×1
                    EXEC 100 ×1
                      Seq Scan on orders 90 ×1
                        tier 1 80
                        tier 2 2
                        tier 3 8
                """);
        assertThat(print(graph(FlameWeight.TIER3_BLOCKS, FlameGrouping.STATEMENT)))
                .isEqualTo("""
                small.trc 8
                  SELECT ? 8 ×1
                    EXEC 8 ×1
                      Seq Scan on orders 8 ×1
                """);
    }

    private int run(int cursor, long elapsed, long node, String plan) {
        int execution = file.execute(cursor);
        file.set(execution, ExecutionColumn.ELAPSED_MICROS, elapsed);
        file.plan(execution, plan);
        file.node(execution, NodeColumn.TOTAL_MICROS, node);
        return execution;
    }

    private FlameGraph graph(FlameWeight weight, FlameGrouping grouping) throws TraceException {
        Trace trace = file.trace();
        return FlameGraphs.of(
                trace,
                ExecutionSet.all(trace.executions().size()),
                TierModel.standard(),
                new FlameOptions(weight, grouping),
                new CancelToken());
    }

    private static String print(FlameGraph graph) {
        StringBuilder out = new StringBuilder();
        for (int frame = 0; frame < graph.size(); frame++) {
            out.append("  ".repeat(graph.depth(frame)))
                    .append(graph.name(frame))
                    .append(' ')
                    .append(graph.weight(frame));
            if (graph.kind(frame) != FlameKind.COMPONENT && frame > 0) {
                out.append(" ×").append(graph.executions(frame));
            }
            out.append('\n');
        }
        return out.toString();
    }
}
