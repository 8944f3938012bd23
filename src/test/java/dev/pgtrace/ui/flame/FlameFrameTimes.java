package dev.pgtrace.ui.flame;

import dev.pgtrace.analysis.flame.FlameGraph;
import dev.pgtrace.analysis.flame.FlameLayout;
import dev.pgtrace.analysis.flame.FlameOrder;
import dev.pgtrace.analysis.flame.FlameTrees;
import dev.pgtrace.analysis.span.SpanWindow;
import dev.pgtrace.ui.FrameTimes;
import dev.pgtrace.ui.kit.raster.GlyphAtlas;
import dev.pgtrace.ui.kit.raster.GlyphRenderer;
import dev.pgtrace.ui.kit.raster.Raster;
import dev.pgtrace.ui.kit.raster.RasterCanvas;
import dev.pgtrace.ui.kit.raster.Span;
import dev.pgtrace.ui.kit.theme.Appearance;
import dev.pgtrace.ui.kit.theme.Fonts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/// Measures how long the parts of a flamegraph take, by hand: arguments are numbers of frames. Run it with
/// the flags of the tests (`glass.args` in the pom) and `-Djavafx.animation.fullspeed=true`.
public final class FlameFrameTimes {
    private static final int ROUNDS = 100;

    private FlameFrameTimes() {}

    public static void main(String[] arguments) throws InterruptedException {
        List<Supplier<RasterCanvas>> canvases = new ArrayList<>();
        for (String argument : arguments) {
            canvases.add(() -> {
                FlameCanvas canvas = new FlameCanvas();
                canvas.show(parts(Integer.parseInt(argument)));
                return canvas;
            });
        }
        FrameTimes.ofPulses(canvases);
    }

    private static FlameLayout parts(int frames) {
        new Appearance();
        FlameGraph graph = FlameTrees.session(frames);
        for (FlameOrder order : FlameOrder.values()) {
            FrameTimes times = new FrameTimes(7);
            for (int i = 0; i < 7; i++) {
                times.take(() -> FlameLayout.of(graph, order));
            }
            times.print(graph.size() + " frames, layout " + order);
        }
        FlameLayout layout = FlameLayout.of(graph, FlameOrder.HEAVIEST_FIRST);
        GlyphAtlas atlas = new GlyphRenderer(Font.font(Fonts.CODE, 11.5), 1).atlas();
        FlamePainter painter = new FlamePainter(layout, FlamePalette.on(Color.web("#161b22")), atlas, null);
        Raster raster = new Raster(
                new int[FrameTimes.WIDTH * FrameTimes.HEIGHT], FrameTimes.WIDTH, FrameTimes.HEIGHT, FrameTimes.WIDTH);
        FlameRows rows = new FlameRows(FlameDirection.ICICLE, 1, FrameTimes.HEIGHT, 0);
        for (double zoom : new double[] {1, 10, 100, 1000}) {
            FrameTimes times = new FrameTimes(ROUNDS);
            for (int i = 0; i < ROUNDS; i++) {
                Span span =
                        Span.all(graph.total()).zoom(i / (double) ROUNDS, zoom).pan(0.3 * i / ROUNDS);
                times.take(() -> painter.paint(raster, new SpanWindow(span.from(), span.to(), FrameTimes.WIDTH), rows));
            }
            times.print(graph.size() + " frames in " + layout.rowCount() + " rows, paint at zoom " + (int) zoom);
        }
        return layout;
    }
}
