package dev.pgtrace.store.index;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Tasks;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// The blocks of a body, each with the checksum that it should have.
final class Blocks {
    /// Fewer are not worth a thread.
    private static final int FEW = 4;

    private final MemorySegment body;
    private final List<Long> sums;
    private final CancelToken cancel;
    private final AtomicInteger next = new AtomicInteger();

    Blocks(MemorySegment body, List<Long> sums, CancelToken cancel) {
        this.body = body;
        this.sums = sums;
        this.cancel = cancel;
    }

    void check(int threads) throws IOException {
        boolean sound = threads == 1 || sums.size() <= FEW ? areOthersSound() : areSound(threads);
        if (!sound) {
            throw new IOException("a damaged block");
        }
    }

    private boolean areSound(int threads) {
        ExecutorService pool = Tasks.pool("index", threads);
        try {
            List<Future<Boolean>> parts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                parts.add(pool.submit(this::areOthersSound));
            }
            boolean sound = true;
            for (Future<Boolean> part : parts) {
                sound &= part.get();
            }
            return sound;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException fault -> throw fault;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /// Looks at blocks that no other thread has taken.
    private boolean areOthersSound() {
        for (int block = next.getAndIncrement(); block < sums.size(); block = next.getAndIncrement()) {
            cancel.check();
            long from = (long) block * IndexFile.BLOCK;
            MemorySegment bytes = body.asSlice(from, Math.min(IndexFile.BLOCK, body.byteSize() - from));
            if (IndexFile.crc(bytes.asByteBuffer()) != sums.get(block)) {
                return false;
            }
        }
        return true;
    }
}
