package dev.pgtrace.format;

import dev.pgtrace.model.Backend;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Session;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TraceSink;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sessions of a trace that tells of several backends: one row a [Backend], so that a changed application name makes
/// a new one. Bounded: backends beyond a number share one row that says nothing.
final class EventSessions {
    private static final int MOST = 100_000;
    /// A power of two.
    private static final int LATEST = 256;

    private final TraceSink sink;
    private final int most;
    private final Map<Backend, Integer> rows = new HashMap<>();
    private final BitSet changed = new BitSet();
    private Backend[] backends = new Backend[16];
    private long[] offsets = new long[16];
    private long[] firstMicros = new long[16];
    private long[] lastMicros = new long[16];
    private int size;
    /// The backends that came last, by their process ids: the same objects come again and again.
    private final @Nullable Backend[] latest = new Backend[LATEST];
    private final int[] latestRows = new int[LATEST];

    EventSessions(TraceSink sink) {
        this(sink, MOST);
    }

    EventSessions(TraceSink sink, int most) {
        this.sink = sink;
        this.most = most;
    }

    int row(Backend backend, long offset) {
        int place = (int) backend.pid() & latest.length - 1;
        if (size >= most || !backend.equals(latest[place])) {
            latestRows[place] = known(backend, offset);
            latest[place] = backend;
        }
        return latestRows[place];
    }

    private int known(Backend backend, long offset) {
        Integer row = rows.get(backend);
        if (row != null) {
            return row;
        }
        if (size >= most && !backend.equals(Backend.UNKNOWN)) {
            sink.issue(IssueKind.TOO_MANY_NAMES, offset, 0, "");
            return known(Backend.UNKNOWN, offset);
        }
        return add(backend, offset);
    }

    private int add(Backend backend, long offset) {
        if (size == backends.length) {
            backends = Arrays.copyOf(backends, size * 2);
            offsets = Arrays.copyOf(offsets, size * 2);
            firstMicros = Arrays.copyOf(firstMicros, size * 2);
            lastMicros = Arrays.copyOf(lastMicros, size * 2);
        }
        backends[size] = backend;
        offsets[size] = offset;
        firstMicros[size] = Table.MISSING;
        lastMicros[size] = Table.MISSING;
        rows.put(backend, size);
        sink.session(session(size));
        return size++;
    }

    /// Something of the session happened between these times, which may be missing.
    void seen(int row, long fromMicros, long toMicros) {
        if (fromMicros >= 0 && (firstMicros[row] < 0 || fromMicros < firstMicros[row])) {
            firstMicros[row] = fromMicros;
            changed.set(row);
        }
        if (toMicros > lastMicros[row]) {
            lastMicros[row] = toMicros;
            changed.set(row);
        }
    }

    int size() {
        return size;
    }

    /// Brings the sink's rows up to date.
    void write() {
        for (int row = changed.nextSetBit(0); row >= 0; row = changed.nextSetBit(row + 1)) {
            sink.session(row, session(row));
        }
        changed.clear();
    }

    private Session session(int row) {
        return new Session(
                offsets[row],
                backends[row].pid(),
                Optional.empty(),
                Optional.empty(),
                firstMicros[row],
                lastMicros[row],
                Optional.empty(),
                Table.MISSING,
                Table.MISSING,
                backends[row]);
    }
}
