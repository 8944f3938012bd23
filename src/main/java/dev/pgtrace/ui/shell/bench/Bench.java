package dev.pgtrace.ui.shell.bench;

import dev.pgtrace.app.WindowBench.Figure;
import dev.pgtrace.app.WindowBench.Measure;
import dev.pgtrace.app.WindowBench.Part;
import dev.pgtrace.app.WindowBench.Stalls;
import dev.pgtrace.app.WindowBench.Times;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.View;
import dev.pgtrace.ui.kit.raster.RasterCanvas;
import dev.pgtrace.ui.kit.raster.Span;
import dev.pgtrace.ui.shell.MeasuredWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// What the parts have in common: a trace in the window, a view in front, and a picture that is moved.
final class Bench {
    private static final double FAR = 1_000;
    private static final int LOOK_EVERY = 8;

    private final MeasuredWindow window;
    private final CancelToken cancel;

    Bench(MeasuredWindow window, CancelToken cancel) {
        this.window = window;
        this.cancel = cancel;
    }

    /// Shows a trace and waits for its analysis.
    TraceContext show(Trace trace) throws InterruptedException {
        WindowThread.tell(() -> window.show(trace));
        WindowThread.await("the analysis", cancel, () -> window.context()
                .flatMap(TraceContext::trace)
                .filter(shown -> shown.equals(trace))
                .isPresent());
        return WindowThread.ask(() -> window.context().orElseThrow());
    }

    /// Opens a view and waits for something in it.
    Node look(TraceContext context, View view, String selector) throws InterruptedException {
        WindowThread.tell(() -> context.go(view));
        return findNode(selector, view + " to come");
    }

    /// Waits for something in the window. It is looked for now and then: to look costs more than a frame, and this is
    /// measured too.
    Node findNode(String selector, String what) throws InterruptedException {
        AtomicReference<@Nullable Node> found = new AtomicReference<>();
        WindowThread.await(what, cancel, new BooleanSupplier() {
            private int pulses;

            @Override
            public boolean getAsBoolean() {
                if (pulses++ % LOOK_EVERY == 0) {
                    found.set(window.scene().getRoot().lookup(selector));
                }
                return found.get() != null;
            }
        });
        return Objects.requireNonNull(found.get());
    }

    /// Moves over the whole, along a tenth of it, and from the whole to a thousandth and back.
    ///
    /// @param key    beginning of the keys of what is done
    /// @param counts how much there is in the picture
    List<Figure> moves(Part part, String key, String selector, int pulses, Object... counts)
            throws InterruptedException {
        RasterCanvas canvas = (RasterCanvas) findNode(selector, "the picture");
        WindowThread.tell(() -> canvas.setMotion(Duration.ZERO));
        Span all = Span.all((long) canvas.target().whole());
        List<Figure> figures = new ArrayList<>();
        figures.add(FrameRun.of(
                part,
                KeptTexts.of(key + "whole", counts),
                pulses,
                done -> canvas.jump(all.zoom(0.5, 1.01 + 0.2 * done).pan(0.05 * done)),
                cancel));
        figures.add(FrameRun.of(
                part,
                KeptTexts.of(key + "moved", counts),
                pulses,
                done -> canvas.jump(all.zoom(0, 10).pan(9 * done)),
                cancel));
        figures.add(FrameRun.of(
                part,
                KeptTexts.of(key + "zoomed", counts),
                pulses,
                done -> canvas.jump(all.zoom(0.4, Math.pow(FAR, 1 - Math.abs(1 - 2 * done)))),
                cancel));
        return figures;
    }

    /// `1,000,000`, in whatever language: what is measured is told by its English sentence.
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /// A wait that is not the window's.
    static Figure behind(Part part, String what, long limitMicros, long... micros) {
        return new Figure(
                part,
                what,
                Measure.WAIT,
                limitMicros,
                new Times(micros),
                new Times(),
                new Times(),
                new Times(),
                Stalls.NONE);
    }
}
