package dev.pgtrace.format.trc;

import dev.pgtrace.source.WordReader;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Bytes of a trace behind long offsets. Everything at or after [#limit] reads as the end; whoever looked there
/// can be asked about it, since in a growing input the answer may change. For one thread.
///
/// What is looked at is copied into a window of words on the heap: plain array accesses are fast long before the
/// compiler is done with the code around them, which unaligned accesses to memory or to an array of bytes are not.
final class Bytes {
    /// Bytes that are copied at a time: few enough to stay near the processor.
    private static final int WINDOW = 256 * 1024;
    /// Of these so many parts lie before the wanted one, for looking back.
    private static final int PARTS_BEHIND = 5;

    /// Bytes that are copied first, of which only a record is looked at.
    private static final int NEAR = 512;

    /// How much more is copied each time that more is looked at.
    private static final int MORE = 4;

    private static final int LONGEST_RECORD = 8192;
    private static final long LOW = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long NEWLINES = '\n' * LOW;

    private final MemorySegment memory;
    private final WordReader reader;
    private final long limit;
    private final long tornAt;
    /// Eight bytes each, the first one lowest; one more than the window has whole ones.
    private long[] window = {};
    private long base;
    private int size;
    private int most = WINDOW;
    private boolean touchedEnd;

    /// @param limit  bytes to be seen
    /// @param tornAt start of a last line that has no newline; the limit where there is none
    Bytes(MemorySegment memory, long limit, long tornAt) {
        this(memory, WordReader.of(memory), limit, tornAt);
    }

    private Bytes(MemorySegment memory, WordReader reader, long limit, long tornAt) {
        this.memory = memory;
        this.reader = reader;
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
        return new Bytes(memory, reader, limit, limit);
    }

    /// A view of the same bytes for another thread.
    Bytes again() {
        return new Bytes(memory, reader, limit, tornAt);
    }

    /// The same for a look at one record: the window is small until more is looked at. To be called first.
    Bytes near() {
        most = NEAR;
        return this;
    }

    /// The same, read in another way.
    Bytes by(WordReader other) {
        return new Bytes(memory, other, limit, tornAt);
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
        return index >= 0 && index < size ? byteAt((int) index) : atOutside(offset);
    }

    private int atOutside(long offset) {
        if (offset >= limit) {
            touchedEnd = true;
            return -1;
        }
        return byteAt(load(offset));
    }

    private int byteAt(int index) {
        return (int) (window[index >>> 3] >>> (index << 3)) & 0xff;
    }

    /// Eight bytes, the first one lowest; zeros beyond the end.
    long word(long offset) {
        long index = offset - base;
        return index >= 0 && index <= size - Long.BYTES ? wordAt((int) index) : wordOutside(offset);
    }

    private long wordOutside(long offset) {
        if (offset + Long.BYTES <= limit) {
            return wordAt(load(offset));
        }
        touchedEnd = true;
        long word = 0;
        for (int i = 0; i < Long.BYTES && offset + i < limit; i++) {
            word |= (long) at(offset + i) << (8 * i);
        }
        return word;
    }

    /// Out of two words; a shift by a word's length would do nothing, so the second takes two.
    private long wordAt(int index) {
        int word = index >>> 3;
        int shift = index << 3;
        return window[word] >>> shift | window[word + 1] << 1 << ~shift;
    }

    /// Moves the window to an offset before the limit, with some room before it; returns its index.
    private int load(long offset) {
        long before = base;
        int kept = size >>> 3;
        base = Math.max(0, offset - most / PARTS_BEHIND) & -Long.BYTES;
        size = (int) Math.min(most, limit - base);
        most = Math.min(WINDOW, most * MORE);
        int words = size >>> 3;
        if (window.length <= words) {
            window = new long[words + 1];
            kept = 0;
        }
        int there = 0; // words of the new window that the old one has at its end
        if (base >= before && base - before < (long) kept << 3) {
            int from = (int) (base - before) >>> 3;
            there = Math.min(words, kept - from);
            System.arraycopy(window, from, window, 0, there);
        }
        reader.read(base + ((long) there << 3), window, there, words - there);
        long rest = 0;
        for (int i = size - 1; i >= words << 3; i--) {
            rest = rest << 8 | memory.get(ValueLayout.JAVA_BYTE, base + i) & 0xff;
        }
        window[words] = rest;
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
        return find(NEWLINES, from, bound);
    }

    /// Offset of the next `value` before `bound`; otherwise `bound`, or the end if that is nearer.
    long find(int value, long from, long bound) {
        return find(value * LOW, from, bound);
    }

    private long find(long pattern, long from, long bound) {
        long end = Math.max(from, Math.min(bound, limit));
        long offset = from;
        while (offset < end) {
            int index = index(offset);
            int stop = (int) Math.min(size, end - base);
            int found = find(pattern, index, stop);
            if (found < stop) {
                return base + found;
            }
            offset = base + stop;
        }
        if (end >= limit) {
            touchedEnd = true;
        }
        return end;
    }

    private int find(long pattern, int from, int to) {
        long[] words = window;
        int last = (to - 1) >>> 3;
        long before = (1L << (from << 3)) - 1;
        for (int i = from >>> 3; i <= last; i++) {
            long x = words[i] ^ pattern | before;
            // The lowest bit is right: a borrow spills only upwards.
            long found = (x - LOW) & ~x & HIGH;
            if (found != 0) {
                return Math.min(to, (i << 3) + (Long.numberOfTrailingZeros(found) >>> 3));
            }
            before = 0;
        }
        return to;
    }

    /// Newlines in a range.
    long countNewlines(long from, long to) {
        long count = 0;
        long offset = from;
        while (offset < to) {
            int index = index(offset);
            int stop = (int) Math.min(size, to - base);
            count += count(index, stop);
            offset = base + stop;
        }
        return count;
    }

    private int count(int from, int to) {
        int last = (to - 1) >>> 3;
        long before = (1L << (from << 3)) - 1;
        int count = 0;
        for (int i = from >>> 3; i <= last; i++) {
            long x = window[i] ^ NEWLINES | before;
            if (i == last && (to & 7) != 0) {
                x |= -1L << (to << 3);
            }
            // Exact, unlike the test in find: no borrow may spill from one byte into the next.
            long other = ((x & ~HIGH) + ~HIGH | x) & HIGH;
            count += Long.bitCount(~other & HIGH);
            before = 0;
        }
        return count;
    }

    /// Length of the run of `value` that starts here.
    long run(long from, int value) {
        long offset = from;
        while (offset < limit) {
            int index = index(offset);
            int other = other(value * LOW, index);
            if (other < size) {
                return base + other - from;
            }
            offset = base + size;
        }
        touchedEnd = true;
        return offset - from;
    }

    /// Index of the first byte from here on that is another one.
    private int other(long pattern, int from) {
        long[] words = window;
        int last = (size - 1) >>> 3;
        long x = (words[from >>> 3] ^ pattern) & -1L << (from << 3);
        for (int i = from >>> 3; ; x = words[i] ^ pattern) {
            if (x != 0) {
                return Math.min(size, (i << 3) + (Long.numberOfTrailingZeros(x) >>> 3));
            }
            if (++i > last) {
                return size;
            }
        }
    }

    /// Whether these ASCII bytes are here.
    boolean starts(long offset, Prefix prefix) {
        long index = offset - base;
        if (index >= 0 && index <= size - prefix.words() * Long.BYTES) {
            return startsAt((int) index, prefix);
        }
        for (int i = 0; i < prefix.words(); i++) {
            if ((word(offset + 8L * i) & prefix.mask(i)) != prefix.word(i)) {
                return false;
            }
        }
        return offset + prefix.length() <= limit;
    }

    private boolean startsAt(int index, Prefix prefix) {
        if ((wordAt(index) & prefix.mask(0)) != prefix.word(0)) {
            return false;
        }
        for (int i = 1; i < prefix.words(); i++) {
            if ((wordAt(index + 8 * i) & prefix.mask(i)) != prefix.word(i)) {
                return false;
            }
        }
        return true;
    }

    /// Whether so many bytes here are those of the words.
    boolean equal(long offset, long[] words, int length) {
        int whole = length >>> 3;
        long index = offset - base;
        if (index < 0 || index > size - length - Long.BYTES) {
            return equalOutside(offset, words, length);
        }
        int shift = (int) index << 3;
        int at = (int) index >>> 3;
        long low = window[at] >>> shift;
        for (int i = 0; i < whole; i++) {
            long next = window[++at];
            if ((low | next << 1 << ~shift) != words[i]) {
                return false;
            }
            low = next >>> shift;
        }
        return (length & 7) == 0 || ((low | window[at + 1] << 1 << ~shift) ^ words[whole]) << (-length << 3) == 0;
    }

    private boolean equalOutside(long offset, long[] words, int length) {
        for (int i = 0; i < length; i++) {
            if (at(offset + i) != (int) (words[i >>> 3] >>> (i << 3) & 0xff)) {
                return false;
            }
        }
        return true;
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
