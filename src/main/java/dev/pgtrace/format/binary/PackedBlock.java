package dev.pgtrace.format.binary;

import com.github.luben.zstd.Zstd;
import java.nio.ByteBuffer;

/// A block ready to be written, header and content in one piece.
///
/// @param block its header; where it stands is not known yet
record PackedBlock(Block block, ByteBuffer bytes) {
    /// Packs a content, or takes it as it is where packing gains nothing.
    static PackedBlock of(BlockKind kind, long place, byte[] content, int from, int length, int level) {
        byte[] packed = new byte[(int) Zstd.compressBound(length)];
        long count = Zstd.compressByteArray(packed, 0, packed.length, content, from, length, level, false);
        boolean gains = !Zstd.isError(count) && count < length;
        ByteBuffer stored = gains ? ByteBuffer.wrap(packed, 0, (int) count) : ByteBuffer.wrap(content, from, length);
        Block block = new Block(kind, gains, 0, place, stored.remaining(), length, Block.crc(stored.duplicate()));
        ByteBuffer bytes = ByteBuffer.allocate(Block.HEADER + stored.remaining());
        block.write(bytes);
        bytes.put(stored).flip();
        return new PackedBlock(block, bytes);
    }
}
