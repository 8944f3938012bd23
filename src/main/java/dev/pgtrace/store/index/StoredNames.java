package dev.pgtrace.store.index;

import dev.pgtrace.base.column.LongColumn;
import dev.pgtrace.model.Names;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.Charset;

/// Names in a mapped file.
final class StoredNames implements Names {
    private final LongColumn starts;
    private final MemorySegment bytes;

    /// @param starts of each name and behind the last one
    StoredNames(LongColumn starts, MemorySegment bytes) throws IOException {
        this.starts = starts;
        this.bytes = bytes;
        long before = 0;
        for (int i = 0; i < starts.size(); i++) {
            long start = starts.get(i);
            if (start < before || start > bytes.byteSize()) {
                throw new IOException("a name outside of the names");
            }
            before = start;
        }
    }

    @Override
    public int size() {
        return starts.size() - 1;
    }

    @Override
    public String get(int id, Charset charset) {
        long start = starts.get(id);
        return new String(bytes.asSlice(start, starts.get(id + 1) - start).toArray(ValueLayout.JAVA_BYTE), charset);
    }
}
