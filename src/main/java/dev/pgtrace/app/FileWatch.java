package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.format.trc.TrcFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Tells what became of a file since it was read. Any thread may ask.
public final class FileWatch {
    /// More than the last lines of a trace.
    private static final int TAIL = 512;

    private final Path file;
    private final long bytes;
    /// What tells files of the same path apart, or null where the system has no such thing.
    private final @Nullable Object key;

    private FileWatch(Path file, long bytes, @Nullable Object key) {
        this.file = file;
        this.bytes = bytes;
        this.key = key;
    }

    /// @param bytes how much of it was read
    /// @throws TraceException where it cannot be looked at
    public static FileWatch of(Path file, long bytes) throws TraceException {
        return new FileWatch(file, bytes, attributes(file).fileKey());
    }

    /// Whether there is more in it than was read; one that was deleted or moved stays as it was read.
    ///
    /// @throws TraceException where it is another file, or has less in it
    public boolean hasGrown() throws TraceException {
        if (!Files.exists(file)) {
            return false;
        }
        BasicFileAttributes now = attributes(file);
        if (!Objects.equals(now.fileKey(), key)) {
            throw new TraceException(TraceException.Kind.UNREADABLE, Texts.get("app.watch.another", file));
        }
        if (now.size() < bytes) {
            throw new TraceException(TraceException.Kind.UNREADABLE, Texts.get("app.watch.shorter", file));
        }
        return now.size() > bytes;
    }

    /// Whether a tracer has written the line that ends a file; false where it cannot be looked at.
    public static boolean hasEnd(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long from = Math.max(0, channel.size() - TAIL);
            ByteBuffer tail = ByteBuffer.allocate(TAIL);
            int read = Math.max(0, channel.read(tail, from));
            return TrcFormat.hasEnd(Arrays.copyOf(tail.array(), read));
        } catch (IOException e) {
            return false;
        }
    }

    private static BasicFileAttributes attributes(Path file) throws TraceException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException e) {
            throw new TraceException(
                    TraceException.Kind.UNREADABLE, Texts.get("app.watch.fault", file, e.getMessage()), e);
        }
    }
}
