package dev.pgtrace.format.trc;

import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TraceSink;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The executions of one session. The tracer keeps one current statement, and prints everything under its number,
/// also what belongs to another; see there what is believed and what is only kept.
final class Executions {
    /// Longer runs are uninitialised memory: 10^7 seconds.
    static final long GARBAGE_MICROS = 10_000_000_000_000L;

    /// Cumulative figures are told from honest ones of a short run by at least this much CPU.
    private static final long CUMULATIVE_MICROS = 1_000;

    private final TraceSink sink;
    private final Notes notes;
    private final Tally tally;
    private final Nesting nesting = new Nesting();
    private @Nullable ExecutionState current;
    private long blocksSoFar;
    private long cpuSoFar;
    private @Nullable CursorState boundCursor;
    private long bindsOffset;
    private long bindCount;
    private long bindFlags;

    Executions(TraceSink sink, Notes notes, Tally tally) {
        this.sink = sink;
        this.notes = notes;
        this.tally = tally;
    }

    /// The execution that records without a number belong to, or null.
    @Nullable
    ExecutionState current() {
        return current;
    }

    Checkpoint.KnownExecutions known(StateNumbers numbers) {
        return new Checkpoint.KnownExecutions(
                numbers.of(current),
                blocksSoFar,
                cpuSoFar,
                numbers.of(boundCursor),
                bindsOffset,
                bindCount,
                bindFlags,
                numbers.ofExecutions(nesting.all()),
                nesting.known());
    }

    /// @throws IOException where these cannot be of one
    void restore(Checkpoint.KnownExecutions known, StateNumbers numbers) throws IOException {
        current = numbers.execution(known.current());
        blocksSoFar = known.blocksSoFar();
        cpuSoFar = known.cpuSoFar();
        boundCursor = numbers.cursor(known.boundCursor());
        bindsOffset = known.bindsOffset();
        bindCount = known.bindCount();
        bindFlags = known.bindFlags();
        nesting.restore(known.open(), known.outermost(), numbers);
    }

    void clear() {
        current = null;
        boundCursor = null;
        blocksSoFar = 0;
        cpuSoFar = 0;
        nesting.clear();
    }

    /// The records of the current execution end here.
    void endsAt(long offset) {
        if (current != null && offset > current.offset) {
            sink.set(current.row, ExecutionColumn.END_DELTA, offset - current.offset);
        }
    }

    /// The block is closed: nothing more comes for the execution in it.
    void close() {
        if (current != null && !current.open()) {
            current = null;
        }
        boundCursor = null;
    }

    /// A PARSE record starts, before its cursor is made.
    void parse(int traits, long fingerprint) {
        ExecutionState before = current;
        current = null;
        boundCursor = null;
        if (before != null && before.open()) {
            nesting.push(before);
        }
        ExecutionState outer = nesting.innermost();
        boolean inside = outer != null && nesting.inside(outer.cursor, traits, fingerprint);
        if (before != null && before.open()) {
            interrupted(before, inside);
        }
        if (outer == null) {
            nesting.rememberOutermost(fingerprint);
        } else if (!inside) {
            nesting.clear();
        }
    }

    private void interrupted(ExecutionState execution, boolean byNested) {
        if (!execution.incomplete) {
            execution.incomplete = true;
            sink.flag(execution.row, ExecutionFlag.INCOMPLETE);
            notes.issue(IssueKind.INCOMPLETE, execution.offset, execution.line, execution.cursor.id);
        }
        if (byNested) {
            ranNested(execution);
        }
    }

    private void ranNested(ExecutionState execution) {
        if (!execution.ranNested) {
            execution.ranNested = true;
            sink.flag(execution.row, ExecutionFlag.RAN_NESTED);
            notes.issue(IssueKind.RAN_NESTED, execution.offset, execution.line, execution.cursor.id);
        }
    }

    /// Bind values for the next execution of a cursor.
    void binds(CursorState cursor, long count, long truncated, long implausible) {
        boundCursor = cursor;
        bindsOffset = notes.offset();
        bindCount = count;
        bindFlags = (truncated > 0 ? ExecutionFlag.BIND_TRUNCATED.bit() : 0)
                | (implausible > 0 ? ExecutionFlag.IMPLAUSIBLE_BINDS.bit() : 0);
    }

    /// An EXEC record.
    void start(CursorState cursor, long startMicros) {
        tally.executions++;
        ExecutionState before = current;
        boolean repeated = before != null && before.open() && before.cursor == cursor;
        boolean foreign = repeated
                || (cursor.execution != null
                        && cursor.execution.started
                        && cursor.execution.ended
                        && !cursor.has(SqlTraits.DECLARE)
                        && !cursor.has(SqlTraits.SELECT));
        if (before != null && before.open()) {
            if (before.cursor.mayRunOthers()) {
                nesting.push(before);
                interrupted(before, true);
            } else {
                interrupted(before, false);
            }
        }
        ExecutionState execution = row(cursor, true);
        execution.foreign = foreign;
        if (startMicros >= 0) {
            sink.set(execution.row, ExecutionColumn.START_MICROS, startMicros);
        }
        if (repeated) {
            sink.flag(execution.row, ExecutionFlag.REPEATED);
            notes.issue(IssueKind.REPEATED_EXEC, cursor.id);
        }
        ExecutionState outer = nesting.innermost();
        if (outer != null) {
            sink.set(execution.row, ExecutionColumn.PARENT, outer.row);
        }
    }

    private ExecutionState row(CursorState cursor, boolean started) {
        ExecutionState execution = new ExecutionState(sink.execution(), cursor, notes.offset(), notes.line(), started);
        sink.set(execution.row, ExecutionColumn.CURSOR, cursor.row);
        sink.set(execution.row, ExecutionColumn.OFFSET_BYTES, execution.offset);
        if (boundCursor == cursor) {
            sink.set(execution.row, ExecutionColumn.BINDS_BACK, execution.offset - bindsOffset);
            sink.set(execution.row, ExecutionColumn.BIND_COUNT, bindCount);
            if (bindFlags != 0) {
                flags(execution, bindFlags);
            }
            boundCursor = null;
        }
        cursor.execution = execution;
        current = execution;
        return execution;
    }

    private void flags(ExecutionState execution, long bits) {
        for (ExecutionFlag flag : ExecutionFlag.values()) {
            if (flag.in(bits)) {
                sink.flag(execution.row, flag);
            }
        }
    }

    /// The end of a run.
    ///
    /// @param cursor    that the latest record with a number named
    /// @param continues whether one execution may report several runs
    void ended(CursorState cursor, long micros, long rows, boolean continues) {
        ExecutionState execution = current;
        boolean own = execution != null && execution.cursor == cursor && (execution.open() || continues);
        if (execution == null || !own) {
            execution = row(cursor, false);
            noStart(execution);
            ExecutionState outer = cursor.parsed ? nesting.pop() : null;
            if (outer != null) {
                ranNested(outer);
            }
        }
        execution.ended = true;
        boolean garbage = micros > GARBAGE_MICROS || micros == Figures.BAD;
        tally.run(garbage ? Figures.BAD : micros, rows);
        if (garbage) {
            sink.flag(execution.row, ExecutionFlag.GARBAGE_ELAPSED);
            notes.issue(IssueKind.GARBAGE_ELAPSED, cursor.id);
        } else {
            execution.elapsedMicros += Math.max(0, notes.value(micros));
            sink.set(execution.row, ExecutionColumn.ELAPSED_MICROS, execution.elapsedMicros);
        }
        long count = notes.value(rows);
        if (count != Table.MISSING) {
            execution.rows = Math.min(Long.MAX_VALUE / 4, execution.rows + count);
            sink.set(execution.row, ExecutionColumn.ROWS, execution.rows);
        }
    }

    private void noStart(ExecutionState execution) {
        sink.flag(execution.row, ExecutionFlag.NO_START);
        notes.issue(IssueKind.EXEC_WITHOUT_START, execution.cursor.id);
    }

    /// Figures from executor start to end.
    void stats(CursorState cursor, long hit, long read, long written, long dirtied, long cpu) {
        tally.stats(hit, read, cpu);
        ExecutionState execution = current;
        if (execution == null || execution.cursor != cursor || execution.hasStats) {
            boolean bound = boundCursor == cursor;
            execution = row(cursor, false);
            execution.noRun = bound || cursor.has(SqlTraits.EXPLAIN);
            if (execution.noRun) {
                sink.flag(execution.row, ExecutionFlag.NO_RUN);
            } else {
                noStart(execution);
            }
        }
        execution.hasStats = true;
        boolean cumulative = !execution.noRun && (!execution.started || looksCumulative(execution, hit, read, cpu));
        if (cumulative) {
            execution.foreign |= cursor.parsed;
            sink.flag(execution.row, ExecutionFlag.CUMULATIVE_STATS);
            notes.issue(IssueKind.CUMULATIVE_STATS, cursor.id);
        } else {
            blocksSoFar += Math.max(0, hit) + Math.max(0, read);
            cpuSoFar += Math.max(0, cpu);
        }
        set(execution, ExecutionColumn.HIT_BLOCKS, hit);
        set(execution, ExecutionColumn.READ_BLOCKS, read);
        set(execution, ExecutionColumn.WRITTEN_BLOCKS, written);
        set(execution, ExecutionColumn.DIRTIED_BLOCKS, dirtied);
        if (cpu != Figures.ABSENT) {
            set(execution, ExecutionColumn.CPU_MICROS, cpu);
        }
    }

    /// Whether figures printed after an own EXEC are sums since the backend started all the same: the run belongs
    /// to an outer statement's portal, whose start was noted under another number. They are then more than
    /// everything before together, and far more CPU than the run can have taken.
    private boolean looksCumulative(ExecutionState execution, long hit, long read, long cpu) {
        return execution.cursor.afterUnclosed
                && cpu >= 0
                && blocksSoFar + cpuSoFar > 0
                && Math.max(0, hit) + Math.max(0, read) >= blocksSoFar
                && cpu >= cpuSoFar
                && cpu > 2 * execution.elapsedMicros + CUMULATIVE_MICROS;
    }

    private void set(ExecutionState execution, ExecutionColumn column, long printed) {
        long value = notes.value(printed);
        if (value != Table.MISSING) {
            sink.set(execution.row, column, value);
        }
    }

    /// A figure of the current execution that stands on a line of its own.
    void figure(CursorState cursor, ExecutionColumn column, long printed) {
        if (current != null && current.cursor == cursor) {
            set(current, column, printed);
        }
    }

    /// A plan section; returns the execution that it is given to.
    ExecutionState plan(CursorState cursor) {
        ExecutionState execution = current;
        if (execution == null || execution.cursor != cursor || execution.hasPlan) {
            execution = row(cursor, false);
            noStart(execution);
        }
        execution.hasPlan = true;
        sink.set(execution.row, ExecutionColumn.PLAN_DELTA, notes.offset() - execution.offset);
        if (execution.foreign) {
            sink.flag(execution.row, ExecutionFlag.FOREIGN_PLAN);
            notes.issue(IssueKind.FOREIGN_PLAN, cursor.id);
        }
        return execution;
    }

    /// A section of sampled buffers.
    void waitSection(long id) {
        if (current != null && !current.hasWaits && (id == Figures.ABSENT || id == current.cursor.id)) {
            current.hasWaits = true;
            sink.set(current.row, ExecutionColumn.WAITS_DELTA, notes.offset() - current.offset);
        }
    }

    void sampledBuffers(long id, long count) {
        tally.waits += count;
        if (current != null) {
            if (id == current.cursor.id) {
                current.sampledBuffers += count;
                sink.set(current.row, ExecutionColumn.SAMPLED_BUFFERS, current.sampledBuffers);
            }
            notes.issue(IssueKind.PHANTOM_WAITS, count, notes.offset(), notes.line(), "");
        }
    }

    /// The session ends. Returns the execution that was running, or null.
    ///
    /// @param stopped whether the trace was stopped as it should be
    @Nullable
    ExecutionState end(boolean stopped) {
        ExecutionState last = current;
        if (last == null || !last.open()) {
            return null;
        }
        if (!stopped && !last.cursor.has(SqlTraits.STOP)) {
            interrupted(last, false);
            return null;
        }
        return last;
    }
}
