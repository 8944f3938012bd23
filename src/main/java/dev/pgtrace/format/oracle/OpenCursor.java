package dev.pgtrace.format.oracle;

import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TraceSink;

/// A cursor number in use: its row, its current execution, and sums that are not in the tables yet. They go there
/// when the next execution begins, and before each snapshot: rows that were packed away long ago are dear to
/// change.
final class OpenCursor {
    static final int NONE = -1;

    final long number;
    final int row;
    final PendingWaits waits = new PendingWaits();

    private final Changes changes;
    private final Figures parse = new Figures();
    private final Figures run = new Figures();
    private int execution = NONE;
    private int runsSincePlan;
    private boolean fetching;
    private long offset;
    private long end;
    private long firstWait;
    private long bindsOffset = Table.MISSING;
    private int bindCount;
    private boolean changed;

    OpenCursor(long number, int row, Changes changes) {
        this.number = number;
        this.row = row;
        this.changes = changes;
    }

    /// Goes on with a cursor that was left: its sums of planning are in the table already.
    static OpenCursor again(long number, int row, Changes changes, TraceSink sink) {
        OpenCursor cursor = new OpenCursor(number, row, changes);
        cursor.parse.elapsedMicros = sink.get(row, CursorColumn.PARSE_MICROS);
        cursor.parse.cpuMicros = sink.get(row, CursorColumn.PARSE_CPU_MICROS);
        cursor.parse.blocks = sink.get(row, CursorColumn.PARSE_BLOCKS);
        return cursor;
    }

    /// The latest execution, or [#NONE].
    int execution() {
        return execution;
    }

    /// Where the latest execution starts in the file.
    long executionOffset() {
        return offset;
    }

    /// Whether a FETCH belongs to the latest execution.
    boolean isFetching() {
        return fetching;
    }

    void stopFetching() {
        fetching = false;
    }

    boolean isParsed() {
        return parse.elapsedMicros != Table.MISSING;
    }

    /// Adds a PARSE call.
    void parsed(Figures figures) {
        parse.add(figures);
        change();
    }

    /// Begins an execution, whose row the caller has made.
    void begin(int executionRow, long offsetBytes, TraceSink sink) {
        write(sink);
        execution = executionRow;
        runsSincePlan++;
        offset = offsetBytes;
        end = offsetBytes;
        firstWait = Table.MISSING;
        fetching = true;
        run.clear();
        change();
        sink.set(executionRow, ExecutionColumn.CURSOR, row);
        sink.set(executionRow, ExecutionColumn.OFFSET_BYTES, offsetBytes);
    }

    /// A plan is printed: its figures are sums over the executions since the cursor's beginning or its last plan.
    ///
    /// @return how many those are; 1 for a plan that is printed once more
    int planned() {
        int runs = Math.max(1, runsSincePlan);
        runsSincePlan = 0;
        return runs;
    }

    /// Adds a call to the latest execution.
    void ran(Figures figures, long endOffset) {
        run.add(figures);
        reaches(endOffset);
    }

    /// The latest execution has something up to here.
    void reaches(long endOffset) {
        end = Math.max(end, endOffset);
        change();
    }

    /// The latest execution has a wait here.
    void waited(long offsetBytes) {
        firstWait = firstWait == Table.MISSING ? offsetBytes : Math.min(firstWait, offsetBytes);
        change();
    }

    /// A list of binds for the next execution.
    void bound(long offsetBytes, int count) {
        bindsOffset = offsetBytes;
        bindCount = count;
    }

    /// Gives the list of binds to the execution that has just begun.
    void useBinds(TraceSink sink) {
        if (bindsOffset != Table.MISSING) {
            sink.set(execution, ExecutionColumn.BINDS_BACK, offset - bindsOffset);
            sink.set(execution, ExecutionColumn.BIND_COUNT, bindCount);
            bindsOffset = Table.MISSING;
        }
    }

    /// Brings the tables up to date.
    void write(TraceSink sink) {
        if (!changed) {
            return;
        }
        changed = false;
        sink.set(row, CursorColumn.PARSE_MICROS, parse.elapsedMicros);
        sink.set(row, CursorColumn.PARSE_CPU_MICROS, parse.cpuMicros);
        sink.set(row, CursorColumn.PARSE_BLOCKS, parse.blocks);
        if (execution == NONE) {
            return;
        }
        sink.set(execution, ExecutionColumn.ELAPSED_MICROS, run.elapsedMicros);
        sink.set(execution, ExecutionColumn.CPU_MICROS, run.cpuMicros);
        sink.set(execution, ExecutionColumn.ROWS, run.rows);
        sink.set(execution, ExecutionColumn.HIT_BLOCKS, run.hitBlocks());
        sink.set(execution, ExecutionColumn.READ_BLOCKS, run.readBlocks);
        sink.set(execution, ExecutionColumn.END_DELTA, end - offset);
        if (firstWait != Table.MISSING) {
            sink.set(execution, ExecutionColumn.WAITS_DELTA, firstWait - offset);
        }
    }

    private void change() {
        if (!changed) {
            changed = true;
            changes.add(this);
        }
    }
}
