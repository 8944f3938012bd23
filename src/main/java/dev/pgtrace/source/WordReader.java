package dev.pgtrace.source;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Copies what a view has to the heap, for whoever reads all of it. Thread-safe.
public interface WordReader {
    /// Eight bytes, the first one lowest.
    ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// Copies whole words, all of which the view has.
    ///
    /// @param offset in the view, of the first byte
    /// @param at     where the first word goes
    void read(long offset, long[] into, int at, int words);

    /// Copies bytes, all of which the view has.
    ///
    /// @param offset in the view, of the first one
    /// @param at     where the first one goes
    void read(long offset, byte[] into, int at, int count);

    /// Reads the memory itself.
    static WordReader of(MemorySegment bytes) {
        return new WordReader() {
            @Override
            public void read(long offset, long[] into, int at, int words) {
                MemorySegment.copy(bytes, WORD, offset, into, at, words);
            }

            @Override
            public void read(long offset, byte[] into, int at, int count) {
                MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, offset, into, at, count);
            }
        };
    }
}
