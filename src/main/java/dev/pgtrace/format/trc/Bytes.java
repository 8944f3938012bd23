package dev.pgtrace.format.trc;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Bytes of a trace behind long offsets. Everything at or after [#limit] reads as the end; whoever looked there can
/// be asked about it, since in a growing input the answer may change. For one thread.
final class Bytes {
    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int LONGEST_RECORD = 8192;
    private static final long LOW = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long NEWLINES = '\n' * LOW;

    private final MemorySegment memory;
    private final long limit;
    private final long tornAt;
    private final long lastWord;
    private boolean touchedEnd;

    /// @param limit  bytes to be seen
    /// @param tornAt start of a last line that has no newline; the limit where there is none
    Bytes(MemorySegment memory, long limit, long tornAt) {
        this.memory = memory;
        this.limit = limit;
        this.tornAt = tornAt;
        this.lastWord = limit - Long.BYTES;
    }

    /// All bytes of a finished input but the NUL bytes at its end, which a loss of power leaves.
    static Bytes whole(MemorySegment memory) {
        long limit = memory.byteSize();
        while (limit > 0 && memory.get(ValueLayout.JAVA_BYTE, limit - 1) == 0) {
            boolean word = limit >= Long.BYTES && memory.get(WORD, limit - Long.BYTES) == 0;
            limit -= word ? Long.BYTES : 1;
        }
        long torn = limit;
        while (torn > 0 && memory.get(ValueLayout.JAVA_BYTE, torn - 1) != '\n') {
            torn--;
        }
        return new Bytes(memory, limit, torn);
    }

    /// All bytes there are, of an input that may still grow. A torn last line is known as one if it is no longer than
    /// a record.
    static Bytes soFar(MemorySegment memory) {
        long limit = memory.byteSize();
        long torn = limit;
        while (torn > 0 && limit - torn < LONGEST_RECORD && memory.get(ValueLayout.JAVA_BYTE, torn - 1) != '\n') {
            torn--;
        }
        return new Bytes(memory, limit, torn);
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
        if (offset < limit) {
            return memory.get(ValueLayout.JAVA_BYTE, offset) & 0xff;
        }
        touchedEnd = true;
        return -1;
    }

    /// Eight bytes, the first one lowest; zeros beyond the end.
    long word(long offset) {
        return offset <= lastWord ? memory.get(WORD, offset) : partialWord(offset);
    }

    private long partialWord(long offset) {
        touchedEnd = true;
        long word = 0;
        for (int i = 0; i < Long.BYTES && offset + i < limit; i++) {
            word |= (memory.get(ValueLayout.JAVA_BYTE, offset + i) & 0xffL) << (8 * i);
        }
        return word;
    }

    /// Offset of the next newline, or the end.
    long lineEnd(long from) {
        return lineEnd(from, limit);
    }

    /// Offset of the next newline before `bound`; otherwise `bound`, or the end if that is nearer.
    long lineEnd(long from, long bound) {
        long offset = from;
        long stop = Math.min(bound - Long.BYTES, lastWord);
        while (offset <= stop) {
            long x = memory.get(WORD, offset) ^ NEWLINES;
            long found = (x - LOW) & ~x & HIGH;
            if (found != 0) {
                return offset + (Long.numberOfTrailingZeros(found) >>> 3);
            }
            offset += Long.BYTES;
        }
        long end = Math.max(offset, Math.min(bound, limit));
        while (offset < end) {
            if (memory.get(ValueLayout.JAVA_BYTE, offset) == '\n') {
                return offset;
            }
            offset++;
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
        for (; offset + Long.BYTES <= to; offset += Long.BYTES) {
            long x = memory.get(WORD, offset) ^ NEWLINES;
            // Exact, unlike the test in lineEnd: no borrow may spill from one byte into the next.
            long nonZero = ((x & ~HIGH) + ~HIGH | x) & HIGH;
            count += Long.bitCount(~nonZero & HIGH);
        }
        for (; offset < to; offset++) {
            if (memory.get(ValueLayout.JAVA_BYTE, offset) == '\n') {
                count++;
            }
        }
        return count;
    }

    /// Length of the run of `value` that starts here.
    long run(long from, int value) {
        long offset = from;
        long pattern = value * LOW;
        while (offset <= lastWord) {
            long x = memory.get(WORD, offset) ^ pattern;
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
