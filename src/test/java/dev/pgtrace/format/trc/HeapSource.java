package dev.pgtrace.format.trc;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.source.ByteSource;
import java.lang.foreign.MemorySegment;

/// Bytes on the heap, all there or growing by a step with each wait.
final class HeapSource implements ByteSource {
    private final byte[] bytes;
    private final int step;
    private int there;

    private HeapSource(byte[] bytes, int step, int there) {
        this.bytes = bytes;
        this.step = step;
        this.there = there;
    }

    static HeapSource whole(byte[] bytes) {
        return new HeapSource(bytes, 0, bytes.length);
    }

    static HeapSource growing(byte[] bytes, int step) {
        return new HeapSource(bytes, step, 0);
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
