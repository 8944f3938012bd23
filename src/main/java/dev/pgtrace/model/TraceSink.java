package dev.pgtrace.model;

import java.util.function.Supplier;

/// What a reader writes a trace into: rows of tables, in file order, from one thread. Values not set are
/// [Table#MISSING]; flags start at 0. A row may be completed after later rows were begun.
public interface TraceSink {
    /// A name's id; the bytes are copied.
    int name(byte[] bytes, int from, int to);

    /// @return index of the session
    int session(Session session);

    /// How the trace was recorded.
    void recording(Recording recording);

    /// Replaces a session, for instance when its end is found.
    void session(int index, Session session);

    /// The row of the statement with this fingerprint, made if new.
    ///
    /// @param cursor the cursor that has the text
    int statement(long fingerprint, int cursor);

    /// A cursor's text has this hash; those with the same one get the same [CursorColumn#TEXT]. For formats that have
    /// many cursors with few texts.
    ///
    /// @param hash as [dev.pgtrace.base.pool.Hashes#ofMany] makes it of the text as printed
    default void text(int cursor, long hash) {}

    /// @return row of a new cursor
    int cursor();

    void set(int cursor, CursorColumn column, long value);

    long get(int cursor, CursorColumn column);

    void flag(int cursor, CursorFlag flag);

    /// @return row of a new execution
    int execution();

    void set(int execution, ExecutionColumn column, long value);

    long get(int execution, ExecutionColumn column);

    void flag(int execution, ExecutionFlag flag);

    /// Adds a plan node to the plan being collected.
    ///
    /// @param parent   position in this plan, or -1
    /// @param label    name id
    /// @param relation name id or -1
    /// @param index    name id or -1
    /// @return row of the node, for [#set(int, NodeColumn, long)]
    int node(int parent, int label, int relation, int index);

    void set(int node, NodeColumn column, long value);

    /// Gives the collected plan to an execution: sets its SHAPE and FIRST_NODE.
    void plan(int execution);

    /// @return row of a new call
    int call();

    void set(int call, CallColumn column, long value);

    /// @return row of a new wait
    int waitEvent();

    void set(int wait, WaitColumn column, long value);

    /// Notes an issue; `detail` is kept for the first of a kind and may be empty.
    void issue(IssueKind kind, long offsetBytes, long line, String detail);

    /// Adds `count` more of a kind noted already, or notes it.
    void issue(IssueKind kind, long count, long offsetBytes, long line, String detail);

    /// The figures as printed so far.
    void counts(TraceCounts counts);

    /// How much of the input the rows so far cover. Called between batches: a good moment for a snapshot.
    ///
    /// @param dialect  of most records so far
    void progress(long bytes, Dialect dialect);

    /// Whether [#reached] is of use: to find such a place takes time.
    default boolean wantsReached() {
        return false;
    }

    /// What [#progress] told last is settled, whatever else is written to the file: once it has grown, reading
    /// can go on from there. Called at most once, near the end.
    ///
    /// @param state what the reader has to know to go on; only good during the call
    default void reached(Supplier<byte[]> state) {}

    /// Reading is finished.
    ///
    /// @param complete whether the trace has its end
    void finish(boolean complete);
}
