package dev.pgtrace.source;

import dev.pgtrace.base.text.Texts;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A temporary file of a known size, mapped whole, that takes disk only where something was written. Only its owner
/// may read it, and it is deleted on close. Thread-safe.
final class SparseFile {
    private static final long FREE_DISK_KEPT = 256L << 20;
    private static final long LOOK_EVERY = 64L << 20;

    private final long size;
    private final Arena arena = Arena.ofShared();
    private final FileChannel channel;
    private final Path path;
    private final MemorySegment bytes;
    private long unlooked;

    private SparseFile(long size, Path path, FileChannel channel) throws IOException {
        this.size = size;
        this.path = path;
        this.channel = channel;
        if (size > 0) {
            channel.write(ByteBuffer.wrap(new byte[1]), size - 1);
        }
        this.bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena);
    }

    static SparseFile create(long size) throws IOException {
        Path path = Files.createTempFile("pgtrace-", ".spool");
        FileChannel channel = null;
        try {
            path.toFile().deleteOnExit();
            channel = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.SPARSE);
            return new SparseFile(size, path, channel);
        } catch (IOException e) {
            if (channel != null) {
                channel.close();
            }
            Files.deleteIfExists(path);
            throw e;
        }
    }

    /// All of it; NUL bytes where nothing was written.
    MemorySegment bytes() {
        return bytes;
    }

    void write(long at, byte[] text, int length) throws IOException {
        if (at + length > size) {
            throw new IOException(Texts.get("source.sparse.more"));
        }
        keepDiskFree(length);
        ByteBuffer rest = ByteBuffer.wrap(text, 0, length);
        while (rest.hasRemaining()) {
            channel.write(rest, at + rest.position());
        }
    }

    private synchronized void keepDiskFree(int length) throws IOException {
        unlooked += length;
        if (unlooked >= LOOK_EVERY) {
            unlooked = 0;
            if (Files.getFileStore(path).getUsableSpace() < FREE_DISK_KEPT) {
                throw new IOException(Texts.get("source.full"));
            }
        }
    }

    void close() {
        arena.close();
        try (channel) {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // the temporary folder's own cleaning takes it
        }
    }
}
