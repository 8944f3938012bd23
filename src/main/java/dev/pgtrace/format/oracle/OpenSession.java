package dev.pgtrace.format.oracle;

import dev.pgtrace.model.Session;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TraceSink;
import java.util.Optional;

/// A session of the file while it is read. Cursor numbers and nesting are a session's own.
final class OpenSession {
    /// A clock that jumps further (30 days) is damaged.
    private static final long LONGEST_GAP = 30L * 86_400 * 1_000_000;

    /// Identifies a session: `(sid.serial)`, or [Table#MISSING] before it is printed.
    long key = Table.MISSING;

    private long pid = Table.MISSING;

    final int index;
    final SessionCursors cursors;
    final Nesting nesting = new Nesting();
    /// Waits of `WAIT #0`, which names no cursor.
    final PendingWaits waits = new PendingWaits();

    private final long offset;
    private String firstStamp = "";
    private String lastStamp = "";
    private long firstMicros = Table.MISSING;
    private long lastMicros = Table.MISSING;
    private boolean changed;

    OpenSession(long offset, Changes changes, TraceSink sink) {
        this.offset = offset;
        this.index = sink.session(session());
        this.cursors = new SessionCursors(index, changes);
    }

    void stamp(String stamp) {
        if (firstStamp.isEmpty()) {
            firstStamp = stamp;
        }
        lastStamp = stamp;
        changed = true;
    }

    /// Something ended at this time of the session's clock.
    void clock(long endMicros, long elapsedMicros) {
        if (endMicros == Table.MISSING) {
            return;
        }
        long began = Math.max(0, endMicros - Math.max(0, elapsedMicros));
        if (firstMicros == Table.MISSING) {
            firstMicros = began;
            lastMicros = endMicros;
            changed = true;
            return;
        }
        // what began first may be printed later: recursive calls come before the one that they are in
        if (began < firstMicros && firstMicros - began < LONGEST_GAP) {
            firstMicros = began;
            changed = true;
        }
        if (endMicros > lastMicros && endMicros - lastMicros < LONGEST_GAP) {
            lastMicros = endMicros;
            changed = true;
        }
    }

    long pid() {
        return pid;
    }

    void pid(long process) {
        pid = process;
        changed = true;
    }

    boolean isFresh() {
        return cursors.size() == 0;
    }

    /// Brings the tables up to date.
    void write(TraceSink sink) {
        if (changed) {
            sink.session(index, session());
            changed = false;
        }
    }

    private Session session() {
        long started = Timestamp.micros(firstStamp);
        long ended = Timestamp.micros(lastStamp);
        if (started != Table.MISSING && ended != Table.MISSING) {
            // Oracle prints a stamp only after a pause: the clock of the calls may have gone on far behind the last.
            ended = Math.max(ended, started + lastMicros - firstMicros);
        }
        return new Session(
                offset,
                pid,
                Optional.of(firstStamp).filter(stamp -> !stamp.isEmpty()),
                Optional.of(lastStamp).filter(stamp -> !stamp.isEmpty()),
                started,
                ended,
                Optional.empty(),
                Table.MISSING,
                Table.MISSING);
    }
}
