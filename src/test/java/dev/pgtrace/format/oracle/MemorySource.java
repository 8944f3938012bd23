package dev.pgtrace.format.oracle;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.source.ByteSource;
import java.lang.foreign.MemorySegment;

/// Bytes on the heap, all there at once or growing by some at each look.
final class MemorySource implements ByteSource {
    private final byte[] bytes;
    private final int step;
    private int visible;

    private MemorySource(byte[] bytes, int step, int visible) {
        this.bytes = bytes;
        this.step = step;
        this.visible = visible;
    }

    static MemorySource of(byte[] bytes) {
        return new MemorySource(bytes, bytes.length, bytes.length);
    }

    static MemorySource growing(byte[] bytes, int step) {
        return new MemorySource(bytes, step, 0);
    }

    @Override
    public String name() {
        return "test.trc";
    }

    @Override
    public View await(long wanted, CancelToken cancel) {
        cancel.check();
        visible = (int) Math.min(bytes.length, Math.max(wanted, visible) + step);
        return now();
    }

    @Override
    public View now() {
        return new View(MemorySegment.ofArray(bytes).asSlice(0, visible), visible == bytes.length);
    }

    @Override
    public long storedBytes() {
        return bytes.length;
    }

    @Override
    public long storedDone() {
        return visible;
    }

    @Override
    public void close() {
        // nothing to give back
    }
}
