package dev.pgtrace.cli;

import dev.pgtrace.base.task.Progress;
import dev.pgtrace.base.text.Bytes;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.base.text.PlainText;
import dev.pgtrace.base.text.Texts;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/// One line of progress that is drawn over and over: a bar, bytes, rate, time left. Nothing at all for work that
/// takes less than a moment.
final class ProgressLine implements Progress, AutoCloseable {
    private static final long FIRST_NANOS = 300_000_000;
    private static final long EACH_NANOS = 100_000_000;
    private static final int BAR = 24;
    private static final int NAME = 36;

    private final @Nullable PrintStream err;
    private final String what;
    private final long start = System.nanoTime();
    private long next = start + FIRST_NANOS;
    private boolean drawn;

    ProgressLine(@Nullable PrintStream err, String what) {
        this.err = err;
        this.what = PlainText.cut(PlainText.oneLine(what), NAME);
    }

    @Override
    public synchronized void report(long done, long total) {
        long now = System.nanoTime();
        if (err == null || now - next < 0) {
            return;
        }
        next = now + EACH_NANOS;
        drawn = true;
        err.print("\r\u001b[K" + line(done, total, (now - start) / 1000));
        err.flush();
    }

    /// Draws words of its own.
    synchronized void show(String words) {
        long now = System.nanoTime();
        if (err == null || now - next < 0) {
            return;
        }
        next = now + EACH_NANOS;
        drawn = true;
        err.print("\r\u001b[K" + what + "  " + words);
        err.flush();
    }

    String line(long done, long total, long micros) {
        double rate = micros <= 0 ? 0 : done * 1e6 / micros;
        String speed = Bytes.format(Math.round(rate)) + "/s";
        if (total <= 0 || done > total) {
            return what + "  " + Bytes.format(done) + "  " + speed;
        }
        int filled = (int) (BAR * done / total);
        String left = rate <= 0
                ? ""
                : Texts.get("cli.progress.left", Durations.format(Math.round((total - done) / rate * 1e6)));
        return what + " ▕" + "█".repeat(filled) + " ".repeat(BAR - filled) + "▏ " + Percent.of(done, total) + "  "
                + Texts.get("cli.progress.of", Bytes.format(done), Bytes.format(total)) + "  " + speed + left;
    }

    /// Clears the line.
    @Override
    public synchronized void close() {
        if (err != null && drawn) {
            err.print("\r\u001b[K");
            err.flush();
            drawn = false;
        }
    }
}
