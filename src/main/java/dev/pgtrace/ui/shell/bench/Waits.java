package dev.pgtrace.ui.shell.bench;

import dev.pgtrace.app.WindowBench.Figure;
import dev.pgtrace.app.WindowBench.Measure;
import dev.pgtrace.app.WindowBench.Part;
import dev.pgtrace.app.WindowBench.Times;
import dev.pgtrace.base.task.CancelToken;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;

/// Something that the user asks for and then sees, several times.
final class Waits {
    private final Part part;
    private final String what;
    private final long limitMicros;
    private final CancelToken cancel;
    private final LongStream.Builder waits = LongStream.builder();
    private final LongStream.Builder window = LongStream.builder();
    private final StallMeter stalls = StallMeter.start();

    Waits(Part part, String what, long limitMicros, CancelToken cancel) {
        this.part = part;
        this.what = what;
        this.limitMicros = limitMicros;
        this.cancel = cancel;
    }

    /// Once.
    ///
    /// @param seen whether it has come, looked at with every pulse
    void measure(Runnable action, BooleanSupplier seen) throws InterruptedException {
        long cpu = WindowThread.ask(WindowThread::ownCpuNanos);
        long start = System.nanoTime();
        WindowThread.tell(action);
        WindowThread.await(what, cancel, seen);
        waits.add((System.nanoTime() - start) / 1000);
        window.add((WindowThread.ask(WindowThread::ownCpuNanos) - cpu) / 1000);
    }

    Figure figure() throws InterruptedException {
        return new Figure(
                part,
                what,
                Measure.WAIT,
                limitMicros,
                new Times(waits.build().toArray()),
                new Times(window.build().toArray()),
                new Times(),
                new Times(),
                stalls.stop());
    }
}
