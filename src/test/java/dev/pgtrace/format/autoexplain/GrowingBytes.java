package dev.pgtrace.format.autoexplain;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.source.ByteSource;
import java.lang.foreign.MemorySegment;
import java.util.Random;

/// Bytes that come in portions, one each time that more are waited for.
final class GrowingBytes implements ByteSource {
    private final MemorySegment bytes;
    private final Random random;
    private final int most;
    private long limit;

    GrowingBytes(byte[] bytes, Random random, int most) {
        this.bytes = MemorySegment.ofArray(bytes);
        this.random = random;
        this.most = most;
    }

    @Override
    public String name() {
        return "bytes";
    }

    @Override
    public View await(long wanted, CancelToken cancel) {
        do {
            limit = Math.min(bytes.byteSize(), limit + 1 + random.nextInt(most));
        } while (limit <= wanted && limit < bytes.byteSize());
        return now();
    }

    @Override
    public View now() {
        return new View(bytes.asSlice(0, limit), limit == bytes.byteSize());
    }

    @Override
    public long storedBytes() {
        return bytes.byteSize();
    }

    @Override
    public long storedDone() {
        return limit;
    }

    @Override
    public void close() {}
}
