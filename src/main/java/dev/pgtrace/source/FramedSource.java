package dev.pgtrace.source;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.base.text.Texts;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// [Frames] as one input. Who reads it from its beginning has all of it unpacked by several threads; who only
/// [looks][#look] at parts has only those unpacked. Unpacked bytes lie in a [SparseFile], damaged pieces as empty
/// lines.
public final class FramedSource implements ByteSource {
    private final String name;
    private final Frames frames;
    private final long storedBytes;
    private final Runnable onClose;
    private final SparseFile file;
    private final AtomicInteger next = new AtomicInteger();
    private final Object changed = new Object();

    /// Pieces from the first one on that are there.
    private int ready;

    private final boolean[] done;
    private boolean started;
    private boolean closed;
    private volatile boolean damaged;
    private @Nullable IOException failure;

    private FramedSource(String name, Frames frames, long storedBytes, Runnable onClose, SparseFile file) {
        this.name = name;
        this.frames = frames;
        this.storedBytes = storedBytes;
        this.onClose = onClose;
        this.file = file;
        this.done = new boolean[frames.count()];
    }

    /// @param onClose closes what the frames are read from
    public static FramedSource of(String name, Frames frames, long storedBytes, Runnable onClose)
            throws TraceException {
        try {
            return new FramedSource(name, frames, storedBytes, onClose, SparseFile.create(frames.size()));
        } catch (IOException e) {
            throw new TraceException(
                    TraceException.Kind.UNREADABLE, Texts.get("source.temporary", name, e.getMessage()), e);
        }
    }

    /// The same text for readers that ask for nothing that was not [looked][#look] at: all of it seems to be there.
    /// Closing it closes this.
    public ByteSource looked() {
        return new Looked(this);
    }

    /// Unpacks what is needed for a part of the text.
    public void look(long from, long to) throws TraceException {
        if (frames.size() == 0 || to <= from) {
            return;
        }
        int last = frames.frameAt(Math.min(to, frames.size()) - 1);
        try {
            for (int frame = frames.frameAt(Math.max(0, from)); frame <= last; frame++) {
                check();
                unpack(frame);
            }
        } catch (IllegalStateException e) {
            fail(new IOException(Texts.get("source.closedByUs"), e));
        }
        check();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public View await(long bytes, CancelToken cancel) throws TraceException {
        synchronized (changed) {
            start();
            while (!closed && failure == null && ready < done.length && frames.start(ready) <= bytes) {
                cancel.check();
                try {
                    changed.wait(50);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new CancellationException("interrupted");
                }
            }
        }
        cancel.check();
        return now();
    }

    @Override
    public View now() throws TraceException {
        check();
        synchronized (changed) {
            start();
            return new View(file.bytes().asSlice(0, frames.start(ready)), ready == done.length);
        }
    }

    @Override
    public long storedBytes() {
        return storedBytes;
    }

    @Override
    public long storedDone() {
        synchronized (changed) {
            return frames.size() == 0
                    ? storedBytes
                    : Math.round((double) frames.start(ready) / frames.size() * storedBytes);
        }
    }

    @Override
    public boolean damaged() {
        return damaged;
    }

    @Override
    public void close() {
        synchronized (changed) {
            if (closed) {
                return;
            }
            closed = true;
            changed.notifyAll();
        }
        file.close();
        onClose.run();
    }

    private void start() {
        if (started || closed) {
            return;
        }
        started = true;
        int threads = Math.max(1, Math.min(done.length, Runtime.getRuntime().availableProcessors()));
        for (int i = 0; i < threads; i++) {
            Tasks.start("unpack", this::unpackAll);
        }
    }

    private void unpackAll() {
        try {
            for (int frame = next.getAndIncrement(); frame < done.length && isGoing(); frame = next.getAndIncrement()) {
                unpack(frame);
            }
        } catch (IllegalStateException e) {
            fail(new IOException(
                    Texts.get("source.closedByUs"), e)); // while a piece was read: nobody waits for it any more
        } catch (RuntimeException | Error e) {
            fail(new IOException(Texts.get("source.unpacking", e), e)); // or those who wait would wait for ever
            throw e;
        }
    }

    private boolean isGoing() {
        synchronized (changed) {
            return !closed && failure == null;
        }
    }

    /// Unpacks a piece that is not there; two threads may do it at the same time, with the same bytes.
    private void unpack(int frame) {
        synchronized (changed) {
            if (done[frame]) {
                return;
            }
        }
        int length = (int) (frames.start(frame + 1) - frames.start(frame));
        byte[] text;
        try {
            text = frames.read(frame);
        } catch (IOException | InternalError e) {
            damaged = true;
            text = Frames.blank(length);
        }
        try {
            file.write(frames.start(frame), text, length);
            finished(frame);
        } catch (IOException e) {
            fail(e);
        }
    }

    private void finished(int frame) {
        synchronized (changed) {
            done[frame] = true;
            while (ready < done.length && done[ready]) {
                ready++;
            }
            changed.notifyAll();
        }
    }

    private void fail(IOException e) {
        synchronized (changed) {
            failure = e;
            changed.notifyAll();
        }
    }

    private void check() throws TraceException {
        synchronized (changed) {
            if (closed) {
                throw new TraceException(TraceException.Kind.CLOSED, Texts.get("source.closed", name));
            }
            if (failure != null) {
                throw Unreadable.because(name, failure);
            }
        }
    }

    /// Everything as it is.
    private record Looked(FramedSource of) implements ByteSource {
        @Override
        public String name() {
            return of.name;
        }

        @Override
        public View await(long bytes, CancelToken cancel) throws TraceException {
            return now();
        }

        @Override
        public View now() throws TraceException {
            of.check();
            return new View(of.file.bytes(), true);
        }

        @Override
        public long storedBytes() {
            return of.storedBytes;
        }

        @Override
        public long storedDone() {
            return of.storedBytes;
        }

        @Override
        public boolean damaged() {
            return of.damaged;
        }

        @Override
        public void close() {
            of.close();
        }
    }
}
