package dev.pgtrace.ui.shell.bench;

import dev.pgtrace.app.Following;
import dev.pgtrace.app.WindowBench.Figure;
import dev.pgtrace.app.WindowBench.Measure;
import dev.pgtrace.app.WindowBench.Options;
import dev.pgtrace.app.WindowBench.Part;
import dev.pgtrace.app.WindowBench.Times;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.View;
import dev.pgtrace.ui.shell.MeasuredWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/// A file that so many executions a second are written to while each view is looked at.
final class LiveBench {
    private static final long BUSY_LIMIT = 3_000;
    private static final long LOOK_MILLIS = 1_000;
    private static final long SETTLE_MILLIS = 2_000;
    static final List<View> VIEWS = List.of(View.OVERVIEW, View.STATEMENTS, View.TIMELINE, View.FLAMEGRAPH);

    private final MeasuredWindow window;
    private final Path folder;
    private final CancelToken cancel;

    LiveBench(MeasuredWindow window, Path folder, CancelToken cancel) {
        this.window = window;
        this.folder = folder;
        this.cancel = cancel;
    }

    List<Figure> run(Options options) throws IOException, InterruptedException {
        Path file = folder.resolve("growing.trc");
        Following following = new Following();
        List<Figure> figures = new ArrayList<>();
        GrowingFile growing = GrowingFile.start(file, options.perSecond(), following);
        try {
            WindowThread.tell(() -> window.follow(file, following));
            WindowThread.await("the first executions", cancel, () -> window.executions() > 0);
            TraceContext context = WindowThread.ask(() -> window.context().orElseThrow());
            for (View view : VIEWS) {
                figures.add(look(context, view, options));
            }
            long written = growing.written();
            WindowThread.await("what was written", cancel, () -> window.executions() >= written);
        } finally {
            growing.stop();
            following.end();
        }
        return figures;
    }

    private Figure look(TraceContext context, View view, Options options) throws InterruptedException {
        WindowThread.tell(() -> context.go(view));
        TimeUnit.MILLISECONDS.sleep(SETTLE_MILLIS); // the first look is another matter
        LongStream.Builder busy = LongStream.builder();
        LongStream.Builder window = LongStream.builder();
        StallMeter stalls = StallMeter.start();
        for (int second = 0; second < options.seconds(); second++) {
            cancel.check();
            long cpu = WindowThread.ask(WindowThread::ownCpuNanos);
            long start = System.nanoTime();
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            long used = WindowThread.ask(WindowThread::ownCpuNanos) - cpu;
            busy.add(used * 10_000 / (System.nanoTime() - start));
            window.add(used / 1000);
        }
        String name = KeptTexts.of("kept.bench.view." + view.name().toLowerCase(Locale.ROOT));
        return new Figure(
                Part.LIVE,
                KeptTexts.of("kept.bench.live", Bench.count(options.perSecond()), name),
                Measure.BUSY,
                BUSY_LIMIT,
                new Times(busy.build().toArray()),
                new Times(window.build().toArray()),
                new Times(),
                new Times(),
                stalls.stop());
    }
}
