package dev.pgtrace.ui.shell.bench;

import dev.pgtrace.app.Following;
import dev.pgtrace.base.task.Tasks;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// A trace that a thread writes at a steady rate: the session of the trace that warms the window up, again and again.
final class GrowingFile {
    private static final String SESSION = "/dev/pgtrace/ui/warm-up.trc";
    private static final String BEGIN = "\n=====";
    private static final String END = "*** Trace ended";
    private static final String RUN = "\nEXEC #";
    private static final long STEP_MILLIS = 10;

    private final OutputStream out;
    private final byte[] session;
    private final int executionsOfSession;
    private final int perSecond;
    private final Following following;
    private final Thread writer;
    private volatile boolean closed;
    private volatile long written;

    private GrowingFile(Path file, int perSecond, Following following) throws IOException {
        String text;
        try (InputStream in = Objects.requireNonNull(GrowingFile.class.getResourceAsStream(SESSION))) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        int begin = text.indexOf(BEGIN);
        this.out = Files.newOutputStream(file);
        this.session = text.substring(begin, text.indexOf(END)).getBytes(StandardCharsets.UTF_8);
        this.executionsOfSession = text.split(RUN, -1).length - 1;
        this.perSecond = perSecond;
        this.following = following;
        out.write(text.substring(0, begin).getBytes(StandardCharsets.UTF_8));
        out.write(session);
        written = executionsOfSession;
        writer = Tasks.start("growing-file", this::write);
    }

    static GrowingFile start(Path file, int perSecond, Following following) throws IOException {
        return new GrowingFile(file, perSecond, following);
    }

    /// Executions that stand in the file.
    long written() {
        return written;
    }

    /// Nothing more is written.
    void stop() throws IOException, InterruptedException {
        closed = true;
        writer.join();
        out.close();
    }

    private void write() {
        long start = System.nanoTime();
        long count = written;
        try {
            while (!closed) {
                double due = (System.nanoTime() - start) / 1e9 * perSecond;
                while (count < due) {
                    out.write(session);
                    count += executionsOfSession;
                }
                written = count;
                following.grown();
                TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
