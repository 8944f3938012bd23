package dev.pgtrace.format.binary;

import dev.pgtrace.base.task.CancelToken;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The blocks of a file.
///
/// @param blocks in the order of the file; their contents are not checked yet
/// @param end    offset behind the last one
/// @param whole  whether the file is nothing but blocks: it has its list, or ends where a block ends, as one does that
///               is still written
record Directory(List<Block> blocks, long end, boolean whole) {
    private static final int BYTES_OF_ENTRY = 8;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    Directory {
        blocks = List.copyOf(blocks);
    }

    /// From the list at the end of the file where there is one, else by looking for the blocks.
    static Directory read(MemorySegment file, CancelToken cancel) {
        Optional<Directory> listed = listed(file);
        return listed.isPresent() ? listed.get() : found(file, cancel);
    }

    private static Optional<Directory> listed(MemorySegment file) {
        long tail = file.byteSize() - BlockSink.End.LENGTH;
        if (tail < Preamble.LENGTH) {
            return Optional.empty();
        }
        long at = BlockSink.End.index(file.asSlice(tail).asByteBuffer());
        Optional<Block> index = Block.read(file, at).filter(block -> block.kind() == BlockKind.INDEX);
        try {
            return index.isPresent()
                    ? Optional.of(list(new ByteReader(index.get().content(file)), at))
                    : Optional.empty();
        } catch (DamagedBlock e) {
            return Optional.empty();
        }
    }

    private static Directory list(ByteReader in, long end) throws DamagedBlock {
        int count = in.count(BYTES_OF_ENTRY);
        List<Block> blocks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            BlockKind kind = BlockKind.of(in.one());
            Block block = new Block(
                    kind,
                    in.one() != 0,
                    in.number(),
                    in.number(),
                    in.upTo(Integer.MAX_VALUE),
                    in.upTo(kind.mostBytes()),
                    (int) in.number());
            if (block.at() < Preamble.LENGTH || block.at() > end || block.end() > end || !block.isPossible()) {
                throw new DamagedBlock("a block outside of the file");
            }
            blocks.add(block);
        }
        return new Directory(blocks, end, true);
    }

    private static Directory found(MemorySegment file, CancelToken cancel) {
        List<Block> blocks = new ArrayList<>();
        long at = Preamble.LENGTH;
        long end = at;
        boolean whole = file.byteSize() >= at;
        while (at < file.byteSize()) {
            cancel.check();
            Optional<Block> block = Block.read(file, at);
            if (block.isEmpty()) {
                whole = false;
                at = nextMark(file, at + 1, cancel);
            } else {
                if (block.get().kind() != BlockKind.INDEX) {
                    blocks.add(block.get());
                }
                at = block.get().end();
                end = at;
            }
        }
        return new Directory(blocks, end, whole);
    }

    private static long nextMark(MemorySegment file, long from, CancelToken cancel) {
        long last = file.byteSize() - Block.HEADER;
        for (long at = from; at <= last; at++) {
            if (file.get(ValueLayout.JAVA_BYTE, at) == (byte) Block.MARK && file.get(LONG, at) == Block.MARK) {
                return at;
            }
            if ((at & 0xfffff) == 0) {
                cancel.check();
            }
        }
        return file.byteSize();
    }
}
