package dev.pgtrace.store.index;

import dev.pgtrace.base.column.LongColumn;
import dev.pgtrace.base.column.StoredColumn;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/// The body of an index in the making: sections, each at a multiple of eight bytes, and a checksum a block.
final class IndexOutput implements StoredColumn.Output {
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(IndexFile.BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    private final List<Place> places = new ArrayList<>();
    private final List<Long> sums = new ArrayList<>();
    private long written;

    /// Where a section is.
    ///
    /// @param offset from the beginning of the body
    record Place(long offset, long length) {}

    /// @param channel positioned where the body begins
    IndexOutput(FileChannel channel) {
        this.channel = channel;
    }

    void column(LongColumn column) throws IOException {
        long from = size();
        StoredColumn.write(column, this);
        places.add(new Place(from, size() - from));
    }

    void bytes(byte[] bytes) throws IOException {
        places.add(new Place(size(), bytes.length));
        for (int at = 0; at < bytes.length; ) {
            room(1);
            int length = Math.min(buffer.remaining(), bytes.length - at);
            buffer.put(bytes, at, length);
            at += length;
        }
        while (size() % Long.BYTES != 0) {
            room(1);
            buffer.put((byte) 0);
        }
    }

    @Override
    public void words(long[] words, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            room(Long.BYTES);
            buffer.putLong(words[i]);
        }
    }

    List<Place> places() {
        return places;
    }

    /// Ends the body.
    ///
    /// @return the checksums of its blocks
    List<Long> finish() throws IOException {
        if (buffer.position() > 0) {
            flush();
        }
        return sums;
    }

    long size() {
        return written + buffer.position();
    }

    private void room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
    }

    /// The buffer is a block, or the end of the last one.
    private void flush() throws IOException {
        buffer.flip();
        written += buffer.remaining();
        sums.add(IndexFile.crc(buffer.duplicate()));
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }
}
