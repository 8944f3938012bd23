package dev.pgtrace.format.trc;

/// What the assembler remembers of an execution while records may still belong to it.
final class ExecutionState {
    final int row;
    final CursorState cursor;
    final long offset;
    final long line;
    /// Whether an EXEC record started it.
    final boolean started;
    boolean ended;
    boolean hasStats;
    boolean hasPlan;
    boolean hasWaits;
    boolean noRun;
    /// Whether the plan printed for it may be another statement's.
    boolean foreign;
    boolean incomplete;
    boolean ranNested;
    long elapsedMicros;
    long rows;
    long sampledBuffers;

    ExecutionState(int row, CursorState cursor, long offset, long line, boolean started) {
        this.row = row;
        this.cursor = cursor;
        this.offset = offset;
        this.line = line;
        this.started = started;
    }

    boolean open() {
        return started && !ended;
    }
}
