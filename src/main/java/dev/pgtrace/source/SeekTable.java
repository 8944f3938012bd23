package dev.pgtrace.source;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// The table at the end of a zstd file in the seekable format: how long each frame is, packed and unpacked. It is a
/// skippable frame, so that every zstd program can unpack the file. See `contrib/seekable_format` of facebook/zstd.
final class SeekTable {
    static final int SKIPPABLE = 0x184D2A5E;
    private static final int MAGIC = 0x8F92EAB1;
    private static final int FOOTER = 9;
    private static final int HEADER = 8;
    private static final int CHECKSUMS = 0x80;
    private static final int RESERVED = 0x7C;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final long[] stored;
    private final long[] text;

    private SeekTable(int count) {
        stored = new long[count + 1];
        text = new long[count + 1];
    }

    int count() {
        return stored.length - 1;
    }

    /// Offset of a frame in the file; of the one behind the last: the end of it.
    long stored(int frame) {
        return stored[frame];
    }

    /// Offset of a frame in the text; of the one behind the last: bytes of the text.
    long text(int frame) {
        return text[frame];
    }

    /// The table of a file; empty where it has none, or one that does not fit the file.
    static Optional<SeekTable> of(MemorySegment file) {
        long footer = file.byteSize() - FOOTER;
        if (footer < HEADER || file.get(INT, footer + 5) != MAGIC) {
            return Optional.empty();
        }
        int count = file.get(INT, footer);
        int flags = file.get(ValueLayout.JAVA_BYTE, footer + 4);
        int entry = (flags & CHECKSUMS) != 0 ? 12 : 8;
        long start = footer - (long) entry * count;
        boolean possible = count >= 0 && (flags & RESERVED) == 0 && start >= HEADER;
        if (!possible
                || file.get(INT, start - HEADER) != SKIPPABLE
                || Integer.toUnsignedLong(file.get(INT, start - 4)) != file.byteSize() - start) {
            return Optional.empty();
        }
        SeekTable table = new SeekTable(count);
        for (int i = 0; i < count; i++) {
            long at = start + (long) entry * i;
            table.stored[i + 1] = table.stored[i] + Integer.toUnsignedLong(file.get(INT, at));
            table.text[i + 1] = table.text[i] + Integer.toUnsignedLong(file.get(INT, at + 4));
        }
        return table.stored[count] == start - HEADER ? Optional.of(table) : Optional.empty();
    }

    /// The frame to write at the end of a file.
    ///
    /// @param sizes packed and unpacked, one after the other
    static byte[] bytes(int[] sizes, int count) {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + 8 * count + FOOTER).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(SKIPPABLE).putInt(8 * count + FOOTER);
        for (int i = 0; i < 2 * count; i++) {
            bytes.putInt(sizes[i]);
        }
        return bytes.putInt(count).put((byte) 0).putInt(MAGIC).array();
    }
}
