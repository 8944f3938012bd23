package dev.pgtrace.ui.shell.bench;

import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.analysis.FlameGraphs;
import dev.pgtrace.analysis.TierThreshold;
import dev.pgtrace.analysis.flame.FlameGraph;
import dev.pgtrace.analysis.flame.FlameGrouping;
import dev.pgtrace.analysis.flame.FlameLayout;
import dev.pgtrace.analysis.flame.FlameOptions;
import dev.pgtrace.analysis.flame.FlameOrder;
import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.app.SyntheticTrace;
import dev.pgtrace.app.WindowBench.Figure;
import dev.pgtrace.app.WindowBench.Options;
import dev.pgtrace.app.WindowBench.Part;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.View;
import dev.pgtrace.ui.kit.raster.RasterCanvas;
import dev.pgtrace.ui.shell.MeasuredWindow;
import java.util.ArrayList;
import java.util.List;

/// A flamegraph of so many frames.
final class FlameBench {
    private static final int FRAMES_OF_STATEMENT = 28;
    private static final int TRIES = 6;
    private static final int ROUNDS = 3;
    private static final int MILLION = 1_000_000;
    /// Of a million frames.
    private static final long LAYOUT_MICROS = 500_000;
    private static final long NO_LIMIT = -1;
    private static final String CANVAS = ".flame-canvas";

    private final Bench bench;
    private final CancelToken cancel;

    FlameBench(MeasuredWindow window, CancelToken cancel) {
        this.bench = new Bench(window, cancel);
        this.cancel = cancel;
    }

    List<Figure> run(Options options) throws TraceException, InterruptedException {
        Trace trace = trace(options.frames());
        long[] graphs = new long[ROUNDS];
        long[] layouts = new long[ROUNDS];
        FlameGraph graph = graph(trace); // not measured: the code is cold
        for (int i = 0; i < ROUNDS; i++) {
            long start = WindowThread.ownCpuNanos();
            graph = graph(trace);
            long made = WindowThread.ownCpuNanos();
            FlameLayout.of(graph, FlameOrder.HEAVIEST_FIRST);
            graphs[i] = (made - start) / 1000;
            layouts[i] = (WindowThread.ownCpuNanos() - made) / 1000;
        }
        String frames = Bench.count(graph.size());
        long limit = graph.size() <= MILLION + MILLION / 10 ? LAYOUT_MICROS : NO_LIMIT;
        List<Figure> figures = new ArrayList<>();
        figures.add(Bench.behind(Part.FLAME, KeptTexts.of("kept.bench.flame.made", frames), NO_LIMIT, graphs));
        figures.add(Bench.behind(Part.FLAME, KeptTexts.of("kept.bench.flame.laid", frames), limit, layouts));
        RasterCanvas canvas = (RasterCanvas) bench.look(bench.show(trace), View.FLAMEGRAPH, CANVAS);
        long total = graph.total();
        WindowThread.await("the flamegraph", cancel, () -> canvas.target().whole() == total);
        figures.addAll(bench.moves(Part.FLAME, "kept.bench.flame.", CANVAS, options.pulses(), frames));
        return figures;
    }

    /// Of statements that have at least so many frames: large traces are drawn with less detail, so a statement more
    /// may add few.
    private Trace trace(int frames) throws TraceException {
        int statements = Math.max(1, frames / FRAMES_OF_STATEMENT);
        Trace trace = SyntheticTrace.statements(statements);
        for (int tries = 0; tries < TRIES && graph(trace).size() < frames; tries++) {
            statements += Math.max(1, statements / (tries == 0 ? 10 : 2));
            trace = SyntheticTrace.statements(statements);
        }
        return trace;
    }

    /// As the window makes it.
    private FlameGraph graph(Trace trace) throws TraceException {
        return FlameGraphs.of(
                trace,
                ExecutionSet.all(trace.executions().size()),
                TierThreshold.OF_TRACE.model(trace),
                new FlameOptions(FlameWeight.TIME, FlameGrouping.STATEMENT),
                cancel);
    }
}
