package dev.pgtrace.analysis;

import dev.pgtrace.analysis.timeline.LockWait;
import dev.pgtrace.analysis.timeline.Timeline;
import dev.pgtrace.analysis.timeline.TimelineBuilder;
import dev.pgtrace.base.column.LongCells;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.CallColumn;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.WaitColumn;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Makes timelines of traces: a lane a backend, a bar a call in the colour of what took most of its execution. Traces
/// without a clock have their executions end to end, in file order.
public final class Timelines {
    private static final int CHECK_EVERY = 1 << 12;
    private static final int LATELY = 1 << 14;
    private static final CallKind[] KINDS = CallKind.values();

    private final Trace trace;
    private final ExecutionSet selection;
    private final CancelToken cancel;
    private final TableReader<ExecutionColumn> executions;
    private final TableReader<CallColumn> calls;
    private final Accountant accountant;
    private final TimelineLanes lanes;
    private final TimelineBuilder builder;
    private final long origin;
    private final Tally tally = new Tally();
    /// What took most of executions met lately, as several calls of one come together: component and provenance.
    private final short[] largest = new short[LATELY];

    private final int[] largestOf = new int[LATELY];

    private Timelines(
            Trace trace, ExecutionSet selection, TierModel model, @Nullable Timeline before, CancelToken cancel) {
        this.trace = trace;
        this.selection = selection;
        this.cancel = cancel;
        this.executions = new TableReader<>(trace.executions());
        this.calls = new TableReader<>(trace.calls());
        this.accountant = new Accountant(trace, model);
        this.origin = origin();
        this.builder = new TimelineBuilder(origin, trace.executions().size(), before);
        this.lanes = new TimelineLanes(trace, builder);
        Arrays.fill(largestOf, -1);
    }

    /// The timeline of a choice of executions.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static Timeline of(Trace trace, ExecutionSet selection, TierModel model, CancelToken cancel) {
        return new Timelines(trace, selection, model, null, cancel).timeline();
    }

    /// The timeline of a choice of executions of a trace that has grown.
    ///
    /// @param before of the same choice when there was less of the trace: what has not changed takes no memory
    /// again
    public static Timeline of(
            Trace trace, ExecutionSet selection, TierModel model, @Nullable Timeline before, CancelToken cancel) {
        return new Timelines(trace, selection, model, before, cancel).timeline();
    }

    private Timeline timeline() {
        if (origin < 0) {
            endToEnd();
        } else {
            BitSet called = calls();
            byClock(called);
            waits();
            new IdleTransactions(trace, builder).find(accountant, lanes, origin);
        }
        return builder.build();
    }

    /// When the whole trace begins, so that a filter moves nothing; -1 without a clock.
    private long origin() {
        long first = Long.MAX_VALUE;
        for (int e = 0; e < executions.size(); e++) {
            long start = executions.get(e, ExecutionColumn.START_MICROS);
            first = start < 0 ? first : Math.min(first, start);
        }
        for (int c = 0; c < calls.size(); c++) {
            long end = calls.get(c, CallColumn.END_MICROS);
            long start = end - calls.orZero(c, CallColumn.ELAPSED_MICROS);
            first = end < 0 || start < 0 ? first : Math.min(first, start);
        }
        return first == Long.MAX_VALUE ? -1 : first;
    }

    /// Adds calls with a time, and gives the executions that have some.
    private BitSet calls() {
        BitSet called = new BitSet();
        for (int c = 0; c < calls.size(); c++) {
            check(c);
            long end = calls.get(c, CallColumn.END_MICROS);
            int execution = (int) calls.get(c, CallColumn.EXECUTION);
            if (end < 0 || execution >= executions.size()) {
                continue;
            }
            if (execution >= 0 ? !selection.contains(execution) : !selection.isAll()) {
                continue;
            }
            CallKind kind = KINDS[(int) calls.orZero(c, CallColumn.KIND)];
            int cursor = execution < 0
                    ? (int) calls.get(c, CallColumn.CURSOR)
                    : (int) executions.get(execution, ExecutionColumn.CURSOR);
            long elapsed = calls.orZero(c, CallColumn.ELAPSED_MICROS);
            long start = Math.max(origin, end - elapsed) - origin;
            int depth = depth(execution, Math.max(0, calls.get(c, CallColumn.DEPTH)));
            boolean runs = execution >= 0 && (kind == CallKind.EXEC || kind == CallKind.FETCH);
            short most = runs ? largest(execution) : ofCall(calls.get(c, CallColumn.CPU_MICROS), elapsed);
            bar(lanes.ofCursor(cursor), depth, start, end - origin, execution, kind, most);
            if (runs) {
                called.set(execution);
            }
        }
        return called;
    }

    /// Adds executions with a time that no call stands for; nested ones without a time follow each other in the one
    /// around them.
    private void byClock(BitSet called) {
        LongCells inside = new LongCells(0);
        for (int e = selection.next(0); e >= 0; e = selection.next(e + 1)) {
            check(e);
            if (called.get(e)) {
                continue;
            }
            long start = executions.get(e, ExecutionColumn.START_MICROS);
            int parent = accountant.nesting().parents().of(e);
            long elapsed = Math.max(0, accountant.trust().elapsed(e));
            if (start < 0 && parent >= 0 && executions.get(parent, ExecutionColumn.START_MICROS) >= 0) {
                start = executions.get(parent, ExecutionColumn.START_MICROS) + inside.get(parent);
                inside.add(parent, elapsed);
            }
            if (start >= 0) {
                int cursor = (int) executions.get(e, ExecutionColumn.CURSOR);
                long from = start - origin;
                bar(lanes.ofCursor(cursor), depth(e, 0), from, from + elapsed, e, CallKind.EXEC, largest(e));
            }
        }
    }

    /// What the client sent lies end to end; what ran inside of it likewise, from its start.
    private void endToEnd() {
        int[] order = accountant.nesting().parents().parentsFirst();
        boolean anyNested = accountant.nesting().parents().any();
        LongCells next = new LongCells(0); // where executions around others go on, where there are such
        long end = 0;
        for (int i = 0; i < executions.size(); i++) {
            check(i);
            int e = order == null ? i : order[i];
            long elapsed = Math.max(0, accountant.trust().elapsed(e))
                    + Math.max(0, accountant.planning().micros(e));
            int parent = accountant.nesting().parents().of(e);
            if (!selection.contains(e) || accountant.nesting().parents().isOrphan(e)) {
                continue;
            }
            boolean nested = parent >= 0 && selection.contains(parent);
            long start = nested ? next.get(parent) : end;
            if (anyNested) {
                next.set(e, start);
            }
            if (nested) {
                next.add(parent, elapsed);
            } else {
                end += elapsed;
            }
            int cursor = (int) executions.get(e, ExecutionColumn.CURSOR);
            int depth = nested ? depth(e, 1) : 0;
            bar(lanes.ofCursor(cursor), depth, start, start + elapsed, e, CallKind.EXEC, largest(e));
        }
    }

    private void waits() {
        TableReader<WaitColumn> waits = new TableReader<>(trace.waits());
        WaitAccounts accounts = accountant.waits();
        for (int w = 0; w < waits.size(); w++) {
            int execution = accounts.execution(w);
            long end = waits.get(w, WaitColumn.END_MICROS);
            if (end < 0 || (execution >= 0 ? !selection.contains(execution) : !selection.isAll())) {
                continue;
            }
            int session = (int) waits.get(w, WaitColumn.SESSION);
            int cursor = execution >= 0
                    ? (int) executions.get(execution, ExecutionColumn.CURSOR)
                    : (int) waits.get(w, WaitColumn.CURSOR);
            int lane = cursor >= 0 ? lanes.ofCursor(cursor) : lanes.ofSession(session);
            long from = Math.max(0, end - origin - accounts.micros(w));
            long to = Math.max(from, end - origin);
            if (accounts.component(w) == Component.LOCK_WAITS && accounts.counts(w)) {
                long holder = waits.get(w, WaitColumn.BLOCKER_PID);
                builder.lockWait(new LockWait(
                        lane,
                        lanes.ofPid(holder),
                        holder,
                        from,
                        to,
                        execution,
                        accounts.isSampled(w) ? Provenance.ESTIMATED : Provenance.MEASURED));
            }
        }
    }

    private void bar(int lane, int depth, long start, long end, int execution, CallKind kind, short most) {
        Component component = Component.values()[most >> 4];
        builder.bar(lane, depth, start, end, execution, kind, component, Provenance.values()[most & 15]);
    }

    private int depth(int execution, long told) {
        if (execution < 0) {
            return (int) Math.min(told, TimelineBuilder.LEVELS);
        }
        long depth = executions.get(execution, ExecutionColumn.DEPTH);
        if (depth >= 0) {
            return (int) Math.min(depth, TimelineBuilder.LEVELS);
        }
        int level = 0;
        for (int above = accountant.nesting().parents().of(execution);
                above >= 0 && level < TimelineBuilder.LEVELS;
                above = accountant.nesting().parents().of(above)) {
            level++;
        }
        return (int) Math.min(TimelineBuilder.LEVELS, Math.max(level, told));
    }

    /// Planning and transaction calls: CPU where that was most of it.
    private static short ofCall(long cpu, long elapsed) {
        if (cpu < 0) {
            return most(Component.CPU, Provenance.ESTIMATED);
        }
        return cpu * 2 >= elapsed
                ? most(Component.CPU, Provenance.MEASURED)
                : most(Component.UNACCOUNTED, Provenance.DERIVED);
    }

    private short largest(int execution) {
        int at = execution & (LATELY - 1);
        if (largestOf[at] != execution) {
            tally.clear();
            accountant.execution(execution, tally);
            accountant.waits().add(execution, tally);
            largest[at] = largest();
            largestOf[at] = execution;
        }
        return largest[at];
    }

    private short largest() {
        Component component = Component.UNACCOUNTED;
        long micros = Math.max(0, tally.unaccounted());
        for (Component each : Component.values()) {
            if (tally.micros(each) > micros) {
                component = each;
                micros = tally.micros(each);
            }
        }
        Provenance provenance = Provenance.DERIVED;
        long heaviest = 0;
        for (Tally.Part part : Tally.Part.values()) {
            if (part.component == component && tally.micros(part) > heaviest) {
                heaviest = tally.micros(part);
                provenance = part.provenance;
            }
        }
        return most(component, provenance);
    }

    private static short most(Component component, Provenance provenance) {
        return (short) (component.ordinal() << 4 | provenance.ordinal());
    }

    private void check(int step) {
        if ((step & (CHECK_EVERY - 1)) == 0) {
            cancel.check();
        }
    }
}
