package dev.pgtrace.source;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Copies bytes of a view into words on the heap, for whoever reads all of them. Thread-safe.
public interface WordReader {
    /// Eight bytes, the first one lowest.
    ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// Copies whole words, all of which the view has.
    ///
    /// @param offset in the view, of the first byte
    /// @param at     where the first word goes
    void read(long offset, long[] into, int at, int words);

    /// Reads the memory itself.
    static WordReader of(MemorySegment bytes) {
        return (offset, into, at, words) -> MemorySegment.copy(bytes, WORD, offset, into, at, words);
    }
}
