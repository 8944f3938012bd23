package dev.pgtrace.source;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.text.Texts;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// A file that somebody is still writing: there is more to come until [#end] says that there is not. Waiting readers
/// go on as soon as there is one byte more, at most 50 ms after it was written, at once after [#grown].
///
/// Each growth is a new mapping. The garbage collector takes the old ones back, since readers may still look at them:
/// unlike other sources, this one may be read by those who have a view when it is closed.
public final class FollowedFile implements ByteSource {
    private static final long POLL_MILLIS = 50;

    /// How often it is looked whether the path still leads to the file.
    private static final long SAME_FILE_NANOS = 1_000_000_000;

    private final String name;
    private final Path path;
    private final FileChannel channel;
    /// What tells files of the same path apart, or null where the system has no such thing.
    private final @Nullable Object key;
    private final Object changed = new Object();
    private MemorySegment mapped = MemorySegment.NULL;
    private long seen;
    private long nextCheck = System.nanoTime() + SAME_FILE_NANOS;
    private boolean told;
    private boolean ended;
    private boolean closed;

    private FollowedFile(Path path, FileChannel channel, @Nullable Object key) {
        this.name = path.toString();
        this.path = path;
        this.channel = channel;
        this.key = key;
    }

    /// Opens a file that exists; it need not have any bytes yet.
    public static FollowedFile open(Path path) throws TraceException {
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            return new FollowedFile(path, channel, key(path));
        } catch (IOException e) {
            throw Unreadable.because(path.toString(), e);
        }
    }

    /// The writing has ended, or following it: what is there now is all.
    public void end() {
        synchronized (changed) {
            ended = true;
            changed.notifyAll();
        }
    }

    /// Tells that the file has grown, for readers that should not wait for the next look at it.
    public void grown() {
        synchronized (changed) {
            told = true;
            changed.notifyAll();
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public View await(long bytes, CancelToken cancel) throws TraceException {
        return await(bytes, Long.MAX_VALUE / 2_000_000, cancel);
    }

    @Override
    public View await(long bytes, long millis, CancelToken cancel) throws TraceException {
        long start = System.nanoTime();
        synchronized (changed) {
            while (true) {
                cancel.check();
                boolean last = ended; // before the size is looked at: nothing is written after the end
                look();
                if (seen > bytes || last || System.nanoTime() - start >= millis * 1_000_000) {
                    return new View(mapped.asSlice(0, seen), last);
                }
                sleep();
            }
        }
    }

    /// Sleeps until it is time for another look, or until told.
    private void sleep() {
        long start = System.nanoTime();
        try {
            while (!told && !ended && System.nanoTime() - start < POLL_MILLIS * 1_000_000) {
                changed.wait(POLL_MILLIS);
            }
            told = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    @Override
    public View now() throws TraceException {
        synchronized (changed) {
            boolean last = ended;
            look();
            return new View(mapped.asSlice(0, seen), last);
        }
    }

    private void look() throws TraceException {
        if (closed) {
            throw new TraceException(TraceException.Kind.CLOSED, Texts.get("source.closed", name));
        }
        try {
            long size = channel.size();
            if (size < seen) {
                throw new TraceException(TraceException.Kind.UNREADABLE, Texts.get("source.shorter", name));
            }
            if (size == seen) {
                checkSame();
            }
            if (size > mapped.byteSize()) {
                mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, Arena.ofAuto());
            }
            seen = size;
        } catch (IOException e) {
            throw Unreadable.because(name, e);
        }
    }

    /// A file that was moved away or deleted is read on, one that another took the place of is not.
    private void checkSame() throws TraceException, IOException {
        long now = System.nanoTime();
        if (now - nextCheck < 0) {
            return;
        }
        nextCheck = now + SAME_FILE_NANOS;
        if (Files.exists(path) && !Objects.equals(key, key(path))) {
            throw new TraceException(TraceException.Kind.UNREADABLE, Texts.get("source.another", name));
        }
    }

    private static @Nullable Object key(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    @Override
    public long storedBytes() {
        return -1;
    }

    @Override
    public long storedDone() {
        synchronized (changed) {
            return seen;
        }
    }

    @Override
    public void close() {
        synchronized (changed) {
            if (closed) {
                return;
            }
            closed = true;
            ended = true;
            changed.notifyAll();
            mapped = MemorySegment.NULL;
        }
        try {
            channel.close();
        } catch (IOException e) {
            // reading needs nothing of it any more
        }
    }
}
