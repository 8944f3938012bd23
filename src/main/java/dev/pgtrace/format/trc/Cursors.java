package dev.pgtrace.format.trc;

import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.CursorFlag;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TraceSink;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The cursors of one session: which numbers there are, which planning a planner's figures belong to, and what a
/// cursor lacked when the next one came.
final class Cursors {
    private static final SqlEnd.Kind[] ENDS = SqlEnd.Kind.values();
    /// Cursors that later records can still name. The tracer names the current one or, nested, a recent one.
    private static final int REMEMBERED = 4096;
    /// Plannings that may be open inside each other.
    private static final int DEEPEST = 16;
    private static final int MOST_NESTED = 64;

    private final TraceSink sink;
    private final Notes notes;
    private final Tally tally;
    private final Sessions sessions;
    private final @Nullable CursorState[] recent = new @Nullable CursorState[REMEMBERED];
    private final ArrayDeque<CursorState> planning = new ArrayDeque<>();
    private @Nullable CursorState latest;
    private @Nullable CursorState lastPlanned;
    private long highest;
    private boolean base;

    Cursors(TraceSink sink, Notes notes, Tally tally, Sessions sessions) {
        this.sink = sink;
        this.notes = notes;
        this.tally = tally;
        this.sessions = sessions;
    }

    /// Whether the session is of the base dialect, where one execution reports each of its fetches.
    boolean base() {
        return base;
    }

    Checkpoint.KnownCursors known(StateNumbers numbers) {
        return new Checkpoint.KnownCursors(
                Arrays.stream(recent).filter(Objects::nonNull).map(numbers::of).toList(),
                numbers.ofCursors(planning),
                numbers.of(latest),
                numbers.of(lastPlanned),
                highest,
                base);
    }

    /// @throws IOException where these cannot be of one
    void restore(Checkpoint.KnownCursors known, StateNumbers numbers) throws IOException {
        for (int number : known.recent()) {
            CursorState cursor = numbers.cursor(number);
            if (cursor != null) {
                recent[slot(cursor.id)] = cursor;
            }
        }
        for (int number : known.planning()) {
            CursorState cursor = numbers.cursor(number);
            if (cursor != null) {
                planning.addLast(cursor);
            }
        }
        latest = numbers.cursor(known.latest());
        lastPlanned = numbers.cursor(known.lastPlanned());
        highest = known.highest();
        base = known.base();
    }

    private static int slot(long id) {
        return (int) id & REMEMBERED - 1;
    }

    private @Nullable CursorState find(long id) {
        CursorState cursor = recent[slot(id)];
        return cursor != null && cursor.id == id ? cursor : null;
    }

    private CursorState row(long id) {
        CursorState cursor = new CursorState(sink.cursor(), id, notes.offset(), notes.line());
        sink.set(cursor.row, CursorColumn.ID, id);
        sink.set(cursor.row, CursorColumn.SESSION, sessions.index());
        sink.set(cursor.row, CursorColumn.OFFSET_BYTES, cursor.offset);
        if (id >= 0) {
            recent[slot(id)] = cursor;
        }
        return cursor;
    }

    /// Makes the cursor of the PARSE record whose payload starts at `at`.
    CursorState parse(RecordLog log, int at, TextRule rule, boolean afterUnclosed) {
        long id = log.word(at + 1);
        base = rule == TextRule.BASE;
        tally.parses++;
        CursorState before = find(id);
        if (before == null || !before.parsed) {
            tally.cursors++;
            tally.incomplete++;
        }
        boolean rising = rule == TextRule.ULTIMATE_5 || rule == TextRule.UNKNOWN;
        if (rising && highest > 0 && id > highest + 1) {
            notes.issue(IssueKind.ID_GAP, id);
        }
        highest = Math.max(highest, id);
        CursorState cursor = row(id);
        cursor.parsed = true;
        cursor.afterUnclosed = afterUnclosed;
        cursor.traits = (int) log.word(at + 5);
        if (before != null && before.parsed) {
            cursor.planCounted = before.planCounted;
        }
        sink.set(cursor.row, CursorColumn.SQL_DELTA, log.word(at + 2) - cursor.offset);
        sink.set(cursor.row, CursorColumn.SQL_LENGTH, log.word(at + 3));
        sink.set(cursor.row, CursorColumn.STATEMENT, sink.statement(log.word(at + 4), cursor.row));
        if (log.word(at + 8) == SqlReader.NO_HASH) {
            sink.set(cursor.row, CursorColumn.TEXT, Table.MISSING);
        } else {
            sink.text(cursor.row, log.word(at + 8));
        }
        if (ENDS[(int) log.word(at + 6)] == SqlEnd.Kind.PLAN_FAILED) {
            planningFailed(cursor);
        } else {
            if (planning.size() == DEEPEST) {
                planningFailed(planning.removeFirst());
            }
            planning.addLast(cursor);
        }
        latest = cursor;
        return cursor;
    }

    private void planningFailed(CursorState cursor) {
        sink.flag(cursor.row, CursorFlag.PLANNING_FAILED);
        notes.issue(IssueKind.PLANNING_FAILED, cursor.offset, cursor.line, cursor.id);
    }

    /// The planner's time: of the innermost planning that is open.
    void planned(long micros) {
        CursorState cursor = planning.pollLast();
        lastPlanned = cursor;
        if (cursor == null) {
            notes.issue(IssueKind.ORPHAN_RECORD);
            return;
        }
        cursor.planned = true;
        long value = notes.value(micros);
        if (value != Table.MISSING) {
            sink.set(cursor.row, CursorColumn.PARSE_MICROS, value);
        }
        if (latest != null && cursor != latest) {
            int first = Math.max(cursor.row + 1, latest.row - MOST_NESTED);
            for (int row = first; row <= latest.row; row++) {
                sink.flag(row, CursorFlag.NESTED_PLANNING);
            }
            notes.issue(IssueKind.NESTED_PLANNING, latest.offset, latest.line, latest.id);
            if (cursor.execution == null) {
                notes.issue(IssueKind.PARSE_ONLY, cursor.offset, cursor.line, cursor.id);
            }
        }
    }

    void planningBlocks(long blocks) {
        long value = notes.value(blocks);
        if (lastPlanned != null && value != Table.MISSING) {
            sink.set(lastPlanned.row, CursorColumn.PARSE_BLOCKS, value);
        }
        lastPlanned = null;
    }

    /// The latest PARSE record is followed by another one, or by the end.
    ///
    /// @return whether its statement had run and was not closed
    boolean leave() {
        CursorState cursor = latest;
        if (cursor == null) {
            return false;
        }
        ExecutionState execution = cursor.execution;
        if (cursor.planned && execution == null) {
            notes.issue(IssueKind.PARSE_ONLY, cursor.offset, cursor.line, cursor.id);
        }
        if (!cursor.hasPlan) {
            cursor.flaggedNoPlan = true;
            sink.flag(cursor.row, CursorFlag.NO_PLAN);
            if (execution != null && execution.ended) {
                notes.issue(IssueKind.NO_PLAN, cursor.offset, cursor.line, cursor.id);
            }
        }
        return execution != null && execution.started && !execution.hasStats;
    }

    /// The cursor with this number, made where no record has it.
    CursorState named(long id) {
        CursorState cursor = find(id);
        if (cursor == null) {
            cursor = row(id);
            noParse(cursor);
            notes.issue(IssueKind.ORPHAN_RECORD, id);
        }
        return cursor;
    }

    private void noParse(CursorState cursor) {
        sink.flag(cursor.row, CursorFlag.NO_PARSE);
        sink.flag(cursor.row, CursorFlag.NO_PLAN);
        cursor.flaggedNoPlan = true;
    }

    /// The cursor that an EXEC record names. In the base dialect it has a number of its own.
    CursorState executed(long id) {
        return base && latest != null && find(id) == null ? latest : named(id);
    }

    /// A cursor for records before any that names one.
    CursorState anonymous() {
        CursorState cursor = row(Table.MISSING);
        noParse(cursor);
        notes.issue(IssueKind.ORPHAN_RECORD);
        return cursor;
    }

    /// The cursor that a plan section names.
    ///
    /// @param here the cursor that records without a number belonged to
    CursorState planOf(long id, @Nullable CursorState here) {
        CursorState cursor = find(id);
        if (cursor == null && here != null && here.id < 0) {
            cursor = here;
            cursor.id = id;
            sink.set(cursor.row, CursorColumn.ID, id);
            recent[slot(id)] = cursor;
        } else if (cursor == null) {
            cursor = named(id);
        }
        cursor.hasPlan = true;
        if (cursor.flaggedNoPlan) {
            cursor.flaggedNoPlan = false;
            long flags = sink.get(cursor.row, CursorColumn.FLAGS);
            sink.set(cursor.row, CursorColumn.FLAGS, flags & ~CursorFlag.NO_PLAN.bit());
        }
        if (cursor.parsed && !cursor.planCounted) {
            cursor.planCounted = true;
            tally.incomplete--;
        }
        return cursor;
    }

    /// The session ends.
    ///
    /// @param stopping the execution that stopped the trace, or null
    void end(@Nullable ExecutionState stopping) {
        leave();
        if (stopping != null) {
            sink.flag(stopping.cursor.row, CursorFlag.STOP);
        }
        while (!planning.isEmpty()) {
            planningFailed(planning.removeFirst());
        }
        Arrays.fill(recent, null);
        latest = null;
        lastPlanned = null;
        highest = 0;
        base = false;
    }
}
