package dev.pgtrace.store.index;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// The blocks of a body, each with the checksum that it should have.
record Blocks(MemorySegment body, List<Long> sums) {
    /// A check of each block.
    List<BooleanSupplier> checks() {
        return IntStream.range(0, sums.size())
                .<BooleanSupplier>mapToObj(block -> () -> isSound(block))
                .toList();
    }

    private boolean isSound(int block) {
        long from = (long) block * IndexFile.BLOCK;
        MemorySegment bytes = body.asSlice(from, Math.min(IndexFile.BLOCK, body.byteSize() - from));
        return IndexFile.crc(bytes.asByteBuffer()) == sums.get(block);
    }
}
