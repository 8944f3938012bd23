package dev.pgtrace.store.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;

/// What a file was when it was looked at: one that has another stamp is another file, or was changed.
///
/// @param modifiedNanos since 1970, as exactly as the file system tells; -1 for the beginning of a file that may grow
/// @param sample        checksum of its beginning, its end, and pieces in between
public record SourceStamp(long sizeBytes, long modifiedNanos, long sample) {
    private static final int PIECES = 16;
    private static final int PIECE = 4 << 10;
    private static final int BORDER = 64 << 10;

    /// Of the beginning of a file, whenever it was changed.
    private static final long ANY_TIME = -1;
    /// Of a beginning, where the time says nothing, more is looked at.
    private static final int MORE_PIECES = 256;

    public static SourceStamp of(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            long sample = sample(channel, size, PIECES);
            long modified = Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS);
            return new SourceStamp(size, modified, sample);
        }
    }

    /// Of the first bytes of a file that may grow.
    public static SourceStamp ofBeginning(Path file, long bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new SourceStamp(bytes, ANY_TIME, sample(channel, bytes, MORE_PIECES));
        }
    }

    /// Whether a file begins with what this is the stamp of.
    boolean isBeginningOf(Path file) throws IOException {
        return modifiedNanos == ANY_TIME && Files.size(file) >= sizeBytes && equals(ofBeginning(file, sizeBytes));
    }

    /// Whether a file is still as it was, or has grown since.
    public boolean isSameOrGrown(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.size() > sizeBytes ? sample == sample(channel, sizeBytes, PIECES) : equals(of(file));
        }
    }

    private static long sample(FileChannel channel, long size, int pieces) throws IOException {
        CRC32C sum = new CRC32C();
        add(channel, 0, Math.min(BORDER, size), sum);
        for (int i = 1; i <= pieces; i++) {
            long from = size / (pieces + 1) * i;
            add(channel, from, Math.min(PIECE, size - from), sum);
        }
        long border = Math.max(0, size - BORDER);
        add(channel, border, size - border, sum);
        return sum.getValue();
    }

    private static void add(FileChannel channel, long from, long length, CRC32C sum) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) length);
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = channel.read(bytes, from + bytes.position());
        }
        sum.update(bytes.flip());
    }
}
