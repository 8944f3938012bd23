package dev.pgtrace.analysis;

import dev.pgtrace.analysis.timeline.TimelineBuilder;
import dev.pgtrace.base.pool.LongIntMap;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import java.util.Arrays;

/// Finds when a backend had a transaction open and ran nothing: between the statements from BEGIN to COMMIT. Gaps below
/// a millisecond are the way to the client and back.
final class IdleTransactions {
    private static final long SHORTEST_MICROS = 1_000;
    private static final long CLOSED = -1;

    private final Trace trace;
    private final TimelineBuilder builder;
    private final LongIntMap slots = new LongIntMap();
    private long[] quietSince = new long[16];

    IdleTransactions(Trace trace, TimelineBuilder builder) {
        this.trace = trace;
        this.builder = builder;
    }

    /// Adds them to the builder.
    ///
    /// @param origin place 0 of the timeline
    void find(Accountant accountant, TimelineLanes lanes, long origin) {
        Transactions transactions = new Transactions(trace);
        TableReader<ExecutionColumn> executions = new TableReader<>(trace.executions());
        TableReader<CursorColumn> cursors = new TableReader<>(trace.cursors());
        Parents parents = accountant.nesting().parents();
        for (int e = 0; e < executions.size(); e++) {
            long start = executions.get(e, ExecutionColumn.START_MICROS);
            int cursor = (int) executions.get(e, ExecutionColumn.CURSOR);
            if (start < 0 || cursor < 0 || parents.of(e) >= 0 || parents.isOrphan(e)) {
                continue;
            }
            int lane = lanes.ofCursor(cursor);
            int slot = slot(lane);
            long since = quietSince[slot];
            if (since != CLOSED && start - since >= SHORTEST_MICROS) {
                builder.idle(lane, since - origin, start - origin);
            }
            long end = start
                    + Math.max(0, accountant.planning().micros(e))
                    + Math.max(0, accountant.trust().elapsed(e));
            quietSince[slot] = switch (transactions.of((int) cursors.get(cursor, CursorColumn.STATEMENT))) {
                case BEGIN -> end;
                case END -> CLOSED;
                case NONE -> since == CLOSED ? CLOSED : Math.max(since, end);
            };
        }
    }

    private int slot(int lane) {
        int slot = slots.get(lane);
        if (slot < 0) {
            slot = slots.size();
            slots.put(lane, slot);
            if (slot == quietSince.length) {
                quietSince = Arrays.copyOf(quietSince, slot * 2);
            }
            quietSince[slot] = CLOSED;
        }
        return slot;
    }
}
