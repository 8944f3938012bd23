package dev.pgtrace.ui.shell.bench;

import dev.pgtrace.app.SyntheticTrace;
import dev.pgtrace.app.WindowBench.Figure;
import dev.pgtrace.app.WindowBench.Options;
import dev.pgtrace.app.WindowBench.Part;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.View;
import dev.pgtrace.ui.kit.raster.RasterCanvas;
import dev.pgtrace.ui.shell.MeasuredWindow;
import java.util.ArrayList;
import java.util.List;

/// A timeline of so many calls in so many lanes.
final class TimelineBench {
    private static final String CANVAS = ".timeline-canvas";

    private final Bench bench;
    private final CancelToken cancel;

    TimelineBench(MeasuredWindow window, CancelToken cancel) {
        this.bench = new Bench(window, cancel);
        this.cancel = cancel;
    }

    List<Figure> run(Options options) throws InterruptedException {
        Trace trace = SyntheticTrace.calls(options.calls(), options.lanes());
        TraceContext context = bench.show(trace);
        String calls = Bench.count(trace.calls().size());
        long start = System.nanoTime();
        RasterCanvas canvas = (RasterCanvas) bench.look(context, View.TIMELINE, CANVAS);
        WindowThread.await("the timeline", cancel, () -> canvas.target().whole() > 1);
        long made = (System.nanoTime() - start) / 1000;
        List<Figure> figures = new ArrayList<>();
        figures.add(Bench.behind(
                Part.TIMELINE, KeptTexts.of("kept.bench.timeline.shown", calls, options.lanes()), -1, made));
        figures.addAll(
                bench.moves(Part.TIMELINE, "kept.bench.timeline.", CANVAS, options.pulses(), calls, options.lanes()));
        return figures;
    }
}
