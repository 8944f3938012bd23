package dev.pgtrace.store.index;

import dev.pgtrace.base.task.CancelToken;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// The blocks of a body, each with the checksum that it should have, and whether it was looked at. Safe on any thread.
final class Blocks {
    private final MemorySegment body;
    private final List<Long> sums;
    /// Threads that see it late look twice.
    private final boolean[] sound;

    /// @throws IOException where there are others than there should be
    Blocks(MemorySegment body, List<Long> sums) throws IOException {
        if (sums.size() != (body.byteSize() + IndexFile.BLOCK - 1) / IndexFile.BLOCK) {
            throw new IOException("no checksum for each block");
        }
        this.body = body;
        this.sums = sums;
        this.sound = new boolean[sums.size()];
    }

    /// Looks at every byte of what lies there, on several threads.
    ///
    /// @throws IOException where one is not as it was written
    /// @throws java.util.concurrent.CancellationException when cancelled
    void check(long from, long to, int threads, CancelToken cancel) throws IOException {
        List<BooleanSupplier> checks = new ArrayList<>();
        for (long at = from / IndexFile.BLOCK; at * IndexFile.BLOCK < to; at++) {
            int block = (int) at;
            if (!sound[block]) {
                checks.add(() -> isSound(block));
            }
        }
        if (!Checks.hold(checks, threads, cancel)) {
            throw new IOException("a damaged block");
        }
    }

    private boolean isSound(int block) {
        long from = (long) block * IndexFile.BLOCK;
        MemorySegment bytes = body.asSlice(from, Math.min(IndexFile.BLOCK, body.byteSize() - from));
        sound[block] = IndexFile.crc(bytes.asByteBuffer()) == sums.get(block);
        return sound[block];
    }
}
