package dev.pgtrace.source;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// An uncompressed file, mapped whole at the size it had when it was opened. Who reads all of it reads the file:
/// a first look at a page of a new mapping costs at least as much as copying it, and on some virtual machines ten
/// times that.
final class MappedFile implements ByteSource, WordReader {
    /// Bytes that are read at a time.
    private static final int BLOCK = 1 << 16;
    /// Fewer bytes are taken from the mapping: who asks for them looks here and there.
    private static final int FEW = 1 << 14;

    private final String name;
    private final Arena arena;
    private final FileChannel channel;
    private final MemorySegment bytes;
    private final Queue<ByteBuffer> blocks = new ConcurrentLinkedQueue<>();

    private MappedFile(String name, Arena arena, FileChannel channel, MemorySegment bytes) {
        this.name = name;
        this.arena = arena;
        this.channel = channel;
        this.bytes = bytes;
    }

    static MappedFile open(Path path, String name) throws TraceException {
        Arena arena = Arena.ofShared();
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            try {
                MemorySegment bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
                return new MappedFile(name, arena, channel, bytes);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            arena.close();
            throw Unreadable.because(name, e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public View await(long wanted, CancelToken cancel) {
        return now();
    }

    @Override
    public View now() {
        return new View(bytes, true);
    }

    @Override
    public WordReader words(View view) {
        return this;
    }

    /// What cannot be read is left to the mapping, which knows best how to fail.
    @Override
    public void read(long offset, long[] into, int at, int words) {
        ByteBuffer block = blocks.poll();
        if (block == null) {
            block = ByteBuffer.allocateDirect(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        }
        int done = 0;
        while (done < words) {
            int count = Math.min(words - done, BLOCK / Long.BYTES);
            long from = offset + (long) done * Long.BYTES;
            if (fill(block.clear().limit(count * Long.BYTES), from)) {
                block.flip().asLongBuffer().get(into, at + done, count);
            } else {
                MemorySegment.copy(bytes, WORD, from, into, at + done, count);
            }
            done += count;
        }
        blocks.add(block);
    }

    @Override
    public void read(long offset, byte[] into, int at, int count) {
        if (count < FEW) {
            MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, offset, into, at, count);
            return;
        }
        ByteBuffer block = blocks.poll();
        if (block == null) {
            block = ByteBuffer.allocateDirect(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        }
        for (int done = 0; done < count; done += BLOCK) {
            int some = Math.min(count - done, BLOCK);
            if (fill(block.clear().limit(some), offset + done)) {
                block.flip().get(into, at + done, some);
            } else {
                MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, offset + done, into, at + done, some);
            }
        }
        blocks.add(block);
    }

    private boolean fill(ByteBuffer block, long offset) {
        try {
            while (block.hasRemaining()) {
                if (channel.read(block, offset + block.position()) <= 0) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public long storedBytes() {
        return bytes.byteSize();
    }

    @Override
    public long storedDone() {
        return bytes.byteSize();
    }

    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
        try {
            channel.close();
        } catch (IOException e) {
            // reading needs nothing of it any more
        }
    }
}
