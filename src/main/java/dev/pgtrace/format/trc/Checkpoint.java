package dev.pgtrace.format.trc;

import dev.pgtrace.base.record.RecordCodec;
import dev.pgtrace.model.Dialect;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Session;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceCounts;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All that reading a trace on from some place needs to know of everything before it, besides the tables: with it the
/// rest of a file that has grown is read as if the whole had been read at once. Cursors and executions are numbered as
/// they stand in their lists, -1 = none.
///
/// @param at    first byte that is not read; no plan is open there
/// @param here  the cursor that the latest record with a number named
record Checkpoint(
        long at,
        ScanState scan,
        long baseLine,
        long lastEnd,
        TraceCounts tally,
        DialectCounts dialects,
        Set<IssueKind> noted,
        LatestSession session,
        KnownCursors cursors,
        KnownExecutions executions,
        int here,
        List<OfCursor> cursorStates,
        List<OfExecution> executionStates) {
    static final RecordCodec<Checkpoint> CODEC = new RecordCodec<>(Checkpoint.class);

    /// Of [Dialects].
    record DialectCounts(List<Long> statements, Dialect fromLine) {}

    /// Of [Sessions].
    record LatestSession(Optional<Session> session, int index, boolean footed, boolean hasRecords, boolean hasHeader) {}

    /// Of [Cursors].
    record KnownCursors(
            List<Integer> recent, List<Integer> planning, int latest, int lastPlanned, long highest, boolean base) {}

    /// Of [Executions] and its [Nesting].
    record KnownExecutions(
            int current,
            long blocksSoFar,
            long cpuSoFar,
            int boundCursor,
            long bindsOffset,
            long bindCount,
            long bindFlags,
            List<Integer> open,
            List<Long> outermost) {}

    /// Of a [CursorState].
    record OfCursor(int row, long id, long offset, long line, int traits, int bits, int execution) {}

    /// Of an [ExecutionState].
    record OfExecution(
            int row,
            int cursor,
            long offset,
            long line,
            int bits,
            long elapsedMicros,
            long rows,
            long sampledBuffers) {}

    /// The checkpoint that these bytes are.
    ///
    /// @param known the tables up to it
    /// @throws IOException where they are none, or of other tables
    static Checkpoint read(byte[] bytes, Trace known) throws IOException {
        Checkpoint read = CODEC.read(bytes);
        boolean fits = read.at == known.info().bytes()
                && read.cursorStates.stream()
                        .allMatch(state -> isRow(state.row(), known.cursors().size()))
                && read.executionStates.stream()
                        .allMatch(state -> isRow(state.row(), known.executions().size()))
                && read.session.index() < known.info().sessions().size();
        if (!fits) {
            throw new IOException("a checkpoint of another trace");
        }
        return read;
    }

    private static boolean isRow(int row, int size) {
        return row >= 0 && row < size;
    }
}
