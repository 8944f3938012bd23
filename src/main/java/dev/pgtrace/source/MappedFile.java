package dev.pgtrace.source;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// An uncompressed file, mapped whole at the size it had when it was opened.
final class MappedFile implements ByteSource {
    private final String name;
    private final Arena arena;
    private final MemorySegment bytes;

    private MappedFile(String name, Arena arena, MemorySegment bytes) {
        this.name = name;
        this.arena = arena;
        this.bytes = bytes;
    }

    static MappedFile open(Path path, String name) throws TraceException {
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return new MappedFile(name, arena, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
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
    }
}
