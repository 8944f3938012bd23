package dev.pgtrace.format.oracle;

import dev.pgtrace.base.pool.LongIntMap;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TraceSink;
import java.util.ArrayList;
import java.util.List;

/// Whose records they are: one session as a rule, several where a process served several or files were merged
/// (`trcsess`). Told by `*** SESSION ID:(sid.serial)` and by process ids.
final class Sessions {
    /// Beyond this many, the records of new sessions go to the latest one.
    private static final int MOST = 10_000;

    private static final byte[] SESSION_ID = Ascii.bytes("SESSION ID:(");
    private static final byte[] PID = Ascii.bytes("Unix process pid: ");
    private static final byte[] WINDOWS_PID = Ascii.bytes("Windows thread id: ");

    private final TraceSink sink;
    private final List<OpenSession> all = new ArrayList<>();
    private final LongIntMap byKey = new LongIntMap();
    private final LongIntMap byPid = new LongIntMap();
    private final Changes changes;
    private OpenSession current;

    Sessions(TraceSink sink) {
        this.sink = sink;
        this.changes = new Changes(sink);
        this.current = new OpenSession(0, changes, sink);
        all.add(current);
    }

    OpenSession current() {
        return current;
    }

    /// The beginning of a trace file.
    void header(long offset) {
        if (!current.isFresh()) {
            add(offset);
        }
    }

    /// A line with a process id; other lines are left alone.
    ///
    /// @return whether it was one
    boolean pid(byte[] bytes, int from, int to, long offset) {
        int at = Ascii.find(bytes, from, to, PID);
        int length = PID.length;
        if (at < 0) {
            at = Ascii.find(bytes, from, to, WINDOWS_PID);
            length = WINDOWS_PID.length;
        }
        if (at < 0) {
            return false;
        }
        CursorNumber number = CursorNumber.read(bytes, at + length, to);
        if (number.valid() && number.value() >= 0) {
            process(number.value(), offset);
        }
        return true;
    }

    /// A line that begins with three stars.
    void stars(byte[] bytes, int from, int to, long offset) {
        int id = Ascii.find(bytes, from, to, SESSION_ID);
        if (id >= 0) {
            CursorNumber sid = CursorNumber.read(bytes, id + SESSION_ID.length, to);
            CursorNumber serial = CursorNumber.read(bytes, Math.min(to, sid.end() + 1), to);
            if (sid.valid() && serial.valid()) {
                session(((sid.value() << 32) ^ serial.value()) & Long.MAX_VALUE, offset);
            }
        }
        if (!pid(bytes, from, to, offset)) {
            int stamp = Timestamp.find(bytes, from, to);
            if (stamp >= 0) {
                current.stamp(Ascii.text(bytes, stamp, Timestamp.end(bytes, stamp, to)));
            }
        }
    }

    /// Different cursor numbers, told apart by session.
    long cursorNumbers() {
        return all.stream().mapToLong(session -> session.cursors.size()).sum();
    }

    /// Brings the tables up to date.
    void write() {
        changes.write();
        for (OpenSession session : all) {
            session.write(sink);
        }
    }

    /// The file is at its end: waits without a call stay without.
    void close(WaitReader waits) {
        for (OpenSession session : all) {
            session.cursors.close(waits, sink);
            session.waits.clear();
        }
    }

    private void session(long key, long offset) {
        if (current.key == key) {
            return;
        }
        int known = byKey.get(key);
        if (known >= 0) {
            current = all.get(known);
            return;
        }
        if (current.key != Table.MISSING) {
            long pid = current.pid();
            add(offset);
            current.pid(pid);
            byPid.put(pid, current.index);
        }
        current.key = key;
        byKey.put(key, current.index);
    }

    private void process(long pid, long offset) {
        if (current.pid() == pid) {
            return;
        }
        if (current.pid() != Table.MISSING) {
            int known = byPid.get(pid);
            if (known >= 0) {
                current = all.get(known);
                return;
            }
            add(offset);
        }
        current.pid(pid);
        byPid.put(pid, current.index);
    }

    private void add(long offset) {
        if (all.size() < MOST) {
            current = new OpenSession(offset, changes, sink);
            all.add(current);
        }
    }
}
