package dev.pgtrace.format.binary;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32C;

/// A block's header and where it stands.
///
/// @param at           offset of the header in the file
/// @param place        of text: offset of its first byte in the text; of others: which one it is, from 0
/// @param storedBytes  bytes behind the header
/// @param contentBytes bytes of these unpacked
/// @param checksum     CRC-32C of the stored bytes
record Block(BlockKind kind, boolean packed, long at, long place, int storedBytes, int contentBytes, int checksum) {
    static final int HEADER = 40;
    /// Eight bytes that no text has, so that blocks are found again.
    static final long MARK = 0xFA_0A_0D_62_63_72_74_F5L; // as bytes: F5 't' 'r' 'c' 'b' '\r' '\n' FA

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int CHECKED = HEADER - 4;

    long end() {
        return at + HEADER + storedBytes;
    }

    /// Where the text goes on behind a block of text.
    long placeEnd() {
        return place + contentBytes;
    }

    void write(ByteBuffer into) {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(MARK)
                .put((byte) kind.letter())
                .put((byte) (packed ? 1 : 0))
                .putShort((short) 0);
        bytes.putInt(storedBytes)
                .putInt(contentBytes)
                .putInt(checksum)
                .putLong(place)
                .putInt(0);
        bytes.putInt(crc(ByteBuffer.wrap(bytes.array(), 0, CHECKED)));
        into.put(bytes.array());
    }

    /// The header at an offset, where there is a whole block with one.
    static Optional<Block> read(MemorySegment file, long at) {
        if (at < 0 || at > file.byteSize() - HEADER || file.get(LONG, at) != MARK) {
            return Optional.empty();
        }
        BlockKind kind = BlockKind.of(file.get(ValueLayout.JAVA_BYTE, at + 8));
        int sum = crc(file.asSlice(at, CHECKED).asByteBuffer());
        if (sum != file.get(INT, at + CHECKED)) {
            return Optional.empty();
        }
        Block block = new Block(
                kind,
                file.get(ValueLayout.JAVA_BYTE, at + 9) != 0,
                at,
                file.get(LONG, at + 24),
                file.get(INT, at + 12),
                file.get(INT, at + 16),
                file.get(INT, at + 20));
        return block.isPossible() && block.end() <= file.byteSize() ? Optional.of(block) : Optional.empty();
    }

    /// Whether its figures are in their limits.
    boolean isPossible() {
        return storedBytes >= 0
                && contentBytes >= 0
                && contentBytes <= kind.mostBytes()
                && (packed || storedBytes == contentBytes)
                && place >= 0
                && place < 1L << 56;
    }

    /// Whether the stored bytes are those that were written.
    boolean isSound(MemorySegment file) {
        return crc(file.asSlice(at + HEADER, storedBytes).asByteBuffer()) == checksum;
    }

    /// The content.
    byte[] content(MemorySegment file) throws DamagedBlock {
        byte[] stored = file.asSlice(at + HEADER, storedBytes).toArray(ValueLayout.JAVA_BYTE);
        if (crc(ByteBuffer.wrap(stored)) != checksum) {
            throw new DamagedBlock("a wrong checksum");
        }
        if (!packed) {
            return stored;
        }
        byte[] content = new byte[contentBytes];
        try {
            if (Zstd.decompressByteArray(content, 0, content.length, stored, 0, stored.length) == contentBytes) {
                return content;
            }
        } catch (ZstdException e) {
            throw new DamagedBlock("content that cannot be unpacked");
        }
        throw new DamagedBlock("content of another length");
    }

    static int crc(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
