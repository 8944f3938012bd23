package dev.pgtrace.format.oracle;

import dev.pgtrace.model.Component;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TraceSink;
import dev.pgtrace.model.WaitColumn;
import java.util.Arrays;

/// Reads WAIT lines and finds the calls that contain them. A wait is printed when it ends, so before its call, and
/// the next call of its cursor contains it, unless it ended before that call began (`tim` of the wait against `tim`
/// minus `e` of the call) or the session waited for the client in between: then it passed between calls.
final class WaitReader {
    private static final int UNKNOWN = 0;
    private static final int BETWEEN = 1 << 8;

    private final LineWindow lines;
    private final TraceSink sink;
    private final Faults faults;
    private final Clock clock;
    private final Tally tally;
    private final WaitLine parts = new WaitLine();
    /// By name id: the component's ordinal + 1, and [#BETWEEN].
    private int[] classes = new int[64];

    WaitReader(LineWindow lines, TraceSink sink, Faults faults, Clock clock, Tally tally) {
        this.lines = lines;
        this.sink = sink;
        this.faults = faults;
        this.clock = clock;
        this.tally = tally;
    }

    void read(OpenSession session) {
        byte[] bytes = lines.bytes();
        if (!parts.read(bytes, lines.from(), lines.to())) {
            faults.note(IssueKind.MALFORMED_RECORD, "");
            return;
        }
        if (parts.isBad()) {
            faults.note(IssueKind.BAD_NUMBER, "");
        }
        tally.waits++;
        long end = clock.micros(parts.end);
        session.clock(end, clock.micros(parts.elapsed));
        int name = sink.name(bytes, parts.nameFrom, parts.nameTo);
        int kind = classOf(name, bytes);
        int wait = sink.waitEvent();
        sink.set(wait, WaitColumn.NAME, name);
        sink.set(wait, WaitColumn.COMPONENT, (kind & ~BETWEEN) - 1);
        sink.set(wait, WaitColumn.ELAPSED_MICROS, clock.micros(parts.elapsed));
        sink.set(wait, WaitColumn.OFFSET_BYTES, lines.offset());
        sink.set(wait, WaitColumn.END_MICROS, end);
        sink.set(wait, WaitColumn.BLOCKS, parts.blocks(bytes));
        boolean between = (kind & BETWEEN) != 0;
        if (parts.cursor == 0) {
            sink.set(wait, WaitColumn.BETWEEN_CALLS, 1);
            keep(session.waits, between, wait, end);
            return;
        }
        OpenCursor cursor = session.cursors.get(parts.cursor, faults, sink);
        sink.set(wait, WaitColumn.CURSOR, cursor.row);
        sink.set(wait, WaitColumn.BETWEEN_CALLS, between ? 1 : 0);
        if (cursor.execution() != OpenCursor.NONE) {
            // a first guess, right unless the next call of the cursor is a PARSE or EXEC
            sink.set(wait, WaitColumn.EXECUTION, cursor.execution());
            cursor.waited(lines.offset());
            cursor.reaches(lines.end());
        }
        if (between) {
            beside(cursor.waits);
            session.waits.clear();
        }
        keep(cursor.waits, between, wait, end);
    }

    /// A call of a cursor ended: the waits printed before it were in it.
    ///
    /// @param execution row that the call belongs to, or [OpenCursor#NONE]
    /// @param top       whether nothing encloses the call, so that what is not in it is between calls
    void called(OpenCursor cursor, int call, int execution, long startMicros, boolean top) {
        PendingWaits waits = cursor.waits;
        boolean any = false;
        for (int i = 0; i < waits.size(); i++) {
            if (top && endedBefore(waits.endMicros(i), startMicros)) {
                sink.set(waits.row(i), WaitColumn.BETWEEN_CALLS, 1);
            } else {
                claim(waits.row(i), call, execution);
                any = true;
            }
        }
        if (any && execution != OpenCursor.NONE) {
            cursor.waited(waits.firstOffset());
        }
        waits.clear();
    }

    /// A call ended: those waits of no cursor that ended within it were in it.
    ///
    /// @return the place of the first wait looked at, or missing where none was in the call
    long calledBySession(PendingWaits waits, int call, int execution, long startMicros) {
        boolean any = false;
        for (int i = 0; i < waits.size(); i++) {
            if (startMicros != Table.MISSING && waits.endMicros(i) > startMicros) {
                claim(waits.row(i), call, execution);
                any = true;
            }
        }
        long first = any ? waits.firstOffset() : Table.MISSING;
        waits.clear();
        return first;
    }

    /// The waits are in no call that the file has: the time passed beside all elapsed times.
    void beside(PendingWaits waits) {
        for (int i = 0; i < waits.size(); i++) {
            sink.set(waits.row(i), WaitColumn.BETWEEN_CALLS, 1);
        }
        waits.clear();
    }

    private void keep(PendingWaits waits, boolean between, int wait, long end) {
        if (between) {
            waits.clear();
        } else {
            waits.add(wait, end, lines.offset());
        }
    }

    private void claim(int wait, int call, int execution) {
        sink.set(wait, WaitColumn.CALL, call);
        sink.set(wait, WaitColumn.EXECUTION, execution);
        sink.set(wait, WaitColumn.BETWEEN_CALLS, 0);
    }

    private static boolean endedBefore(long waitEnd, long callStart) {
        return waitEnd != Table.MISSING && callStart != Table.MISSING && waitEnd <= callStart;
    }

    private int classOf(int name, byte[] bytes) {
        if (name >= classes.length) {
            classes = Arrays.copyOf(classes, Math.max(name + 1, classes.length * 2));
        }
        if (classes[name] == UNKNOWN) {
            String event = Ascii.text(bytes, parts.nameFrom, parts.nameTo);
            Component component = WaitClasses.component(event);
            classes[name] = (component.ordinal() + 1) | (WaitClasses.isBetweenCalls(event) ? BETWEEN : 0);
        }
        return classes[name];
    }
}
