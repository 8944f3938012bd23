package dev.pgtrace.ui.timeline;

import dev.pgtrace.analysis.span.SpanWindow;
import dev.pgtrace.analysis.timeline.Timeline;
import dev.pgtrace.analysis.timeline.TimelineBuilder;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
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
import java.util.Random;
import java.util.function.Supplier;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/// Measures how long the parts of a timeline take, by hand: arguments are numbers of calls. Run it with the flags of
/// the tests (`glass.args` in the pom) and `-Djavafx.animation.fullspeed=true`.
public final class TimelineFrameTimes {
    private static final int ROUNDS = 100;
    private static final int LANES = 40;

    private TimelineFrameTimes() {}

    public static void main(String[] arguments) throws InterruptedException {
        List<Supplier<RasterCanvas>> canvases = new ArrayList<>();
        for (String argument : arguments) {
            canvases.add(() -> {
                new Appearance();
                Timeline timeline = timeline(Integer.parseInt(argument));
                paint(timeline);
                TimelineCanvas canvas = new TimelineCanvas();
                canvas.setLabels(bar -> "select * from orders where id = $1");
                canvas.show(timeline, false);
                return canvas;
            });
        }
        FrameTimes.ofPulses(canvases);
    }

    private static void paint(Timeline timeline) {
        GlyphAtlas atlas = new GlyphRenderer(Font.font(Fonts.CODE, 11.5), 1).atlas();
        TimelinePainter painter = new TimelinePainter(
                timeline, TimelinePalette.on(Color.web("#161b22")), atlas, bar -> "select * from orders where id = $1");
        Raster raster = new Raster(
                new int[FrameTimes.WIDTH * FrameTimes.HEIGHT], FrameTimes.WIDTH, FrameTimes.HEIGHT, FrameTimes.WIDTH);
        TimelineRows rows = new TimelineRows(1, FrameTimes.HEIGHT, 0);
        for (double zoom : new double[] {1, 10, 100, 1000, 100_000}) {
            FrameTimes times = new FrameTimes(ROUNDS);
            for (int i = 0; i < ROUNDS; i++) {
                Span span = Span.all(timeline.lengthMicros())
                        .zoom(i / (double) ROUNDS, zoom)
                        .pan(0.3 * i / ROUNDS);
                times.take(() -> painter.paint(raster, new SpanWindow(span.from(), span.to(), FrameTimes.WIDTH), rows));
            }
            times.print(timeline.barCount() + " calls in " + LANES + " lanes, paint at zoom " + (int) zoom);
        }
    }

    /// Backends that run calls of any length one after the other, most of them short.
    private static Timeline timeline(int calls) {
        Random random = new Random(7);
        TimelineBuilder builder = new TimelineBuilder(0, calls);
        long[] ends = new long[LANES];
        for (int lane = 0; lane < LANES; lane++) {
            builder.lane(4_000 + lane, "webapp", "shop");
        }
        for (int call = 0; call < calls; call++) {
            int lane = call % LANES;
            long start = ends[lane] + random.nextInt(300);
            long end = start + (long) Math.pow(10, 1 + 4 * Math.pow(random.nextDouble(), 3));
            Component component = Component.values()[random.nextInt(4)];
            builder.bar(lane, 0, start, end, call, CallKind.EXEC, component, Provenance.DERIVED);
            ends[lane] = end;
        }
        return builder.build();
    }
}
