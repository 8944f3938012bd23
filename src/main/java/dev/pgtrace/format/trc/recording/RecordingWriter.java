package dev.pgtrace.format.trc.recording;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.Recording;
import dev.pgtrace.model.event.TraceEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes a recording while it happens. Events may come from any thread. What was written is in the file at most
/// [Options#flushMillis] later, by a thread of the writer, in whole records; the whole is with [#flush].
///
/// Beyond [Options#rotateBytes] the next file is begun: `name.trc`, `name.1.trc`, …, each with its own header and
/// footer and readable alone; the footer of each names the next. A fault of the disk ends the recording: every later
/// call throws the same exception, and
/// the file reads as an incomplete one. [#finish] writes the footer; closing without it leaves none.
public final class RecordingWriter implements AutoCloseable {
    private static final int BATCH = 256 << 10;

    /// How a recording is written.
    ///
    /// @param rotateBytes a file that has reached this size is followed by another one
    /// @param flushMillis how long a record may wait until it is in the file
    public record Options(long rotateBytes, int flushMillis) {
        public static Options standard() {
            return new Options(1L << 30, 100);
        }
    }

    /// Opens a new file for writing.
    public interface Opener {
        WritableByteChannel open(Path file) throws IOException;
    }

    private final Recording recording;
    private final Options options;
    private final Parts parts;
    private final Output out = new Output();
    private Records records = new Records();
    private WritableByteChannel channel;
    private Path file;
    private long fileBytes;
    private long bytes;
    private long latestMicros = -1;
    private boolean closed;
    private @Nullable TraceException failure;

    private RecordingWriter(Recording recording, Options options, Parts parts) throws IOException {
        this.recording = recording;
        this.options = options;
        this.parts = parts;
        this.channel = parts.next();
        this.file = parts.file();
        records.header(out, recording, parts.count());
    }

    /// Begins a recording in a new file.
    ///
    /// @throws TraceException where the file is there already or cannot be made
    public static RecordingWriter create(Path file, Recording recording, Options options) throws TraceException {
        return create(new Parts(file), recording, options);
    }

    /// Begins a recording in a file that is opened for it: packed, for instance.
    public static RecordingWriter create(Path file, Recording recording, Options options, Opener opener)
            throws TraceException {
        return create(new Parts(file, opener::open), recording, options);
    }

    static RecordingWriter create(Parts parts, Recording recording, Options options) throws TraceException {
        try {
            RecordingWriter writer = new RecordingWriter(recording, options, parts);
            writer.flush();
            Tasks.start("recording-flush", writer::keepFlushing);
            return writer;
        } catch (IOException e) {
            throw parts.cannotBegin(e);
        }
    }

    /// Adds an event.
    ///
    /// @throws TraceException where the file cannot be written: the recording is over then
    public synchronized void write(TraceEvent event) throws TraceException {
        check();
        records.add(out, event);
        latestMicros = Math.max(latestMicros, event.atMicros());
        if (fileBytes + out.size() >= options.rotateBytes()) {
            rotate();
        } else if (out.size() >= BATCH) {
            drain();
        }
    }

    /// Puts everything into the file.
    public synchronized void flush() throws TraceException {
        check();
        drain();
    }

    /// Ends the recording with its footer and closes it.
    ///
    /// @param atMicros when it was stopped, microseconds since 1970 UTC by the server's clock, or missing
    public synchronized void finish(long atMicros) throws TraceException {
        check();
        records.end(out, atMicros, "");
        drain();
        closed = true;
        notifyAll();
        closeChannel();
    }

    /// Bytes of all files, also those still to be flushed.
    public synchronized long bytes() {
        return bytes + out.size();
    }

    /// The files so far.
    public synchronized List<Path> files() {
        return parts.files();
    }

    /// Closes the file without a footer, unless it was finished: it reads as a recording that was cut off.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        notifyAll();
        try {
            if (failure == null) {
                drain();
            }
            closeChannel();
        } catch (TraceException e) {
            failure = e;
        }
    }

    private void rotate() throws TraceException {
        WritableByteChannel next;
        try {
            next = parts.next(); // there before anybody reads its name
        } catch (IOException e) {
            records.end(out, latestMicros, "");
            drain();
            closeChannel();
            throw failed(e);
        }
        try {
            records.end(out, latestMicros, String.valueOf(parts.file().getFileName()));
            drain();
        } finally {
            closeChannel();
            channel = next;
        }
        file = parts.file();
        fileBytes = 0;
        records = new Records();
        records.header(out, recording, parts.count());
        drain();
    }

    private void drain() throws TraceException {
        ByteBuffer rest = ByteBuffer.wrap(out.bytes(), 0, out.size());
        try {
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            written(rest.position());
        } catch (IOException e) {
            written(rest.position());
            throw failed(e);
        }
    }

    private void written(int count) {
        fileBytes += count;
        bytes += count;
        out.clear();
    }

    private void closeChannel() throws TraceException {
        try {
            channel.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private TraceException failed(IOException cause) {
        TraceException fault = Parts.cannotWrite(file, cause, fileBytes);
        failure = fault;
        notifyAll();
        return fault;
    }

    private void check() throws TraceException {
        if (failure != null) {
            throw failure;
        }
        if (closed) {
            throw new TraceException(TraceException.Kind.CLOSED, Texts.get("format.recording.ended", file));
        }
    }

    /// Runs on the writer's own thread until the end.
    private void keepFlushing() {
        synchronized (this) {
            while (!closed && failure == null) {
                try {
                    wait(options.flushMillis());
                    if (!closed && failure == null) {
                        drain();
                    }
                } catch (InterruptedException | TraceException e) {
                    return; // a fault is kept for the next caller
                }
            }
        }
    }
}
