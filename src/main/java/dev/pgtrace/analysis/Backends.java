package dev.pgtrace.analysis;

import dev.pgtrace.model.Backend;
import dev.pgtrace.model.CallColumn;
import dev.pgtrace.model.CaptureRoute;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Recording;
import dev.pgtrace.model.Session;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// When the backends of a trace worked and when they waited for their clients, where the trace has a clock and says
/// who ran what.
final class Backends {
    private final List<Session> sessions;
    private final boolean clocked;
    private final boolean lossy;
    private final boolean partial;
    private long firstMicros = Table.MISSING;
    private long lastMicros = Table.MISSING;
    private long spanMicros;
    private long gapMicros;

    Backends(Trace trace, Parents parents) {
        sessions = trace.info().sessions();
        partial = trace.info().recording().filter(Recording::isPartial).isPresent();
        lossy = trace.info()
                        .recording()
                        .filter(recording ->
                                recording.route() != CaptureRoute.SAMPLING && recording.route() != CaptureRoute.FILE)
                        .isEmpty()
                || trace.info().issues().stream().anyMatch(issue -> issue.kind() == IssueKind.RECORDS_LOST);
        boolean told = sessions.stream().anyMatch(session -> !session.backend().equals(Backend.UNKNOWN));
        clocked = told && measure(trace, parents);
    }

    /// From the first start to the last end, or missing.
    long durationMicros() {
        return clocked ? lastMicros - firstMicros : printedWall();
    }

    /// The times of all backends added up, each from its first start to its last end; or missing.
    long wallMicros() {
        return clocked ? spanMicros : printedWall();
    }

    /// Whether waiting for the client is known: the gaps between what a backend ran. Where statements were left out
    /// on purpose, a gap may be full of them.
    boolean tellClient() {
        return clocked && !partial;
    }

    /// Between the end of one call of a backend and the start of the next.
    long clientMicros() {
        return gapMicros;
    }

    /// How the gaps are known: where records may be missing, a gap may hold one.
    Tally.Part clientPart() {
        return lossy ? Tally.Part.CLIENT_SAMPLED : Tally.Part.CLIENT_DERIVED;
    }

    private boolean measure(Trace trace, Parents parents) {
        TableReader<ExecutionColumn> executions = new TableReader<>(trace.executions());
        TableReader<CursorColumn> cursors = new TableReader<>(trace.cursors());
        TableReader<CallColumn> calls = new TableReader<>(trace.calls());
        Intervals[] busy = new Intervals[Math.max(1, sessions.size())];
        Arrays.setAll(busy, i -> new Intervals());
        BitSet called = new BitSet();
        for (int c = 0; c < calls.size(); c++) {
            long end = calls.get(c, CallColumn.END_MICROS);
            long cursor = calls.get(c, CallColumn.CURSOR);
            long execution = calls.get(c, CallColumn.EXECUTION);
            if (end < 0 || calls.get(c, CallColumn.DEPTH) > 0) {
                continue;
            }
            if (execution >= 0 && execution < executions.size()) {
                called.set((int) execution);
                cursor = executions.get((int) execution, ExecutionColumn.CURSOR);
            }
            if (cursor >= 0) {
                long elapsed = calls.orZero(c, CallColumn.ELAPSED_MICROS);
                busy[session(cursors, cursor, busy.length)].add(Math.max(0, end - elapsed), end);
            }
        }
        for (int e = 0; e < executions.size(); e++) {
            long start = executions.get(e, ExecutionColumn.START_MICROS);
            if (start >= 0 && !called.get(e) && parents.of(e) < 0 && !parents.isOrphan(e)) {
                long elapsed = executions.orZero(e, ExecutionColumn.ELAPSED_MICROS);
                busy[session(cursors, executions.get(e, ExecutionColumn.CURSOR), busy.length)].add(
                        start, start + elapsed);
            }
        }
        boolean any = false;
        for (Intervals intervals : busy) {
            if (!intervals.isEmpty()) {
                intervals.sort();
                firstMicros = any ? Math.min(firstMicros, intervals.first()) : intervals.first();
                lastMicros = any ? Math.max(lastMicros, intervals.last()) : intervals.last();
                spanMicros += intervals.last() - intervals.first();
                gapMicros += intervals.gaps();
                any = true;
            }
        }
        return any;
    }

    private static int session(TableReader<CursorColumn> cursors, long cursor, int sessions) {
        long session = cursor < 0 || cursor >= cursors.size() ? 0 : cursors.get((int) cursor, CursorColumn.SESSION);
        return session < 0 || session >= sessions ? 0 : (int) session;
    }

    private long printedWall() {
        long sum = 0;
        for (Session session : sessions) {
            if (session.startMicros() < 0 || session.endMicros() < session.startMicros()) {
                return Table.MISSING;
            }
            sum += session.endMicros() - session.startMicros();
        }
        return sessions.isEmpty() ? Table.MISSING : sum;
    }
}
