package dev.pgtrace.traces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.analysis.FlameGraphs;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.analysis.flame.FlameGraph;
import dev.pgtrace.analysis.flame.FlameGrouping;
import dev.pgtrace.analysis.flame.FlameLayout;
import dev.pgtrace.analysis.flame.FlameOptions;
import dev.pgtrace.analysis.flame.FlameOrder;
import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.app.OpenTrace;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.Trace;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Flamegraphs of every real trace weigh what the analysis says, whatever is weighed and however it is grouped.
class FlamePropertiesTest {
    @TestFactory
    Stream<DynamicTest> weighWhatTheAnalysisSays() {
        return RealTraces.files().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) throws TraceException {
        try (OpenTrace.Opened opened = RealTraces.open(file)) {
            TraceAnalysis analysis = Analyzer.analyze(opened.trace(), TierModel.standard(), new CancelToken());
            for (FlameWeight weight : FlameWeight.values()) {
                for (FlameGrouping grouping : FlameGrouping.values()) {
                    FlameGraph graph = graph(opened.trace(), new FlameOptions(weight, grouping));
                    assertThat(graph.total()).as(weight + " by " + grouping).isEqualTo(total(analysis, weight));
                    sumsAreExact(graph);
                    FlameLayout.of(graph, FlameOrder.HEAVIEST_FIRST);
                }
            }
        }
    }

    private static long total(TraceAnalysis analysis, FlameWeight weight) {
        return switch (weight) {
            case TIME -> analysis.databaseMicros();
            case BLOCKS -> analysis.tiers().blocks();
            case TIER3_BLOCKS -> analysis.tiers().tier3Blocks();
            case ROWS -> rows(analysis.trace());
            case EXECUTIONS -> analysis.executions();
        };
    }

    /// Also of executions without a statement, which the list of statements cannot show.
    private static long rows(Trace trace) {
        long left = ExecutionFlag.NO_START.bit() | ExecutionFlag.GARBAGE_ELAPSED.bit();
        long sum = 0;
        for (int e = 0; e < trace.executions().size(); e++) {
            if ((trace.executions().orZero(e, ExecutionColumn.FLAGS) & left) == 0) {
                sum += trace.executions().orZero(e, ExecutionColumn.ROWS);
            }
        }
        return sum;
    }

    private static void sumsAreExact(FlameGraph graph) {
        long sum = 0;
        for (int frame = 0; frame < graph.size(); frame++) {
            assertThat(graph.self(frame)).isNotNegative();
            sum += graph.self(frame);
        }
        assertThat(sum).isEqualTo(graph.total());
    }

    private static FlameGraph graph(Trace trace, FlameOptions options) throws TraceException {
        ExecutionSet all = ExecutionSet.all(trace.executions().size());
        return FlameGraphs.of(trace, all, TierModel.standard(), options, new CancelToken());
    }
}
