package dev.pgtrace.format.trc;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.source.ByteSource;
import java.lang.foreign.MemorySegment;

/// Bytes on the heap, all there or growing by a step with each wait.
final class HeapSource implements ByteSource {
    private final byte[] bytes;
    private final int step;
    private final boolean slow;
    private int there;

    private HeapSource(byte[] bytes, int step, int there, boolean slow) {
        this.bytes = bytes;
        this.step = step;
        this.there = there;
        this.slow = slow;
    }

    static HeapSource whole(byte[] bytes) {
        return new HeapSource(bytes, 0, bytes.length, false);
    }

    static HeapSource growing(byte[] bytes, int step) {
        return new HeapSource(bytes, step, 0, false);
    }

    /// Every wait that is not for ever ends with one step more.
    static HeapSource slow(byte[] bytes, int step) {
        return new HeapSource(bytes, step, 0, true);
    }

    @Override
    public String name() {
        return "bytes";
    }

    @Override
    public View await(long wanted, CancelToken cancel) {
        while (there <= wanted && there < bytes.length) {
            there = Math.min(bytes.length, there + step);
        }
        return now();
    }

    @Override
    public View await(long wanted, long millis, CancelToken cancel) {
        if (!slow) {
            return await(wanted, cancel);
        }
        there = Math.min(bytes.length, there + step);
        return now();
    }

    @Override
    public View now() {
        return new View(MemorySegment.ofArray(bytes).asSlice(0, there), there == bytes.length);
    }

    @Override
    public long storedBytes() {
        return bytes.length;
    }

    @Override
    public long storedDone() {
        return there;
    }

    @Override
    public void close() {}
}
