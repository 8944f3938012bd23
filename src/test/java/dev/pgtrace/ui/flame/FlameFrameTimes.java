package dev.pgtrace.ui.flame;

import dev.pgtrace.analysis.flame.FlameGraph;
import dev.pgtrace.analysis.flame.FlameLayout;
import dev.pgtrace.analysis.flame.FlameOrder;
import dev.pgtrace.analysis.flame.FlameTrees;
import dev.pgtrace.analysis.span.SpanWindow;
import dev.pgtrace.ui.kit.raster.GlyphAtlas;
import dev.pgtrace.ui.kit.raster.GlyphRenderer;
import dev.pgtrace.ui.kit.raster.Raster;
import dev.pgtrace.ui.kit.raster.Span;
import dev.pgtrace.ui.kit.theme.Appearance;
import dev.pgtrace.ui.kit.theme.Fonts;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.stage.Stage;
import javafx.util.Duration;

/// Measures how long the parts of a flamegraph take, by hand: arguments are numbers of frames. Prints milliseconds
/// of processor time of the window's thread, which a busy machine does not blur, and of the wall clock. Run it with
/// the flags of the tests (`glass.args` in the pom) and `-Djavafx.animation.fullspeed=true`.
public final class FlameFrameTimes {
    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;
    private static final int ROUNDS = 100;
    private static final int PULSES = 200;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private FlameFrameTimes() {}

    public static void main(String[] arguments) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Platform.setImplicitExit(false);
        for (String argument : arguments) {
            CountDownLatch done = new CountDownLatch(1);
            Platform.runLater(() -> {
                FlameLayout layout = parts(Integer.parseInt(argument));
                window(layout, done);
            });
            done.await();
        }
        Platform.exit();
    }

    private static FlameLayout parts(int frames) {
        new Appearance();
        FlameGraph graph = FlameTrees.session(frames);
        for (FlameOrder order : FlameOrder.values()) {
            Times times = new Times(7);
            for (int i = 0; i < 7; i++) {
                times.take(() -> FlameLayout.of(graph, order));
            }
            times.print(graph.size() + " frames, layout " + order);
        }
        FlameLayout layout = FlameLayout.of(graph, FlameOrder.HEAVIEST_FIRST);
        GlyphAtlas atlas = new GlyphRenderer(Font.font(Fonts.CODE, 11.5), 1).atlas();
        FlamePainter painter = new FlamePainter(layout, FlamePalette.on(Color.web("#161b22")), atlas, null);
        Raster raster = new Raster(new int[WIDTH * HEIGHT], WIDTH, HEIGHT, WIDTH);
        FlameRows rows = new FlameRows(FlameDirection.ICICLE, 1, HEIGHT, 0);
        for (double zoom : new double[] {1, 10, 100, 1000}) {
            Times times = new Times(ROUNDS);
            for (int i = 0; i < ROUNDS; i++) {
                Span span =
                        Span.all(graph.total()).zoom(i / (double) ROUNDS, zoom).pan(0.3 * i / ROUNDS);
                times.take(() -> painter.paint(raster, new SpanWindow(span.from(), span.to(), WIDTH), rows));
            }
            times.print(graph.size() + " frames in " + layout.rowCount() + " rows, paint at zoom " + (int) zoom);
        }
        return layout;
    }

    /// A window in which every pulse draws anew; the processor time of the thread from pulse to pulse is all that a
    /// frame costs it, the upload of the picture included.
    private static void window(FlameLayout layout, CountDownLatch done) {
        FlameCanvas canvas = new FlameCanvas();
        canvas.setMotion(Duration.ZERO);
        Stage stage = new Stage();
        stage.setScene(new Scene(canvas, WIDTH, HEIGHT));
        stage.show();
        canvas.show(layout);
        Times times = new Times(PULSES);
        new AnimationTimer() {
            private int pulses;
            private long wall;
            private long cpu;

            @Override
            public void handle(long now) {
                long wallNow = System.nanoTime();
                long cpuNow = THREADS.getCurrentThreadCpuTime();
                if (pulses > 20) {
                    times.add(wallNow - wall, cpuNow - cpu);
                }
                wall = wallNow;
                cpu = cpuNow;
                double phase = pulses / (double) PULSES;
                canvas.jump(Span.all(layout.graph().total())
                        .zoom(0.5, 1 + 0.2 * phase)
                        .pan(0.05 * phase));
                if (++pulses == PULSES + 21) {
                    stop();
                    times.print(layout.graph().size() + " frames, whole pulse at " + WIDTH + "x" + HEIGHT);
                    stage.hide();
                    done.countDown();
                }
            }
        }.start();
    }

    private static final class Times {
        private final double[] wall;
        private final double[] cpu;
        private int count;

        Times(int size) {
            wall = new double[size];
            cpu = new double[size];
        }

        void take(Runnable work) {
            long wallStart = System.nanoTime();
            long cpuStart = THREADS.getCurrentThreadCpuTime();
            work.run();
            add(System.nanoTime() - wallStart, THREADS.getCurrentThreadCpuTime() - cpuStart);
        }

        void add(long wallNanos, long cpuNanos) {
            if (count < wall.length) {
                wall[count] = wallNanos / 1e6;
                cpu[count++] = cpuNanos / 1e6;
            }
        }

        void print(String what) {
            System.out.println(what + ": cpu " + text(cpu) + ", wall " + text(wall));
        }

        private String text(double[] millis) {
            double[] sorted = Arrays.copyOf(millis, count);
            Arrays.sort(sorted);
            return String.format(
                    "min %.2f median %.2f p95 %.2f", sorted[0], sorted[count / 2], sorted[count * 95 / 100]);
        }
    }
}
