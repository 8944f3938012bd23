package dev.pgtrace.format;

import dev.pgtrace.base.pool.Hashes;
import dev.pgtrace.base.pool.TextMemo;
import dev.pgtrace.model.SqlFingerprint;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Cursors of events that only carry their text: one a session and text. Bounded: those not used for longest are
/// forgotten and get a new row when they come again.
final class EventCursors {
    private static final int MOST = 1 << 16;
    private static final int MOST_TEXTS = 1024;
    private static final int MOST_LATEST = 1 << 13;
    private static final int LONGEST_TEXT = 4096;

    /// Two hashes of the text instead of the text: 128 bits.
    private record Key(int session, long first, long second) {}

    /// What is kept of a cursor.
    ///
    /// @param row         in the table
    /// @param fingerprint of its text
    record Known(int row, long fingerprint) {}

    /// Both hashes of a text, and its fingerprint once a cursor was made of it.
    private static final class Prints {
        private final long first;
        private final long second;
        private boolean isFingerprinted;
        private long fingerprint;

        Prints(long first, long second) {
            this.first = first;
            this.second = second;
        }
    }

    /// A cursor that was asked for lately.
    private record Latest(int session, String text, int row) {}

    private final SqlFingerprint fingerprint;
    private final Charset charset;
    /// Most executions have one of few cursors, which need not be looked for among all.
    private final @Nullable Latest[] latest = new Latest[MOST_LATEST];

    private final TextMemo<Prints> prints = new TextMemo<>(MOST_TEXTS, LONGEST_TEXT, this::prints);
    private final Map<Key, Known> known = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Known> eldest) {
            return size() > MOST;
        }
    };

    /// @param charset of the trace
    EventCursors(SqlFingerprint fingerprint, Charset charset) {
        this.fingerprint = fingerprint;
        this.charset = charset;
    }

    /// Makes the row of a cursor.
    @FunctionalInterface
    interface Maker {
        int make(long fingerprint);
    }

    /// The row of a cursor that was asked for lately, or -1.
    int latest(int session, String text) {
        Latest before = latest[place(session, text)];
        return before != null && before.session == session && before.text.equals(text) ? before.row : -1;
    }

    int row(int session, String text, Maker maker) {
        int latestRow = latest(session, text);
        if (latestRow >= 0) {
            return latestRow;
        }
        int row = known(session, text, maker);
        if (text.length() <= LONGEST_TEXT) {
            latest[place(session, text)] = new Latest(session, text, row);
        }
        return row;
    }

    private int place(int session, String text) {
        int hash = text.hashCode() + session * 0x9E3779B9;
        return (hash ^ hash >>> 16) & latest.length - 1;
    }

    private int known(int session, String text, Maker maker) {
        Prints of = prints.of(text);
        Key key = new Key(session, of.first, of.second);
        Known found = known.get(key);
        if (found == null) {
            long print = fingerprint(text, of);
            found = new Known(maker.make(print), print);
            known.put(key, found);
        }
        return found.row();
    }

    private long fingerprint(String text, Prints of) {
        if (!of.isFingerprinted) {
            byte[] sql = text.getBytes(charset);
            of.fingerprint = fingerprint.of(sql, 0, sql.length);
            of.isFingerprinted = true;
        }
        return of.fingerprint;
    }

    private Prints prints(String text) {
        byte[] sql = text.getBytes(charset);
        return new Prints(Hashes.of(sql, 0, sql.length), second(sql));
    }

    private static long second(byte[] sql) {
        long hash = sql.length;
        for (byte b : sql) {
            hash = hash * 0x5851F42D4C957F2DL + b + 1;
        }
        return hash;
    }
}
