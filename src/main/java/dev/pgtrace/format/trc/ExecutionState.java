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

    static ExecutionState of(Checkpoint.OfExecution numbers, CursorState cursor) {
        boolean started = (numbers.bits() & 1) != 0;
        ExecutionState execution = new ExecutionState(numbers.row(), cursor, numbers.offset(), numbers.line(), started);
        execution.ended = (numbers.bits() & 2) != 0;
        execution.hasStats = (numbers.bits() & 4) != 0;
        execution.hasPlan = (numbers.bits() & 8) != 0;
        execution.hasWaits = (numbers.bits() & 16) != 0;
        execution.noRun = (numbers.bits() & 32) != 0;
        execution.foreign = (numbers.bits() & 64) != 0;
        execution.incomplete = (numbers.bits() & 128) != 0;
        execution.ranNested = (numbers.bits() & 256) != 0;
        execution.elapsedMicros = numbers.elapsedMicros();
        execution.rows = numbers.rows();
        execution.sampledBuffers = numbers.sampledBuffers();
        return execution;
    }

    Checkpoint.OfExecution numbers(int cursorNumber) {
        int bits = (started ? 1 : 0)
                | (ended ? 2 : 0)
                | (hasStats ? 4 : 0)
                | (hasPlan ? 8 : 0)
                | (hasWaits ? 16 : 0)
                | (noRun ? 32 : 0)
                | (foreign ? 64 : 0)
                | (incomplete ? 128 : 0)
                | (ranNested ? 256 : 0);
        return new Checkpoint.OfExecution(row, cursorNumber, offset, line, bits, elapsedMicros, rows, sampledBuffers);
    }

    boolean open() {
        return started && !ended;
    }
}
