package dev.pgtrace.format.binary;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;

/// Writes blocks one after the other, then the list of them.
final class BlockSink {
    private final WritableByteChannel out;
    private final List<Block> blocks = new ArrayList<>();
    private long at;

    private BlockSink(WritableByteChannel out, long at) {
        this.out = out;
        this.at = at;
    }

    /// Begins a file.
    static BlockSink begin(WritableByteChannel out) throws IOException {
        BlockSink sink = new BlockSink(out, 0);
        sink.write(Preamble.bytes());
        return sink;
    }

    /// Goes on behind the blocks of a file that has no list of them.
    static BlockSink resume(WritableByteChannel out, List<Block> blocks, long at) {
        BlockSink sink = new BlockSink(out, at);
        sink.blocks.addAll(blocks);
        return sink;
    }

    long bytes() {
        return at;
    }

    void add(PackedBlock packed) throws IOException {
        Block block = packed.block();
        blocks.add(new Block(
                block.kind(),
                block.packed(),
                at,
                block.place(),
                block.storedBytes(),
                block.contentBytes(),
                block.checksum()));
        write(packed.bytes());
    }

    /// Writes the list and the end.
    void finish(int level) throws IOException {
        ByteWriter list = new ByteWriter();
        list.number(blocks.size());
        for (Block block : blocks) {
            list.one(block.kind().letter());
            list.one(block.packed() ? 1 : 0);
            list.number(block.at());
            list.number(block.place());
            list.number(block.storedBytes());
            list.number(block.contentBytes());
            list.number(Integer.toUnsignedLong(block.checksum()));
        }
        byte[] content = list.toBytes();
        long index = at;
        write(PackedBlock.of(BlockKind.INDEX, 0, content, 0, content.length, level)
                .bytes());
        write(End.bytes(index));
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            at += out.write(bytes);
        }
    }

    /// The last bytes of a finished file.
    static final class End {
        static final int LENGTH = 24;
        /// Differs from [Block#MARK] in its letters.
        private static final long MARK = 0xFA_0A_0D_64_6E_65_74_F5L; // F5 't' 'e' 'n' 'd' '\r' '\n' FA

        private End() {}

        static ByteBuffer bytes(long index) {
            ByteBuffer bytes = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
            bytes.putLong(MARK).putLong(index).putInt(0);
            bytes.putInt(Block.crc(ByteBuffer.wrap(bytes.array(), 0, LENGTH - 4)));
            return bytes.flip();
        }

        /// Where the list is that the last bytes of a file name; negative where they are no end.
        static long index(ByteBuffer last) {
            ByteBuffer bytes = last.order(ByteOrder.LITTLE_ENDIAN);
            boolean sound =
                    bytes.getLong(0) == MARK && bytes.getInt(LENGTH - 4) == Block.crc(last.slice(0, LENGTH - 4));
            return sound ? bytes.getLong(8) : -1;
        }
    }
}
