package dev.pgtrace.format.oracle;

import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.CallColumn;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TraceSink;
import org.jspecify.annotations.Nullable;

/// Reads the lines of calls: PARSE, EXEC, FETCH, UNMAP, CLOSE, LOB calls, ends of transactions, errors.
final class CallReader {
    private final LineWindow lines;
    private final TraceSink sink;
    private final Faults faults;
    private final Clock clock;
    private final Tally tally;
    private final WaitReader waits;
    private final RecordFields fields = new RecordFields();
    private final Figures figures = new Figures();
    private boolean began;

    CallReader(LineWindow lines, TraceSink sink, Faults faults, Clock clock, Tally tally, WaitReader waits) {
        this.lines = lines;
        this.sink = sink;
        this.faults = faults;
        this.clock = clock;
        this.tally = tally;
        this.waits = waits;
    }

    /// A call with a cursor number.
    void read(LineKind kind, OpenSession session) {
        CursorNumber number = readFields(kind);
        if (!number.valid() || (fields.get(Field.TIM) == Table.MISSING && fields.get(Field.E) == Table.MISSING)) {
            faults.note(IssueKind.MALFORMED_RECORD, "");
            return;
        }
        OpenCursor cursor = session.cursors.get(number.value(), faults, sink);
        session.clock(clock.micros(fields.get(Field.TIM)), figures.elapsedMicros);
        began = false;
        long depth = fields.get(Field.DEP);
        if (sink.get(cursor.row, CursorColumn.DEPTH) == Table.MISSING) {
            sink.set(cursor.row, CursorColumn.DEPTH, depth);
        }
        int execution =
                switch (kind) {
                    case PARSE -> parse(cursor, session, depth);
                    case EXEC -> exec(cursor);
                    case CLOSE -> close(cursor);
                    default -> fetch(cursor);
                };
        long end = clock.micros(fields.get(Field.TIM));
        int call = call(callKind(kind), execution, end, depth);
        sink.set(call, CallColumn.CURSOR, cursor.row);
        long start = Clock.start(end, figures.elapsedMicros);
        // The time of a CLOSE is not in the execution's, so waits in it are not either.
        int container = kind == LineKind.CLOSE ? OpenCursor.NONE : execution;
        waits.called(cursor, call, container, start, depth == 0);
        if (depth == 0) {
            long first = waits.calledBySession(session.waits, call, container, start);
            if (first != Table.MISSING && container != OpenCursor.NONE) {
                cursor.waited(first);
            }
        }
        nest(kind, session.nesting, depth, execution);
    }

    /// A LOB call: it names no cursor.
    void lob(OpenSession session) {
        fields.read(lines.bytes(), lines.from() + LineKind.LOB.length(), lines.to());
        faults.numbers(fields);
        figures.set(fields, clock);
        long end = clock.micros(fields.get(Field.TIM));
        int call = call(CallKind.LOB, OpenCursor.NONE, end, Table.MISSING);
        waits.calledBySession(session.waits, call, OpenCursor.NONE, Clock.start(end, figures.elapsedMicros));
    }

    /// The end of a transaction: `XCTEND rlbk=0, rd_only=1, tim=…`. It is a mark, not timed itself.
    void transactionEnd() {
        fields.read(lines.bytes(), lines.from() + LineKind.XCTEND.length(), lines.to());
        faults.numbers(fields);
        figures.set(fields, clock);
        CallKind kind = fields.get(Field.RLBK) > 0 ? CallKind.ROLLBACK : CallKind.COMMIT;
        call(kind, OpenCursor.NONE, clock.micros(fields.get(Field.TIM)), Table.MISSING);
    }

    /// `ERROR #n:err=1422 tim=…`, printed after the call that failed.
    void error(OpenSession session) {
        CursorNumber number = readFields(LineKind.ERROR);
        long code = fields.get(Field.ERR);
        faults.note(
                IssueKind.STATEMENT_FAILED,
                code < 0
                        ? KeptTexts.of("kept.issue.oracle.failed")
                        : KeptTexts.of("kept.issue.oracle.failed.code", "%05d".formatted(code)));
        @Nullable OpenCursor cursor = session.cursors.find(number.value());
        if (number.valid() && cursor != null && cursor.execution() != OpenCursor.NONE) {
            sink.flag(cursor.execution(), ExecutionFlag.ERROR);
            cursor.reaches(lines.end());
        }
    }

    private CursorNumber readFields(LineKind kind) {
        byte[] bytes = lines.bytes();
        CursorNumber number = CursorNumber.read(bytes, lines.from() + kind.length(), lines.to());
        fields.read(bytes, Math.min(lines.to(), number.end() + 1), lines.to());
        faults.numbers(fields);
        figures.set(fields, clock);
        return number;
    }

    private int parse(OpenCursor cursor, OpenSession session, long depth) {
        cursor.stopFetching();
        tally.parses++;
        tally.call(figures);
        tally.parseMicros = Figures.sum(tally.parseMicros, figures.elapsedMicros);
        if (!cursor.isParsed()) {
            long start = Clock.start(clock.micros(fields.get(Field.TIM)), figures.elapsedMicros);
            if (start != Table.MISSING) {
                sink.set(cursor.row, CursorColumn.START_MICROS, start);
            }
        }
        // The catalog look-ups of a hard parse are executions of their own that no execution encloses: what they
        // took is counted there, not here. The table of calls keeps the figures as printed.
        Figures own = new Figures();
        own.add(figures);
        own.subtract(session.nesting.below(depth));
        cursor.parsed(own);
        return OpenCursor.NONE;
    }

    private int exec(OpenCursor cursor) {
        tally.executions++;
        begin(cursor);
        cursor.useBinds(sink);
        return ran(cursor);
    }

    private int fetch(OpenCursor cursor) {
        if (!cursor.isFetching()) {
            // The EXEC was before the trace began, or a cached cursor went on: an execution with true figures of
            // what the file has, so nothing has to be left out of the sums.
            begin(cursor);
        }
        return ran(cursor);
    }

    private int close(OpenCursor cursor) {
        cursor.stopFetching();
        if (cursor.execution() != OpenCursor.NONE) {
            cursor.reaches(lines.end());
        }
        return cursor.execution();
    }

    private void begin(OpenCursor cursor) {
        began = true;
        int execution = sink.execution();
        cursor.begin(execution, lines.offset(), sink);
        sink.set(
                execution,
                ExecutionColumn.START_MICROS,
                Clock.start(clock.micros(fields.get(Field.TIM)), figures.elapsedMicros));
        if (fields.hasGarbageElapsed()) {
            sink.flag(execution, ExecutionFlag.GARBAGE_ELAPSED);
        }
    }

    private int ran(OpenCursor cursor) {
        tally.call(figures);
        tally.execMicros = Figures.sum(tally.execMicros, figures.elapsedMicros);
        cursor.ran(figures, lines.end());
        return cursor.execution();
    }

    private int call(CallKind kind, int execution, long end, long depth) {
        int call = sink.call();
        sink.set(call, CallColumn.KIND, kind.ordinal());
        sink.set(call, CallColumn.EXECUTION, execution);
        sink.set(call, CallColumn.OFFSET_BYTES, lines.offset());
        sink.set(call, CallColumn.ELAPSED_MICROS, figures.elapsedMicros);
        sink.set(call, CallColumn.CPU_MICROS, figures.cpuMicros);
        sink.set(call, CallColumn.ROWS, figures.rows);
        sink.set(call, CallColumn.HIT_BLOCKS, figures.hitBlocks());
        sink.set(call, CallColumn.READ_BLOCKS, figures.readBlocks);
        sink.set(call, CallColumn.END_MICROS, end);
        sink.set(call, CallColumn.DEPTH, depth);
        return call;
    }

    private void nest(LineKind kind, Nesting nesting, long depth, int execution) {
        if (kind == LineKind.CLOSE) {
            // Closing takes no recursive calls: where some are waiting still, they are of a call yet to come. Its
            // own time is in no execution and stays with the call around it.
            return;
        }
        if (kind == LineKind.PARSE) {
            nesting.ended(depth);
        } else {
            nesting.ended(depth, execution, sink);
        }
        if (began) {
            nesting.began(depth, execution);
        }
        nesting.used(depth, figures);
    }

    private static CallKind callKind(LineKind kind) {
        return switch (kind) {
            case PARSE -> CallKind.PARSE;
            case EXEC -> CallKind.EXEC;
            case CLOSE -> CallKind.CLOSE;
            // UNMAP frees temporary segments when fetching ends; TKPROF adds it to the execution as well
            default -> CallKind.FETCH;
        };
    }
}
