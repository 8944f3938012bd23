package dev.pgtrace.store.index;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/// An index as a file, see the package's grammar: the frame around its body and contents, and their checksums.
///
/// @param body stays mapped for as long as anything refers to it
record IndexFile(MemorySegment body, Contents contents) {
    /// Bytes under one checksum.
    static final int BLOCK = 64 << 10;
    /// Bytes before the body.
    static final int HEADER = 64;

    private static final long MAGIC = 0x1A_0A_0D_58_43_52_54_89L; // as bytes: 89 'T' 'R' 'C' 'X' '\r' '\n' 1A
    private static final long VERSION = 2;
    private static final int CHECKED = HEADER - Long.BYTES;

    /// Writes what is around a body that is written already.
    static void finish(FileChannel channel, long bodyBytes, Contents contents) throws IOException {
        byte[] bytes = Contents.CODEC.write(contents);
        write(channel, ByteBuffer.wrap(bytes), HEADER + bodyBytes);
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(MAGIC).putLong(VERSION).putLong(HEADER + bodyBytes + bytes.length);
        header.putLong(bodyBytes)
                .putLong(bytes.length)
                .putLong(crc(ByteBuffer.wrap(bytes)))
                .putLong(0);
        header.putLong(crc(header.duplicate().flip()));
        write(channel, header.flip(), 0);
    }

    private static void write(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
        long next = at;
        while (bytes.hasRemaining()) {
            next += channel.write(bytes, next);
        }
    }

    /// Maps an index; nothing of its body is looked at.
    ///
    /// @throws IOException where it is none, or a damaged one
    static IndexFile map(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
            while (header.hasRemaining()) {
                if (channel.read(header) < 0) {
                    throw new IOException("no index");
                }
            }
            header.flip();
            long body = header.getLong(24);
            long contents = header.getLong(32);
            boolean sound = header.getLong(0) == MAGIC
                    && header.getLong(8) == VERSION
                    && header.getLong(CHECKED) == crc(header.duplicate().limit(CHECKED))
                    && header.getLong(16) == size
                    && body >= 0
                    && contents >= 0
                    && contents <= Integer.MAX_VALUE
                    && body == size - HEADER - contents;
            if (!sound) {
                throw new IOException("no index of this version");
            }
            MemorySegment all = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, Arena.ofAuto());
            byte[] bytes = all.asSlice(HEADER + body).toArray(ValueLayout.JAVA_BYTE);
            if (crc(ByteBuffer.wrap(bytes)) != header.getLong(40)) {
                throw new IOException("damaged contents");
            }
            return new IndexFile(all.asSlice(HEADER, body), Contents.CODEC.read(bytes));
        }
    }

    /// A section of the body.
    MemorySegment section(int number) throws IOException {
        if (number >= contents.places().size()) {
            throw new IOException("sections are missing");
        }
        IndexOutput.Place place = contents.places().get(number);
        boolean inside = place.offset() >= 0
                && place.offset() % Long.BYTES == 0
                && place.length() >= 0
                && place.length() <= body.byteSize() - place.offset();
        if (!inside) {
            throw new IOException("a section outside of the body");
        }
        return body.asSlice(place.offset(), place.length());
    }

    static long crc(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return crc.getValue();
    }
}
