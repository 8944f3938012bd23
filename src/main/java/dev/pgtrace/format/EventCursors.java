package dev.pgtrace.format;

import dev.pgtrace.base.pool.Hashes;
import dev.pgtrace.model.SqlFingerprint;
import java.util.LinkedHashMap;
import java.util.Map;

/// Cursors of events that only carry their text: one a session and text. Bounded: those not used for longest are
/// forgotten and get a new row when they come again.
final class EventCursors {
    private static final int MOST = 1 << 16;

    /// Two hashes of the text instead of the text: 128 bits.
    private record Key(int session, long first, long second) {}

    /// What is kept of a cursor.
    ///
    /// @param row         in the table
    /// @param fingerprint of its text
    record Known(int row, long fingerprint) {}

    private final SqlFingerprint fingerprint;
    private final Map<Key, Known> known = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Known> eldest) {
            return size() > MOST;
        }
    };

    EventCursors(SqlFingerprint fingerprint) {
        this.fingerprint = fingerprint;
    }

    /// Makes the row of a cursor.
    @FunctionalInterface
    interface Maker {
        int make(long fingerprint);
    }

    int row(int session, byte[] sql, Maker maker) {
        Key key = new Key(session, Hashes.of(sql, 0, sql.length), second(sql));
        Known found = known.get(key);
        if (found == null) {
            long print = fingerprint.of(sql, 0, sql.length);
            found = new Known(maker.make(print), print);
            known.put(key, found);
        }
        return found.row();
    }

    private static long second(byte[] sql) {
        long hash = sql.length;
        for (byte b : sql) {
            hash = hash * 0x5851F42D4C957F2DL + b + 1;
        }
        return hash;
    }
}
