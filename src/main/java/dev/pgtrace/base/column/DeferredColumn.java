package dev.pgtrace.base.column;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A column that is got when somebody first asks for a value of it; how many rows it has is known before.
public final class DeferredColumn extends LongColumn {
    private static final long HEAP_BYTES = 32;

    private final Supplier<LongColumn> source;
    private volatile @Nullable LongColumn column;

    /// @param source gives a column of so many rows, the same each time, on whatever thread; may block
    public DeferredColumn(int size, Supplier<LongColumn> source) {
        super(size);
        this.source = source;
    }

    private LongColumn column() {
        LongColumn known = column;
        if (known == null) {
            known = source.get();
            if (known.size() != size()) {
                throw new IllegalStateException(known.size() + " rows instead of " + size());
            }
            column = known;
        }
        return known;
    }

    @Override
    long value(int chunk, int index) {
        return column().value(chunk, index);
    }

    @Override
    LongChunk chunk(int chunk) {
        return column().chunk(chunk);
    }

    @Override
    int pages() {
        return column().pages();
    }

    @Override
    ChunkPage page(int page) {
        return column().page(page);
    }

    @Override
    public long heapBytes() {
        LongColumn known = column;
        return HEAP_BYTES + (known == null ? 0 : known.heapBytes());
    }
}
