package dev.pgtrace.format.trc;

import dev.pgtrace.model.Dialect;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.TraceSink;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Walks through the records of a trace in file order and writes its tables: which statement a record belongs to,
/// what is missing, what must not be believed.
final class Assembler {
    private static final IssueKind[] ISSUES = IssueKind.values();
    private static final Dialect[] DIALECTS = Dialect.values();
    private static final TextRule[] RULES = TextRule.values();

    private final TraceSink sink;
    private final SessionLines sessionLines;
    private final Notes notes;
    private final Tally tally = new Tally();
    private final Dialects dialects = new Dialects();
    private final Sessions sessions;
    private final Cursors cursors;
    private final Executions executions;
    private final PlanWriter plan;
    private @Nullable ExecutionState planned;
    /// The cursor that the latest record with a number named.
    private @Nullable CursorState here;
    private long baseLine;
    private long lastEnd;

    Assembler(Bytes bytes, TraceSink sink) {
        this.sink = sink;
        sessionLines = new SessionLines(bytes);
        notes = new Notes(sink);
        sessions = new Sessions(sink, sessionLines, notes);
        executions = new Executions(sink, notes, tally);
        cursors = new Cursors(sink, notes, tally, sessions);
        plan = new PlanWriter(sink);
    }

    /// What is to be known to go on from here; no plan may be open, and none is then.
    ///
    /// @param at   first byte that was not taken in
    /// @param scan the state of the scan there
    Checkpoint checkpoint(long at, ScanState scan) {
        endPlan();
        StateNumbers numbers = new StateNumbers();
        Checkpoint.KnownCursors knownCursors = cursors.known(numbers);
        Checkpoint.KnownExecutions knownExecutions = executions.known(numbers);
        int numberHere = numbers.of(here);
        return new Checkpoint(
                at,
                scan,
                baseLine,
                lastEnd,
                tally.counts(),
                dialects.known(),
                notes.noted(),
                sessions.known(),
                knownCursors,
                knownExecutions,
                numberHere,
                numbers.cursorStates(),
                numbers.executionStates());
    }

    /// Goes on from a checkpoint.
    ///
    /// @throws IOException where it cannot be one
    void restore(Checkpoint checkpoint) throws IOException {
        StateNumbers numbers = new StateNumbers(checkpoint);
        baseLine = checkpoint.baseLine();
        lastEnd = checkpoint.lastEnd();
        tally.restore(checkpoint.tally());
        dialects.restore(checkpoint.dialects());
        notes.restore(checkpoint.noted());
        sessions.restore(checkpoint.session());
        cursors.restore(checkpoint.cursors(), numbers);
        executions.restore(checkpoint.executions(), numbers);
        here = numbers.cursor(checkpoint.here());
    }

    /// Takes in a piece that follows the one before without a gap.
    void consume(ScannedPiece piece, Bytes bytes) {
        sessionLines.look(bytes);
        RecordLog log = piece.log();
        plan.names(log.names());
        int at = 0;
        while (at < log.size()) {
            long head = log.word(at);
            notes.at(log.word(at + 1), baseLine + (head >>> 8) + 1);
            at = record(log, (int) head & 0xff, at + 2);
        }
        baseLine += piece.lines();
        if (piece.lastEnd() >= 0) {
            lastEnd = piece.lastEnd();
        }
    }

    /// Lines so far.
    long lines() {
        return baseLine;
    }

    /// Whether the session that is being read has its footer.
    boolean footed() {
        return sessions.footed();
    }

    private Dialect dialect() {
        return dialects.most();
    }

    /// Tells the sink the sums so far and how much of the input they cover.
    void report(long bytes) {
        sink.counts(tally.counts());
        sink.progress(bytes, dialect());
    }

    /// @return where the next record is in the log
    private int record(RecordLog log, int kind, int at) {
        if (kind == RecordLog.NODE) {
            return node(log, at);
        }
        if (kind == RecordLog.UNKNOWN) {
            notes.issue(IssueKind.UNKNOWN_LINE, log.word(at), notes.offset(), notes.line(), "");
            return at + 1;
        }
        if (kind == RecordLog.ISSUE) {
            notes.issue(ISSUES[(int) log.word(at)], log.word(at + 1), notes.offset(), notes.line(), "");
            return at + 2;
        }
        endPlan();
        return switch (kind) {
            case RecordLog.HEADER -> header(log, at);
            case RecordLog.FOOTER -> footer(log, at);
            case RecordLog.FOOTER_TOTAL -> footerTotal(log, at);
            case RecordLog.PARSE -> parse(log, at);
            case RecordLog.PARSE_TIME -> parseTime(log, at);
            case RecordLog.PARSE_STATS -> parseStats(log, at);
            case RecordLog.BINDS -> binds(log, at);
            case RecordLog.EXEC -> exec(log, at);
            case RecordLog.EXEC_TIME -> execTime(log, at);
            case RecordLog.STATS -> stats(log, at);
            case RecordLog.CPU -> figure(ExecutionColumn.CPU_MICROS, log, at);
            case RecordLog.DEVICE -> figure(ExecutionColumn.DEVICE_READ_BYTES, log, at);
            case RecordLog.PLAN -> plan(log, at);
            case RecordLog.WAIT_SECTION -> waitSection(log, at);
            case RecordLog.WAITS -> waits(log, at);
            case RecordLog.CLOSE -> close(log, at);
            case RecordLog.DIALECT -> dialect(log, at);
            default -> throw new IllegalStateException("record of kind " + kind);
        };
    }

    private long end(long printed) {
        return printed >= 0 ? printed : lastEnd;
    }

    private int header(RecordLog log, int at) {
        executions.endsAt(end(log.word(at)));
        if (sessions.open()) {
            endSession();
        }
        sessions.start(notes.offset());
        return at + 1;
    }

    private int footer(RecordLog log, int at) {
        executions.endsAt(end(log.word(at)));
        sessions.ensure();
        sessions.footer(notes.offset());
        return at + 1;
    }

    private int footerTotal(RecordLog log, int at) {
        sessions.ensure();
        sessions.total(log.word(at));
        return at + 1;
    }

    private void endSession() {
        ExecutionState stopping = executions.end(sessions.footed());
        cursors.end(stopping);
        executions.clear();
        here = null;
        sessions.end();
    }

    /// Everything has been read.
    ///
    /// @return whether the trace has its end
    boolean finish(long offset) {
        endPlan();
        if (!sessions.footed()) {
            executions.endsAt(lastEnd);
        }
        notes.at(offset, baseLine + 1);
        sessions.ensure();
        boolean complete = sessions.footed();
        endSession();
        return complete;
    }

    private int parse(RecordLog log, int at) {
        executions.endsAt(end(log.word(at)));
        int traits = (int) log.word(at + 5);
        long fingerprint = log.word(at + 4);
        TextRule rule = RULES[(int) log.word(at + 7)];
        sessions.record();
        boolean unclosed = cursors.leave();
        executions.parse(traits, fingerprint);
        here = cursors.parse(log, at, rule, unclosed);
        dialects.parse(rule);
        return at + 9;
    }

    private int parseTime(RecordLog log, int at) {
        sessions.record();
        tally.parseMicros(log.word(at));
        cursors.planned(log.word(at));
        return at + 1;
    }

    private int parseStats(RecordLog log, int at) {
        cursors.planningBlocks(log.word(at));
        return at + 1;
    }

    private int binds(RecordLog log, int at) {
        executions.endsAt(end(log.word(at)));
        sessions.record();
        CursorState cursor = cursors.named(log.word(at + 1));
        here = cursor;
        tally.binds += log.word(at + 2);
        tally.nullBinds += log.word(at + 3);
        long implausible = log.word(at + 5);
        if (implausible > 0) {
            notes.issue(IssueKind.IMPLAUSIBLE_BIND, implausible, notes.offset(), notes.line(), "");
        }
        executions.binds(cursor, log.word(at + 2), log.word(at + 4), implausible);
        return at + 6;
    }

    private int exec(RecordLog log, int at) {
        executions.endsAt(end(log.word(at)));
        sessions.record();
        CursorState cursor = cursors.executed(log.word(at + 1));
        here = cursor;
        long time = log.word(at + 2);
        executions.start(cursor, time == Figures.ABSENT ? -1 : sessionLines.timeAt(time));
        return at + 3;
    }

    /// The cursor that a record without a number belongs to.
    private CursorState here() {
        sessions.record();
        if (here == null) {
            here = cursors.anonymous();
        }
        return here;
    }

    private int execTime(RecordLog log, int at) {
        executions.ended(here(), log.word(at), log.word(at + 1), cursors.base());
        return at + 2;
    }

    private int stats(RecordLog log, int at) {
        executions.stats(here(), log.word(at), log.word(at + 1), log.word(at + 2), log.word(at + 3), log.word(at + 4));
        return at + 5;
    }

    private int figure(ExecutionColumn column, RecordLog log, int at) {
        if (here != null) {
            executions.figure(here, column, log.word(at));
        }
        return at + 1;
    }

    private int plan(RecordLog log, int at) {
        sessions.record();
        CursorState cursor = cursors.planOf(log.word(at), here);
        here = cursor;
        tally.plans++;
        planned = executions.plan(cursor);
        plan.begin();
        return at + 1;
    }

    private int node(RecordLog log, int at) {
        int next = at + 6 + Long.bitCount(log.word(at + 5));
        long flags = log.word(at + 4);
        tally.nodes++;
        tally.executedNodes += flags & RecordLog.NODE_ACTUAL;
        if (planned == null) {
            return next;
        }
        if (plan.nodes() == 0) {
            dialects.plan(flags);
        }
        if ((flags & RecordLog.NODE_UNTIMED) != 0) {
            notes.issue(IssueKind.TIMING_OFF);
        }
        if ((flags & RecordLog.NODE_GUESSED) != 0) {
            notes.issue(IssueKind.TIERS_GUESSED);
        }
        if (plan.full()) {
            notes.issue(IssueKind.TOO_MANY_NAMES);
            return next;
        }
        for (int bad = plan.add(log, at); bad > 0; bad--) {
            notes.issue(IssueKind.BAD_NUMBER);
        }
        return next;
    }

    private void endPlan() {
        if (planned != null) {
            if (plan.nodes() > 0) {
                sink.plan(planned.row);
            }
            planned = null;
        }
    }

    private int waitSection(RecordLog log, int at) {
        executions.waitSection(log.word(at));
        return at + 1;
    }

    private int waits(RecordLog log, int at) {
        sessions.record();
        if (sessions.footed()) {
            tally.waits += log.word(at + 1); // appended by an eBPF script; its times belong to no known statement
        } else {
            executions.sampledBuffers(log.word(at), log.word(at + 1));
        }
        return at + 2;
    }

    private int close(RecordLog log, int at) {
        executions.endsAt(end(log.word(at)));
        executions.close();
        return at + 1;
    }

    private int dialect(RecordLog log, int at) {
        dialects.line(DIALECTS[(int) log.word(at)]);
        return at + 1;
    }
}
