package dev.pgtrace.analysis.flame;

import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.analysis.FlameGraphs;
import dev.pgtrace.analysis.TierThreshold;
import dev.pgtrace.app.SyntheticTrace;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.Trace;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// The layout of a flamegraph of about a million frames.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FlameLayoutBenchmark {
    /// Of two levels above and sixteen nodes below each.
    private static final int STATEMENTS = 50_000;

    private @Nullable FlameGraph graph;

    @Setup
    public void make() throws TraceException {
        graph = graph(STATEMENTS);
    }

    /// As the window makes it.
    public static FlameGraph graph(int statements) throws TraceException {
        Trace trace = SyntheticTrace.statements(statements);
        return FlameGraphs.of(
                trace,
                ExecutionSet.all(trace.executions().size()),
                TierThreshold.OF_TRACE.model(trace),
                FlameOptions.DEFAULT,
                new CancelToken());
    }

    @Benchmark
    public void layOutMillionFrames(Blackhole hole) {
        if (graph != null) {
            hole.consume(FlameLayout.of(graph, FlameOrder.HEAVIEST_FIRST));
        }
    }
}
