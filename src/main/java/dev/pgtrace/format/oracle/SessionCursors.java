package dev.pgtrace.format.oracle;

import dev.pgtrace.base.pool.LongIntMap;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.CursorFlag;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.TraceSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The cursor numbers of one session. A number is used again for other statements; each use is a row of its own.
final class SessionCursors {
    /// Beyond this many numbers in use at once, their working state is dropped; rows and texts stay.
    private static final int MOST_OPEN = 1 << 16;

    private final int session;
    private final Changes changes;
    private final LongIntMap slots = new LongIntMap();
    private int[] rows = new int[16];
    private final List<@Nullable OpenCursor> open = new ArrayList<>();
    private int[] recent = new int[16];
    private int openCount;

    SessionCursors(int session, Changes changes) {
        this.session = session;
        this.changes = changes;
    }

    /// Different numbers so far.
    int size() {
        return slots.size();
    }

    /// The cursor that a number stands for now; a new row where its PARSING IN CURSOR is not in the file.
    OpenCursor get(long number, Faults faults, TraceSink sink) {
        int slot = slots.get(number);
        if (slot < 0) {
            faults.note(IssueKind.ORPHAN_RECORD, KeptTexts.of("kept.issue.oracle.calls"));
            OpenCursor cursor = put(number, faults.offset(), sink);
            sink.flag(cursor.row, CursorFlag.NO_PARSE);
            return cursor;
        }
        OpenCursor cursor = open.get(slot);
        return cursor != null ? cursor : keep(slot, OpenCursor.again(number, rows[slot], changes, sink));
    }

    /// The cursor that a number stands for now, if it is known.
    @Nullable
    OpenCursor find(long number) {
        int slot = slots.get(number);
        return slot < 0 ? null : open.get(slot);
    }

    /// A new row for a number: from now on it stands for that.
    OpenCursor put(long number, long offsetBytes, TraceSink sink) {
        int row = sink.cursor();
        sink.set(row, CursorColumn.ID, number);
        sink.set(row, CursorColumn.SESSION, session);
        sink.set(row, CursorColumn.OFFSET_BYTES, offsetBytes);
        int slot = slots.get(number);
        if (slot < 0) {
            slot = slots.size();
            slots.put(number, slot);
            open.add(null);
        }
        if (slot >= rows.length) {
            rows = Arrays.copyOf(rows, rows.length * 2);
        }
        rows[slot] = row;
        return keep(slot, new OpenCursor(number, row, changes));
    }

    /// No call will come any more that the waits left over could be in.
    void close(WaitReader waits, TraceSink sink) {
        for (OpenCursor cursor : open) {
            // below the top, the call of another cursor encloses them
            if (cursor != null && sink.get(cursor.row, CursorColumn.DEPTH) <= 0) {
                waits.beside(cursor.waits);
            }
        }
    }

    private OpenCursor keep(int slot, OpenCursor cursor) {
        if (open.get(slot) == null) {
            if (openCount == MOST_OPEN) {
                leave();
            }
            if (openCount == recent.length) {
                recent = Arrays.copyOf(recent, openCount * 2);
            }
            recent[openCount++] = slot;
        }
        open.set(slot, cursor);
        return cursor;
    }

    private void leave() {
        changes.write();
        for (int i = 0; i < openCount; i++) {
            open.set(recent[i], null);
        }
        openCount = 0;
    }
}
