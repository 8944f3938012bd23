package dev.pgtrace.format.trc;

import org.jspecify.annotations.Nullable;

/// What the assembler remembers of a cursor while records may still name it.
final class CursorState {
    final int row;
    final long offset;
    final long line;
    /// Number after `#`, or -1 while no record has named one.
    long id;
    /// Whether its PARSE record is in the file.
    boolean parsed;
    /// Bits of [SqlTraits].
    int traits;
    /// Whether its planning reported an end.
    boolean planned;
    /// Whether the statement before it had run and was not closed when this one was planned.
    boolean afterUnclosed;
    boolean hasPlan;
    /// Whether the plan section was counted for this number.
    boolean planCounted;
    boolean flaggedNoPlan;
    /// Its latest execution, or null.
    @Nullable
    ExecutionState execution;

    CursorState(int row, long id, long offset, long line) {
        this.row = row;
        this.id = id;
        this.offset = offset;
        this.line = line;
    }

    static CursorState of(Checkpoint.OfCursor numbers) {
        CursorState cursor = new CursorState(numbers.row(), numbers.id(), numbers.offset(), numbers.line());
        cursor.traits = numbers.traits();
        cursor.parsed = (numbers.bits() & 1) != 0;
        cursor.planned = (numbers.bits() & 2) != 0;
        cursor.afterUnclosed = (numbers.bits() & 4) != 0;
        cursor.hasPlan = (numbers.bits() & 8) != 0;
        cursor.planCounted = (numbers.bits() & 16) != 0;
        cursor.flaggedNoPlan = (numbers.bits() & 32) != 0;
        return cursor;
    }

    /// @param executionNumber of its latest execution, or -1
    Checkpoint.OfCursor numbers(int executionNumber) {
        int bits = (parsed ? 1 : 0)
                | (planned ? 2 : 0)
                | (afterUnclosed ? 4 : 0)
                | (hasPlan ? 8 : 0)
                | (planCounted ? 16 : 0)
                | (flaggedNoPlan ? 32 : 0);
        return new Checkpoint.OfCursor(row, id, offset, line, traits, bits, executionNumber);
    }

    boolean has(int trait) {
        return (traits & trait) != 0;
    }

    /// Whether running it may run other statements: it calls functions or fires triggers.
    boolean mayRunOthers() {
        return has(SqlTraits.CALL) || has(SqlTraits.CHANGES);
    }
}
