package dev.pgtrace.ui.flame;

import dev.pgtrace.analysis.flame.FlameLayout;
import dev.pgtrace.analysis.flame.FlameLayoutBenchmark;
import dev.pgtrace.analysis.flame.FlameOrder;
import dev.pgtrace.analysis.span.SpanWindow;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.ui.kit.raster.GlyphAtlas;
import dev.pgtrace.ui.kit.raster.Raster;
import java.util.concurrent.TimeUnit;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One picture of about a million frames, 1920 by 1080, without letters: those are drawn once and copied.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RasterBenchmark {
    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;
    private static final int STATEMENTS = 50_000;

    @Param({"1", "10", "1000"})
    private int zoom;

    private final Raster raster = new Raster(new int[WIDTH * HEIGHT], WIDTH, HEIGHT, WIDTH);
    private final FlameRows rows = new FlameRows(FlameDirection.ICICLE, 1, HEIGHT, 0);
    private @Nullable FlamePainter painter;
    private SpanWindow window = new SpanWindow(0, 1, WIDTH);

    @Setup
    public void make() throws TraceException {
        FlameLayout layout = FlameLayout.of(FlameLayoutBenchmark.graph(STATEMENTS), FlameOrder.HEAVIEST_FIRST);
        painter = new FlamePainter(layout, FlamePalette.on(Color.BLACK), new GlyphAtlas(7, 14), null);
        double total = layout.graph().total();
        window = new SpanWindow(total * 0.3, total * 0.3 + total / zoom * 0.7, WIDTH);
    }

    @Benchmark
    public int paintMillionFrames() {
        if (painter != null) {
            painter.paint(raster, window, rows);
        }
        return raster.get(WIDTH / 2, 30);
    }
}
