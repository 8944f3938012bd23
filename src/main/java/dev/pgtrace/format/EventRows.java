package dev.pgtrace.format;

import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.Backend;
import dev.pgtrace.model.CallColumn;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.CursorFlag;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.NodeColumn;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TraceSink;
import dev.pgtrace.model.WaitColumn;

/// Writes what recordings and logs tell into tables, piece by piece and without objects: the way for a reader that is
/// in a hurry. An execution is begun, filled in and ended; until then everything is its.
public final class EventRows {
    /// Characters of an SQLSTATE.
    private static final int SQL_STATE = 5;

    private final TraceSink sink;
    private final EventSessions sessions;
    private final Parents parents;
    private final EventTally tally = new EventTally();

    private int execution = -1;
    private int cursor;
    private int session;
    private long id;
    private long parent;
    private long offset;
    private long line;
    private int firstCall;
    private int calls;
    private int firstWait;
    private int waits;
    private long binds;
    private int nodes;

    public EventRows(TraceSink sink) {
        this.sink = sink;
        this.sessions = new EventSessions(sink);
        this.parents = new Parents(sink);
    }

    /// The session of a backend, made where it is new.
    ///
    /// @param atOffset where the file names it
    public int session(Backend backend, long atOffset) {
        return sessions.row(backend, atOffset);
    }

    public int sessions() {
        return sessions.size();
    }

    /// A new cursor: a text that a backend runs.
    ///
    /// @param number      its number, or missing
    /// @param atOffset    of its record, at or before the text
    /// @param sqlOffset   of the text's first byte, or missing where there is none
    /// @param sqlBytes    length of the text in the file
    /// @param fingerprint of the text, or [StatementColumn#UNKNOWN_TEXT]
    public int cursor(int sessionRow, long number, long atOffset, long sqlOffset, long sqlBytes, long fingerprint) {
        int row = sink.cursor();
        tally.cursors++;
        tally.incomplete++;
        sink.set(row, CursorColumn.SESSION, sessionRow);
        sink.set(row, CursorColumn.OFFSET_BYTES, atOffset);
        set(row, CursorColumn.ID, number);
        if (fingerprint == StatementColumn.UNKNOWN_TEXT || sqlOffset == Table.MISSING) {
            sink.flag(row, CursorFlag.NO_PARSE);
        } else {
            sink.set(row, CursorColumn.SQL_DELTA, sqlOffset - atOffset);
            sink.set(row, CursorColumn.SQL_LENGTH, sqlBytes);
            sink.set(row, CursorColumn.STATEMENT, sink.statement(fingerprint, row));
        }
        sink.flag(row, CursorFlag.NO_PLAN);
        return row;
    }

    /// Begins an execution.
    ///
    /// @param executionId   unique in the file, or missing
    /// @param outer         id of the outer execution, or missing
    /// @param atOffset      of its record
    public void begin(int sessionRow, int cursorRow, long executionId, long outer, long atOffset, long atLine) {
        execution = sink.execution();
        session = sessionRow;
        cursor = cursorRow;
        id = executionId;
        parent = outer;
        offset = atOffset;
        line = atLine;
        calls = 0;
        waits = 0;
        binds = 0;
        nodes = 0;
        sink.set(execution, ExecutionColumn.CURSOR, cursorRow);
        sink.set(execution, ExecutionColumn.OFFSET_BYTES, atOffset);
    }

    /// A figure of the execution; missing ones are left out.
    public void set(ExecutionColumn column, long value) {
        if (value != Table.MISSING) {
            sink.set(execution, column, value);
        }
    }

    public void flag(ExecutionFlag flag) {
        sink.flag(execution, flag);
    }

    /// The error that ended the execution.
    public void failed(String sqlState) {
        sink.flag(execution, ExecutionFlag.ERROR);
        String state = sqlState.substring(0, Math.min(SQL_STATE, sqlState.length()));
        sink.issue(IssueKind.STATEMENT_FAILED, offset, line, KeptTexts.of("kept.issue.sqlstate", state));
    }

    /// A bind value of the execution.
    public void bind(boolean isNull) {
        binds(1, isNull ? 1 : 0);
    }

    /// Bind values of the execution.
    ///
    /// @param nulls how many of them are NULL
    public void binds(int count, int nulls) {
        binds += count;
        tally.binds += count;
        tally.nullBinds += nulls;
    }

    /// A plan node of the execution.
    ///
    /// @param above position of the parent among the nodes so far, or -1
    /// @return row of the node, for [TraceSink#set(int, NodeColumn, long)]
    public int node(int above, int label, int relation, int index, long loops) {
        int row = sink.node(above < nodes ? above : -1, label, relation, index);
        nodes++;
        tally.nodes++;
        tally.executedNodes += loops > 0 ? 1 : 0;
        set(row, NodeColumn.LOOPS, loops);
        return row;
    }

    /// A figure of a node; missing ones are left out.
    public void set(int node, NodeColumn column, long value) {
        if (value != Table.MISSING) {
            sink.set(node, column, value);
        }
    }

    /// Blocks of a node, those of temporary tables included; missing ones are left out.
    public void set(int node, NodeColumn column, long shared, long local) {
        set(node, column, PlanRows.blocks(shared, local));
    }

    /// A call of the execution.
    ///
    /// @return its row, for further columns
    public int call(CallKind kind, long atOffset, long startMicros, long elapsedMicros) {
        int row = sink.call();
        if (calls++ == 0) {
            firstCall = row;
        }
        tally.parses += kind == CallKind.PARSE ? 1 : 0;
        sink.set(row, CallColumn.KIND, kind.ordinal());
        sink.set(row, CallColumn.CURSOR, cursor);
        sink.set(row, CallColumn.EXECUTION, execution);
        sink.set(row, CallColumn.OFFSET_BYTES, atOffset);
        set(row, CallColumn.ELAPSED_MICROS, elapsedMicros);
        if (startMicros != Table.MISSING) {
            long end = end(startMicros, elapsedMicros);
            sink.set(row, CallColumn.END_MICROS, end);
            sessions.seen(session, startMicros, end);
        }
        return row;
    }

    /// A figure of a call; missing ones are left out.
    public void set(int call, CallColumn column, long value) {
        if (value != Table.MISSING) {
            sink.set(call, column, value);
        }
    }

    /// A wait of the execution.
    ///
    /// @return its row, for further columns
    public int waited(int name, Component component, long atOffset, long startMicros, long elapsedMicros) {
        int row = waitRow(name, component, atOffset, startMicros, elapsedMicros);
        if (waits++ == 0) {
            firstWait = row;
        }
        sink.set(row, WaitColumn.CURSOR, cursor);
        sink.set(row, WaitColumn.EXECUTION, execution);
        return row;
    }

    /// A wait of a session that belongs to no execution.
    ///
    /// @return its row, for further columns
    public int waited(
            int sessionRow, int name, Component component, long atOffset, long startMicros, long elapsedMicros) {
        int row = waitRow(name, component, atOffset, startMicros, elapsedMicros);
        sink.set(row, WaitColumn.SESSION, sessionRow);
        sessions.seen(sessionRow, startMicros, end(startMicros, elapsedMicros));
        return row;
    }

    private int waitRow(int name, Component component, long atOffset, long startMicros, long elapsedMicros) {
        int row = sink.waitEvent();
        tally.waits++;
        sink.set(row, WaitColumn.NAME, name);
        sink.set(row, WaitColumn.COMPONENT, component.ordinal());
        sink.set(row, WaitColumn.OFFSET_BYTES, atOffset);
        sink.set(row, WaitColumn.BETWEEN_CALLS, 0);
        set(row, WaitColumn.ELAPSED_MICROS, elapsedMicros);
        if (startMicros != Table.MISSING) {
            sink.set(row, WaitColumn.END_MICROS, end(startMicros, elapsedMicros));
        }
        return row;
    }

    /// A figure of a wait; missing ones are left out.
    public void set(int wait, WaitColumn column, long value) {
        if (value != Table.MISSING) {
            sink.set(wait, column, value);
        }
    }

    /// Ends the execution.
    ///
    /// @param endOffset where its last record ends
    public void end(long endOffset) {
        set(ExecutionColumn.END_DELTA, endOffset == Table.MISSING ? Table.MISSING : endOffset - offset);
        if (binds > 0) {
            sink.set(execution, ExecutionColumn.BIND_COUNT, binds);
        }
        if (nodes > 0) {
            tally.plans++;
            sink.plan(execution);
            planned();
        }
        if (calls > 0) {
            sink.set(execution, ExecutionColumn.FIRST_CALL, firstCall);
            sink.set(execution, ExecutionColumn.CALL_COUNT, calls);
        }
        if (waits > 0) {
            sink.set(execution, ExecutionColumn.FIRST_WAIT, firstWait);
            sink.set(execution, ExecutionColumn.WAIT_COUNT, waits);
        }
        long elapsed = get(ExecutionColumn.ELAPSED_MICROS);
        tally.execution(
                get(ExecutionColumn.PLANNING_MICROS),
                elapsed,
                get(ExecutionColumn.CPU_MICROS),
                get(ExecutionColumn.HIT_BLOCKS),
                get(ExecutionColumn.READ_BLOCKS),
                get(ExecutionColumn.ROWS));
        long start = get(ExecutionColumn.START_MICROS);
        sessions.seen(session, start, end(start, elapsed));
        parents.add(execution, id, parent, offset, line);
        execution = -1;
    }

    private static long end(long startMicros, long elapsedMicros) {
        if (startMicros < 0) {
            return Table.MISSING;
        }
        long end = startMicros + Math.max(0, elapsedMicros);
        return end < 0 ? Long.MAX_VALUE : end;
    }

    /// Records are missing.
    ///
    /// @param lost how many, or missing
    public void gap(long lost, String reason, long atOffset, long atLine) {
        sink.issue(IssueKind.RECORDS_LOST, Math.max(1, lost), atOffset, atLine, reason);
    }

    /// Brings sessions and counts up to date: before [TraceSink#progress].
    public void report() {
        sessions.write();
        sink.counts(tally.counts());
    }

    /// No more comes.
    public void finish() {
        parents.finish();
        report();
    }

    private void planned() {
        long flags = sink.get(cursor, CursorColumn.FLAGS);
        if (CursorFlag.NO_PLAN.in(flags)) {
            tally.incomplete--;
            sink.set(cursor, CursorColumn.FLAGS, flags & ~CursorFlag.NO_PLAN.bit());
        }
    }

    private long get(ExecutionColumn column) {
        return sink.get(execution, column);
    }

    private void set(int row, CursorColumn column, long value) {
        if (value != Table.MISSING) {
            sink.set(row, column, value);
        }
    }
}
