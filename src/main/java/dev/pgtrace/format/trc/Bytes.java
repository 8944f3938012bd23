package dev.pgtrace.format.trc;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Bytes of a trace behind long offsets. Everything at or after [#limit] reads as the end; whoever looked there
/// can be asked about it, since in a growing input the answer may change. For one thread.
final class Bytes {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /// Bytes that are copied at a time: a copy costs a tenth of the reading, and plain array accesses are fast
    /// long before the compiler is done with the code around them.
    private static final int WINDOW = 256 * 1024;

    /// Bytes before the wanted one that are copied too, for looking back.
    private static final int BEHIND = 48 * 1024;

    private static final int LONGEST_RECORD = 8192;
    private static final long LOW = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long NEWLINES = '\n' * LOW;

    private final MemorySegment memory;
    private final long limit;
    private final long tornAt;
    private byte[] window = new byte[0];
    private long base;
    private int size;
    private boolean touchedEnd;

    /// @param limit  bytes to be seen
    /// @param tornAt start of a last line that has no newline; the limit where there is none
    Bytes(MemorySegment memory, long limit, long tornAt) {
        this.memory = memory;
        this.limit = limit;
        this.tornAt = tornAt;
    }

    /// All bytes of a finished input but the NUL bytes at its end, which a loss of power leaves.
    static Bytes whole(MemorySegment memory) {
        long limit = memory.byteSize();
        while (limit > 0 && memory.get(ValueLayout.JAVA_BYTE, limit - 1) == 0) {
            boolean word = limit >= Long.BYTES && memory.get(ValueLayout.JAVA_LONG_UNALIGNED, limit - Long.BYTES) == 0;
            limit -= word ? Long.BYTES : 1;
        }
        long torn = limit;
        while (torn > 0 && memory.get(ValueLayout.JAVA_BYTE, torn - 1) != '\n') {
            torn--;
        }
        return new Bytes(memory, limit, torn);
    }

    /// All bytes there are, of an input that may still grow. A torn last line is known as one if it is no longer
    /// than a record.
    static Bytes soFar(MemorySegment memory) {
        long limit = memory.byteSize();
        long torn = limit;
        while (torn > 0 && limit - torn < LONGEST_RECORD && memory.get(ValueLayout.JAVA_BYTE, torn - 1) != '\n') {
            torn--;
        }
        return new Bytes(memory, limit, torn);
    }

    /// A view of the same bytes, more of which may come.
    Bytes growing() {
        return new Bytes(memory, limit, limit);
    }

    /// A view of the same bytes for another thread.
    Bytes again() {
        return new Bytes(memory, limit, tornAt);
    }

    /// Start of the last line if that has no newline, otherwise the end.
    long tornAt() {
        return tornAt;
    }

    /// Bytes behind the end.
    long trailingZeros() {
        return memory.byteSize() - limit;
    }

    long limit() {
        return limit;
    }

    /// Whether anything at or after the end was asked for.
    boolean touchedEnd() {
        return touchedEnd;
    }

    /// The byte, or -1 at the end.
    int at(long offset) {
        long index = offset - base;
        return index >= 0 && index < size ? window[(int) index] & 0xff : atOutside(offset);
    }

    private int atOutside(long offset) {
        if (offset >= limit) {
            touchedEnd = true;
            return -1;
        }
        int index = load(offset);
        return window[index] & 0xff;
    }

    /// Eight bytes, the first one lowest; zeros beyond the end.
    long word(long offset) {
        long index = offset - base;
        return index >= 0 && index <= size - Long.BYTES ? (long) WORD.get(window, (int) index) : wordOutside(offset);
    }

    private long wordOutside(long offset) {
        if (offset + Long.BYTES <= limit) {
            int index = load(offset);
            return (long) WORD.get(window, index);
        }
        touchedEnd = true;
        long word = 0;
        for (int i = 0; i < Long.BYTES && offset + i < limit; i++) {
            word |= (long) at(offset + i) << (8 * i);
        }
        return word;
    }

    /// Moves the window to an offset before the limit, with some room before it; returns its index.
    private int load(long offset) {
        base = Math.max(0, offset - BEHIND);
        size = (int) Math.min(WINDOW, limit - base);
        if (window.length < size) {
            window = new byte[size];
        }
        MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, base, window, 0, size);
        return (int) (offset - base);
    }

    /// Index of an offset before the limit, after moving the window if need be.
    private int index(long offset) {
        long index = offset - base;
        return index >= 0 && index < size ? (int) index : load(offset);
    }

    /// Offset of the next newline, or the end.
    long lineEnd(long from) {
        return lineEnd(from, limit);
    }

    /// Offset of the next newline before `bound`; otherwise `bound`, or the end if that is nearer.
    long lineEnd(long from, long bound) {
        long end = Math.max(from, Math.min(bound, limit));
        long offset = from;
        while (offset < end) {
            int i = index(offset);
            int stop = (int) Math.min(size, end - base);
            for (; i <= stop - Long.BYTES; i += Long.BYTES) {
                long x = (long) WORD.get(window, i) ^ NEWLINES;
                long found = (x - LOW) & ~x & HIGH;
                if (found != 0) {
                    return base + i + (Long.numberOfTrailingZeros(found) >>> 3);
                }
            }
            for (; i < stop; i++) {
                if (window[i] == '\n') {
                    return base + i;
                }
            }
            offset = base + i;
        }
        if (end >= limit) {
            touchedEnd = true;
        }
        return end;
    }

    /// Newlines in a range.
    long countNewlines(long from, long to) {
        long count = 0;
        long offset = from;
        while (offset < to) {
            int i = index(offset);
            int stop = (int) Math.min(size, to - base);
            for (; i <= stop - Long.BYTES; i += Long.BYTES) {
                long x = (long) WORD.get(window, i) ^ NEWLINES;
                // Exact, unlike the test in lineEnd: no borrow may spill from one byte into the next.
                long other = ((x & ~HIGH) + ~HIGH | x) & HIGH;
                count += Long.bitCount(~other & HIGH);
            }
            for (; i < stop; i++) {
                count += window[i] == '\n' ? 1 : 0;
            }
            offset = base + i;
        }
        return count;
    }

    /// Length of the run of `value` that starts here.
    long run(long from, int value) {
        long offset = from;
        long pattern = value * LOW;
        while (offset <= limit - Long.BYTES) {
            long x = word(offset) ^ pattern;
            if (x != 0) {
                return offset + (Long.numberOfTrailingZeros(x) >>> 3) - from;
            }
            offset += Long.BYTES;
        }
        while (at(offset) == value) {
            offset++;
        }
        return offset - from;
    }

    /// Whether these ASCII bytes are here.
    boolean starts(long offset, Prefix prefix) {
        if ((word(offset) & prefix.mask(0)) != prefix.word(0)) {
            return false;
        }
        for (int i = 1; i < prefix.words(); i++) {
            if ((word(offset + 8L * i) & prefix.mask(i)) != prefix.word(i)) {
                return false;
            }
        }
        return offset + prefix.length() <= limit;
    }

    /// Where the line ends if its end is here: the offset after it, or -1. The end of the input is none.
    long afterEol(long offset) {
        int c = at(offset);
        if (c == '\n') {
            return offset + 1;
        }
        return c == '\r' && at(offset + 1) == '\n' ? offset + 2 : -1;
    }

    void copy(long offset, byte[] into, int length) {
        MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, offset, into, 0, length);
    }
}
