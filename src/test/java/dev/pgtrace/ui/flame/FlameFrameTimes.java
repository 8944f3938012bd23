package dev.pgtrace.ui.flame;

import dev.pgtrace.analysis.flame.FlameGraph;
import dev.pgtrace.analysis.flame.FlameLayout;
import dev.pgtrace.analysis.flame.FlameOrder;
import dev.pgtrace.analysis.flame.FlameTrees;
import dev.pgtrace.ui.kit.theme.Appearance;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.paint.Color;

/// Measures how long the parts of a flamegraph take, by hand: arguments are numbers of frames. Prints milliseconds.
/// Run it with the flags of the tests (`glass.args` in the pom).
public final class FlameFrameTimes {
    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;
    private static final int ROUNDS = 60;

    private FlameFrameTimes() {}

    public static void main(String[] arguments) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Platform.startup(() -> {
            new Appearance();
            for (String argument : arguments) {
                measure(Integer.parseInt(argument));
            }
            done.countDown();
        });
        done.await();
        Platform.exit();
    }

    private static void measure(int frames) {
        FlameGraph graph = FlameTrees.session(frames);
        for (FlameOrder order : FlameOrder.values()) {
            double[] layouts = new double[5];
            for (int i = 0; i < layouts.length; i++) {
                long start = System.nanoTime();
                FlameLayout.of(graph, order);
                layouts[i] = (System.nanoTime() - start) / 1e6;
            }
            print(graph.size() + " frames, layout " + order, layouts);
        }
        FlameLayout layout = FlameLayout.of(graph, FlameOrder.HEAVIEST_FIRST);
        GlyphAtlas atlas = new GlyphRenderer(javafx.scene.text.Font.font("JetBrains Mono NL", 11.5), 1).atlas();
        FlamePainter painter = new FlamePainter(layout, FlamePalette.on(Color.web("#161b22")), atlas, null);
        int[] pixels = new int[WIDTH * HEIGHT];
        FlameRaster raster = new FlameRaster(pixels, WIDTH, HEIGHT, WIDTH);
        FlameRows rows = new FlameRows(FlameDirection.ICICLE, 1, HEIGHT, 0);
        for (double zoom : new double[] {1, 10, 100, 1000}) {
            double[] times = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                FlameSpan span = FlameSpan.all(graph.total()).zoom(i / (double) ROUNDS, zoom).pan(0.3 * i / ROUNDS);
                long start = System.nanoTime();
                painter.paint(raster, span.window(WIDTH), rows);
                times[i] = (System.nanoTime() - start) / 1e6;
            }
            print(graph.size() + " frames, paint at zoom " + (int) zoom + ", " + layout.rowCount() + " rows", times);
        }
    }

    private static void print(String what, double[] millis) {
        Arrays.sort(millis);
        System.out.printf(
                "%s: best %.2f, median %.2f, worst %.2f ms%n",
                what, millis[0], millis[millis.length / 2], millis[millis.length - 1]);
    }
}
