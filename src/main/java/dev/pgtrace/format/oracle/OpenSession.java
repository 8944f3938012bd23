package dev.pgtrace.format.oracle;

import dev.pgtrace.model.Session;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TraceSink;
import java.util.Optional;

/// A session of the file while it is read. Cursor numbers and nesting are a session's own.
final class OpenSession {
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
        return new Session(
                offset,
                pid,
                Optional.of(firstStamp).filter(stamp -> !stamp.isEmpty()),
                Optional.of(lastStamp).filter(stamp -> !stamp.isEmpty()),
                Timestamp.micros(firstStamp),
                Timestamp.micros(lastStamp),
                Optional.empty(),
                Table.MISSING,
                Table.MISSING);
    }
}
