package dev.pgtrace.ui.shell.bench;

import dev.pgtrace.app.Following;
import dev.pgtrace.app.WindowBench.Figure;
import dev.pgtrace.app.WindowBench.Measure;
import dev.pgtrace.app.WindowBench.Options;
import dev.pgtrace.app.WindowBench.Part;
import dev.pgtrace.app.WindowBench.Stalls;
import dev.pgtrace.app.WindowBench.Times;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.View;
import dev.pgtrace.ui.shell.MeasuredWindow;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/// A file that so many executions a second are written to for a long time, with one view after the other in sight: how
/// busy the window's thread is, and what is on the heap after a collection.
final class SoakBench {
    private static final long BUSY_LIMIT = 3_000;
    private static final int SAMPLES = 60;
    /// More of the heap than a tenth is not flat.
    private static final int FLAT = 10;

    private final MeasuredWindow window;
    private final Path folder;
    private final CancelToken cancel;
    private final LongStream.Builder busy = LongStream.builder();
    private final LongStream.Builder used = LongStream.builder();
    private final LongStream.Builder heap = LongStream.builder();

    SoakBench(MeasuredWindow window, Path folder, CancelToken cancel) {
        this.window = window;
        this.folder = folder;
        this.cancel = cancel;
    }

    List<Figure> run(Options options) throws IOException, InterruptedException {
        Path file = folder.resolve("growing.trc");
        Following following = new Following();
        GrowingFile growing = GrowingFile.start(file, options.perSecond(), following);
        try {
            WindowThread.tell(() -> window.follow(file, following));
            WindowThread.await("the first executions", cancel, () -> window.executions() > 0);
            StallMeter stalls = StallMeter.start();
            TraceContext context = WindowThread.ask(() -> window.context().orElseThrow());
            int samples = Math.clamp(options.seconds(), 1, SAMPLES);
            for (int i = 0; i < samples; i++) {
                View view = LiveBench.VIEWS.get(i % LiveBench.VIEWS.size());
                sample(context, view, TimeUnit.SECONDS.toMillis(options.seconds()) / samples);
            }
            long written = growing.written();
            WindowThread.await("what was written", cancel, () -> window.executions() >= written);
            return figures(
                    KeptTexts.of("kept.bench.soak", Bench.count(options.perSecond()), Bench.count(written)), stalls);
        } finally {
            growing.stop();
            following.end();
        }
    }

    private List<Figure> figures(String what, StallMeter stalls) throws InterruptedException {
        Times kilobytes = new Times(heap.build().toArray());
        return List.of(
                new Figure(
                        Part.SOAK,
                        what,
                        Measure.BUSY,
                        BUSY_LIMIT,
                        new Times(busy.build().toArray()),
                        new Times(used.build().toArray()),
                        new Times(),
                        new Times(),
                        stalls.stop()),
                new Figure(
                        Part.SOAK,
                        what,
                        Measure.HEAP,
                        Figure.quarter(kilobytes, 1) / FLAT,
                        kilobytes,
                        new Times(),
                        new Times(),
                        new Times(),
                        Stalls.NONE));
    }

    private void sample(TraceContext context, View view, long millis) throws InterruptedException {
        cancel.check();
        long cpu = WindowThread.ask(WindowThread::ownCpuNanos);
        long start = System.nanoTime();
        WindowThread.tell(() -> context.go(view));
        TimeUnit.MILLISECONDS.sleep(millis);
        long own = WindowThread.ask(WindowThread::ownCpuNanos) - cpu;
        busy.add(own * 10_000 / (System.nanoTime() - start));
        used.add(own / 1000);
        heap.add(afterCollection() >> 10);
    }

    /// Bytes that the last collection, made here, has left.
    private static long afterCollection() {
        ManagementFactory.getMemoryMXBean().gc();
        long bytes = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage left = pool.getCollectionUsage();
            if (pool.getType() == MemoryType.HEAP && left != null) {
                bytes += left.getUsed();
            }
        }
        return bytes;
    }
}
