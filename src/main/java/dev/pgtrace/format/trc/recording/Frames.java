package dev.pgtrace.format.trc.recording;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.source.ByteSource;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The records of a source, one after the other and whole, through a window on the heap. Where damage breaks their
/// chain it goes on at the next line that starts a record. What it finds depends on the bytes alone, never on how
/// many of them were there when.
final class Frames {
    /// No record is longer: the writer cuts texts.
    static final int LONGEST = 96 << 20;

    private static final int WINDOW = 1 << 20;
    private static final int MOST_HEADER = 8 << 20;

    /// What [#next] has found.
    enum Found {
        /// A header, or a record's body: from [#from] to [#to] in [#bytes].
        HEADER,
        RECORD,
        /// Bytes that are no record, stepped over.
        DAMAGE,
        /// Nothing whole is there yet.
        NOTHING_YET,
        /// The last record is cut.
        TORN,
        END
    }

    private final ByteSource source;
    private final CancelToken cancel;
    private final Words words = new Words();
    private byte[] window = {};
    private long base;
    private int filled;
    private ByteSource.View view;
    private long limit;

    private long position;
    private long offset;
    private int from;
    private int to;

    Frames(ByteSource source, CancelToken cancel) throws TraceException {
        this.source = source;
        this.cancel = cancel;
        this.view = source.now();
        this.limit = view.limit();
    }

    byte[] bytes() {
        return window;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /// Where what was found starts in the source.
    long offset() {
        return offset;
    }

    /// Where a place in the window is in the source.
    long offset(int place) {
        return base + place;
    }

    /// Where the next one starts.
    long position() {
        return position;
    }

    /// Waits until there is more than there was, or the end.
    void await() throws TraceException {
        view = source.await(limit, cancel);
        limit = view.limit();
    }

    /// Waits a moment for more than there was, or the end.
    ///
    /// @return false where nothing came
    boolean awaitBriefly(long millis) throws TraceException {
        long before = limit;
        view = source.await(before, millis, cancel);
        limit = view.limit();
        return limit > before || view.complete();
    }

    /// Goes on in another file, if this one has been read to its end.
    ///
    /// @return false where there is more in this file, or no such file
    boolean goOn(String fileName) throws TraceException {
        if (source.now().limit() > position || !source.goOn(fileName)) {
            return false;
        }
        view = source.now();
        limit = view.limit();
        return true;
    }

    Found next() throws TraceException {
        offset = position;
        long left = limit - position;
        if (left == 0) {
            return view.complete() ? Found.END : Found.NOTHING_YET;
        }
        int head = (int) Math.min(left, HeaderText.STARS.length() + 1L);
        int at = window(position, head);
        if (window[at] == '*' && (head > HeaderText.STARS.length() || isStars(at, head) && !view.complete())) {
            return isStars(at, head) ? header() : damage(position);
        }
        int line = line(at, Math.min(head, RecordLines.LONGEST));
        if (line > 0) {
            return record(line, length(at + 6));
        }
        boolean mayBecome = head < RecordLines.LONGEST && !view.complete() && window[at] == '=';
        return mayBecome ? Found.NOTHING_YET : damage(position);
    }

    private boolean isStars(int at, int count) {
        for (int i = 0; i < count; i++) {
            if (window[at + i] != (i == HeaderText.STARS.length() ? '\n' : '*')) {
                return false;
            }
        }
        return true;
    }

    /// Length of the line at this place if it starts a record, or 0.
    private int line(int at, int count) {
        if (!RecordLines.isStart(window, at, at + count)) {
            return 0;
        }
        int i = at;
        while (window[i] != '\n') {
            i++;
        }
        return i + 1 - at;
    }

    private int length(int at) {
        int length = 0;
        for (int i = at; window[i] != '\n'; i++) {
            length = length * 10 + window[i] - '0';
        }
        return length;
    }

    private Found record(int line, int length) throws TraceException {
        long body = position + line;
        if (length == 0 || length > LONGEST) {
            return damage(body);
        }
        if (length > limit - body) {
            return !view.complete() ? Found.NOTHING_YET : damage(body);
        }
        from = window(body, length);
        to = from + length;
        position = body + length;
        return window[to - 1] == '\n' ? Found.RECORD : broken(line);
    }

    /// The record that was found is damaged inside: goes on at the first line in it that starts a record, or behind it.
    Found broken() {
        return broken((int) (offset(from) - offset));
    }

    private Found broken(int line) {
        long next = next(offset + line, position);
        position = next < 0 ? position : next;
        return Found.DAMAGE;
    }

    private Found damage(long searched) {
        long next = next(searched, limit);
        if (next < 0 && !view.complete()) {
            return Found.NOTHING_YET;
        }
        position = next < 0 ? limit : next;
        return next < 0 ? Found.TORN : Found.DAMAGE;
    }

    private long next(long searched, long until) {
        long start = view.start();
        long next = RecordLines.next(view.bytes(), searched - start, until - start);
        return next < 0 ? next : start + next;
    }

    private Found header() throws TraceException {
        int most = (int) Math.min(limit - position, MOST_HEADER);
        int at = window(position, most);
        words.set(window, at, at + most);
        words.nextLine();
        while (!words.isBroken() && !words.isAtEnd()) {
            int start = words.position();
            words.nextLine();
            int length = words.position() - start;
            if (!words.isBroken() && length == HeaderText.STARS.length() + 1 && isStars(start, length)) {
                from = at;
                to = words.position();
                position += to - from;
                return Found.HEADER;
            }
        }
        if (most == MOST_HEADER) {
            return damage(position + 1);
        }
        return !view.complete() ? Found.NOTHING_YET : damage(position);
    }

    /// Brings bytes into the window; returns where they start in it.
    private int window(long start, int length) {
        if (start >= base && start + length <= base + filled) {
            return (int) (start - base);
        }
        if (window.length < length || window.length > WINDOW && length <= WINDOW) {
            int most = view.complete() ? (int) Math.min(WINDOW, limit - view.start()) : WINDOW;
            window = new byte[Math.max(most, length)];
        }
        base = start;
        filled = (int) Math.min(window.length, limit - start);
        MemorySegment.copy(view.bytes(), ValueLayout.JAVA_BYTE, start - view.start(), window, 0, filled);
        return 0;
    }

    /// Whether nothing but zeros is behind this place.
    boolean isZeroFrom(long start) {
        for (long at = start; at < limit; at++) {
            if (view.bytes().get(ValueLayout.JAVA_BYTE, at - view.start()) != 0) {
                return false;
            }
        }
        return limit > start;
    }
}
