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
/// @param modifiedNanos since 1970, as exactly as the file system tells
/// @param sample        checksum of its beginning, its end, and pieces in between
public record SourceStamp(long sizeBytes, long modifiedNanos, long sample) {
    private static final int PIECES = 16;
    private static final int PIECE = 4 << 10;
    private static final int BORDER = 64 << 10;

    public static SourceStamp of(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            CRC32C sum = new CRC32C();
            add(channel, 0, BORDER, sum);
            for (int i = 1; i <= PIECES; i++) {
                add(channel, size / (PIECES + 1) * i, PIECE, sum);
            }
            add(channel, Math.max(0, size - BORDER), BORDER, sum);
            long modified = Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS);
            return new SourceStamp(size, modified, sum.getValue());
        }
    }

    private static void add(FileChannel channel, long from, int length, CRC32C sum) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = channel.read(bytes, from + bytes.position());
        }
        sum.update(bytes.flip());
    }
}
