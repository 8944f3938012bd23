package dev.pgtrace.format.oracle;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.source.ByteSource;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The lines of a source, one after the other, through a window on the heap. The source may still grow. A line that
/// is longer than the window shows its beginning only. `\r` before `\n` does not belong to the line.
final class LineWindow {
    /// For indexing: large enough that copying costs nothing beside reading.
    static final int LARGE = 1 << 20;
    /// For looking at a few lines.
    static final int SMALL = 1 << 16;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NEWLINES = 0x0a0a0a0a0a0a0a0aL;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private final ByteSource source;
    private final CancelToken cancel;
    private final byte[] buffer;
    private ByteSource.View view;
    private long base;
    private int filled;

    private int from;
    private int to;
    private long offset;
    private long end;
    private long line;
    private boolean whole = true;

    LineWindow(ByteSource source, CancelToken cancel, int windowBytes) throws TraceException {
        this.source = source;
        this.cancel = cancel;
        this.view = source.now();
        long most = view.complete() ? view.bytes().byteSize() + 1 : windowBytes;
        this.buffer = new byte[(int) Math.min(most, windowBytes)];
    }

    /// Goes to the next line.
    ///
    /// @return false at the end of the input
    boolean advance() throws TraceException {
        int start = place(end);
        int search = start;
        while (true) {
            int newline = newline(buffer, search, filled);
            if (newline >= 0) {
                set(start, newline, base + newline + 1, true);
                return true;
            }
            search = filled;
            if (start > 0 && filled == buffer.length) {
                System.arraycopy(buffer, start, buffer, 0, filled - start);
                base += start;
                filled -= start;
                search -= start;
                start = 0;
            }
            if (filled == buffer.length) {
                skipLongLine();
                return true;
            }
            if (!fill()) {
                if (filled == start) {
                    return false;
                }
                set(start, filled, base + filled, false);
                return true;
            }
        }
    }

    /// Goes to the line that an offset is in, or to the last one.
    void goTo(long at) throws TraceException {
        boolean more = true;
        while (more && end <= at) {
            more = advance();
        }
    }

    /// Makes the next [#advance] give the current line again.
    void again() {
        end = offset;
        line--;
    }

    /// Makes the next [#advance] give the line that starts at an offset.
    ///
    /// @param number its line number, from 1
    void seek(long lineOffset, long number) {
        end = lineOffset;
        line = number - 1;
    }

    /// The window's bytes: the line is from [#from] to [#to].
    byte[] bytes() {
        return buffer;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /// Where the line starts in the input.
    long offset() {
        return offset;
    }

    /// Where the next line starts.
    long end() {
        return end;
    }

    /// From 1.
    long line() {
        return line;
    }

    /// Whether the line has its newline.
    boolean isWhole() {
        return whole;
    }

    boolean startsWith(byte[] prefix) {
        return Ascii.startsWith(buffer, from, to, prefix);
    }

    /// The byte at an offset, or -1 beyond the end of the input.
    int byteAt(long at) throws TraceException {
        if (at >= base && at < base + filled) {
            return buffer[(int) (at - base)];
        }
        return available(at) > 0 ? view.bytes().get(ValueLayout.JAVA_BYTE, at) : -1;
    }

    boolean matches(long at, byte[] text) throws TraceException {
        for (int i = 0; i < text.length; i++) {
            if (byteAt(at + i) != text[i]) {
                return false;
            }
        }
        return true;
    }

    /// Whether a line ends at an offset: with a newline or with the input.
    boolean isLineEnd(long at) throws TraceException {
        int b = byteAt(at);
        return b == '\n' || b == -1 || (b == '\r' && byteAt(at + 1) == '\n');
    }

    /// Copies bytes of the input; returns how many there were.
    int copy(long at, byte[] into, int length) throws TraceException {
        if (length <= 0) {
            return 0;
        }
        int n = Math.clamp(available(at + length - 1) + length - 1, 0, length);
        if (n > 0) {
            MemorySegment.copy(view.bytes(), ValueLayout.JAVA_BYTE, at, into, 0, n);
        }
        return n;
    }

    private void set(int start, int stop, long next, boolean withNewline) {
        offset = end;
        end = next;
        from = start;
        to = stop > start && buffer[stop - 1] == '\r' ? stop - 1 : stop;
        whole = withNewline;
        line++;
    }

    private int place(long at) {
        if (at < base || at > base + filled) {
            base = at;
            filled = 0;
        }
        return (int) (at - base);
    }

    private boolean fill() throws TraceException {
        long at = base + filled;
        int n = (int) Math.min(available(at), buffer.length - filled);
        if (n <= 0) {
            return false;
        }
        MemorySegment.copy(view.bytes(), ValueLayout.JAVA_BYTE, at, buffer, filled, n);
        filled += n;
        return true;
    }

    private void skipLongLine() throws TraceException {
        byte[] block = new byte[SMALL];
        long at = base + filled;
        while (true) {
            int n = copy(at, block, block.length);
            int newline = newline(block, 0, n);
            if (newline >= 0) {
                set(0, filled, at + newline + 1, true);
                return;
            }
            at += n;
            if (n < block.length) {
                set(0, filled, at, false);
                return;
            }
        }
    }

    /// Bytes from an offset on, after waiting for at least one; not above 0 only at the end of the input.
    private long available(long at) throws TraceException {
        if (at >= view.bytes().byteSize() && !view.complete()) {
            view = source.await(at, cancel);
        }
        cancel.check();
        return view.bytes().byteSize() - at;
    }

    private static int newline(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + 8 <= to; at += 8) {
            long word = (long) WORD.get(bytes, at) ^ NEWLINES;
            long hit = (word - ONES) & ~word & HIGHS;
            if (hit != 0) {
                return at + (Long.numberOfTrailingZeros(hit) >>> 3);
            }
        }
        for (; at < to; at++) {
            if (bytes[at] == '\n') {
                return at;
            }
        }
        return -1;
    }
}
