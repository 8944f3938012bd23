package dev.pgtrace.source;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.base.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// A stream (decompressed file, standard input) copied in the background to a temporary file, which is mapped as it
/// grows. The temporary file has no name for others to find: only its owner may read it, and it is deleted on
/// close.
final class SpooledStream implements ByteSource {
    private static final int BLOCK = 1 << 18;
    private static final int FIRST = 4096;
    private static final long FREE_DISK_KEPT = 256L << 20;

    private final String name;
    private final long storedBytes;
    private final CountedStream stored;
    private final UnpackLimits limits;
    private final Path spool;
    private final FileChannel channel;
    private final Arena arena = Arena.ofShared();
    private final Object changed = new Object();

    private long written;
    private boolean complete;
    private boolean closed;
    private @Nullable IOException failure;
    private boolean damaged;
    private MemorySegment mapped = MemorySegment.NULL;

    private SpooledStream(
            String name, long storedBytes, CountedStream stored, UnpackLimits limits, Path spool, FileChannel channel) {
        this.limits = limits;
        this.name = name;
        this.storedBytes = storedBytes;
        this.stored = stored;
        this.spool = spool;
        this.channel = channel;
    }

    /// @param stored  the stream as stored, for progress
    /// @param decoder makes what is copied; a failure after the first byte ends the input early instead of
    /// failing it
    /// @param limits  what is beyond fails the input
    static SpooledStream start(
            String name, long storedBytes, CountedStream stored, Decoder decoder, UnpackLimits limits)
            throws TraceException {
        try {
            Path spool = Files.createTempFile("pgtrace-", ".spool");
            FileChannel channel = FileChannel.open(spool, StandardOpenOption.READ, StandardOpenOption.WRITE);
            SpooledStream source = new SpooledStream(name, storedBytes, stored, limits, spool, channel);
            spool.toFile().deleteOnExit();
            Tasks.start("spool", () -> source.copy(decoder));
            return source;
        } catch (IOException e) {
            throw new TraceException(
                    TraceException.Kind.UNREADABLE, Texts.get("source.temporary", name, e.getMessage()), e);
        }
    }

    /// Turns the stored bytes into the content.
    interface Decoder {
        InputStream decode(InputStream stored) throws IOException;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public View await(long bytes, CancelToken cancel) throws TraceException {
        synchronized (changed) {
            // A good step more than asked for: each growth is a new mapping of the whole, and those are counted.
            long wanted = bytes + Math.max(BLOCK, bytes >> 3);
            while (written < wanted && !complete && !closed) {
                cancel.check();
                try {
                    changed.wait(50);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new CancellationException("interrupted");
                }
            }
            cancel.check();
            return view();
        }
    }

    @Override
    public View now() throws TraceException {
        synchronized (changed) {
            return complete || failure != null || mapped.byteSize() == 0 ? view() : new View(mapped, false);
        }
    }

    @Override
    public long storedBytes() {
        return storedBytes;
    }

    @Override
    public long storedDone() {
        return stored.count();
    }

    @Override
    public boolean damaged() {
        synchronized (changed) {
            return damaged;
        }
    }

    @Override
    public void close() {
        synchronized (changed) {
            if (closed) {
                return;
            }
            closed = true;
            changed.notifyAll();
            arena.close();
        }
        try (channel) {
            Files.deleteIfExists(spool);
        } catch (IOException e) {
            // the temporary folder's own cleaning takes it
        }
    }

    private View view() throws TraceException {
        if (closed) {
            throw new TraceException(TraceException.Kind.CLOSED, Texts.get("source.closed", name));
        }
        if (failure != null) {
            throw Unreadable.because(name, failure);
        }
        if (written > mapped.byteSize()) {
            try {
                mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, written, arena);
            } catch (IOException e) {
                throw Unreadable.because(name, e);
            }
        }
        return new View(mapped, complete);
    }

    private void copy(Decoder decoder) {
        try (InputStream content = decoder.decode(stored)) {
            byte[] block = new byte[BLOCK];
            // Small at first, so that the first lines are there at once, and what precedes an early damage is kept.
            for (int n = content.read(block, 0, FIRST); n > 0; n = content.read(block)) {
                limits.check(written + n, stored.count());
                if (!append(ByteBuffer.wrap(block, 0, n))) {
                    return;
                }
            }
        } catch (IOException | RuntimeException e) {
            fail(e instanceof IOException io ? io : new IOException(e.toString(), e));
        } finally {
            synchronized (changed) {
                complete = true;
                changed.notifyAll();
            }
        }
    }

    private boolean append(ByteBuffer block) throws IOException {
        long at = written;
        if ((at & 0x3ffffff) + block.remaining() > 0x3ffffff
                && Files.getFileStore(spool).getUsableSpace() < FREE_DISK_KEPT) {
            throw new IOException(Texts.get("source.full"));
        }
        while (block.hasRemaining()) {
            synchronized (changed) {
                if (closed) {
                    return false;
                }
            }
            at += channel.write(block, at);
        }
        synchronized (changed) {
            written = at;
            changed.notifyAll();
        }
        return true;
    }

    private void fail(IOException e) {
        synchronized (changed) {
            if (closed) {
                return;
            }
            if (written == 0 || e instanceof TooLarge) {
                failure = e;
            } else {
                damaged = true;
            }
        }
    }
}
