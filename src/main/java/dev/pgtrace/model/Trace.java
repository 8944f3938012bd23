package dev.pgtrace.model;

/// A trace, or the part of it that has been read so far: immutable, safe on any thread. Texts stay in the file
/// behind [#text].
public record Trace(
        TraceInfo info,
        Table<StatementColumn> statements,
        Table<CursorColumn> cursors,
        Table<ExecutionColumn> executions,
        Table<NodeColumn> nodes,
        Table<CallColumn> calls,
        Table<WaitColumn> waits,
        PlanShapes shapes,
        Names names,
        TraceText text) {

    /// Decoded with the trace's character set; the empty text for a negative id.
    public String name(int id) {
        return id < 0 ? "" : names.get(id, info.charset());
    }
}
