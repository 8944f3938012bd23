package dev.pgtrace.analysis;

import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// What nested executions took of the ones around them, so that nothing is counted twice.
///
/// Where a server measures CPU and device reads of whole calls only, a nested execution gets its share of them by its
/// part of the elapsed time and of the reads: estimated, and exact again in the sum. Not thread-safe.
final class Nesting {
    private enum Sum {
        ELAPSED,
        CPU,
        HITS,
        READS,
        TEMP_READS,
        READ_MICROS,
        TEMP_MICROS,
        TIER3,
        UNMEASURED
    }

    private static final int SUMS = Sum.values().length;

    private final Parents parents;
    private final Children children;
    private final Planning planning;
    private final InclusiveFigures inclusive;
    private final Inside inside;
    /// The execution that each sum was asked of last, and what it was.
    private final int[] asked = new int[SUMS];

    private final long[] sums = new long[SUMS];
    /// The execution that was asked for last, and whether others ran inside of it.
    private int last = Parents.NONE;

    private boolean around;

    /// What is read of nested executions: here and there, while the ones around them are mostly read in order.
    private static final class Inside {
        final Trust trust;
        final Planning planning;
        final InclusiveFigures inclusive;

        Inside(Trace trace, Parents parents, Planning planning) {
            TableReader<ExecutionColumn> executions = TableReader.scattered(trace.executions());
            this.trust = new Trust(executions);
            this.planning = planning.alike(executions, TableReader.scattered(trace.cursors()));
            this.inclusive = new InclusiveFigures(parents, executions, trust, new DeviceReads(trace, executions));
        }

        /// What an execution adds to a sum of the one around it.
        long of(Sum sum, int e) {
            return switch (sum) {
                case ELAPSED -> Math.max(0, trust.elapsed(e)) + Math.max(0, planning.micros(e));
                case CPU -> Math.max(0, planning.cpu(e)) + Math.max(0, inclusive.cpu(e));
                case HITS -> Math.max(0, trust.stats(e, ExecutionColumn.HIT_BLOCKS));
                case READS -> Math.max(0, trust.stats(e, ExecutionColumn.READ_BLOCKS));
                case TEMP_READS -> Math.max(0, trust.stats(e, ExecutionColumn.TEMP_READ_BLOCKS));
                case READ_MICROS -> Math.max(0, trust.stats(e, ExecutionColumn.READ_MICROS));
                case TEMP_MICROS -> Math.max(0, trust.stats(e, ExecutionColumn.TEMP_MICROS));
                case TIER3 -> Math.max(0, inclusive.tier3(e));
                case UNMEASURED -> inclusive.isCpuShared(e) || inclusive.isDeviceShared(e) ? 1 : 0;
            };
        }
    }

    Nesting(Trace trace, TableReader<ExecutionColumn> executions, Trust trust, DeviceReads device) {
        Future<Planning> planned;
        try (ExecutorService pool = Tasks.pool("planning", 1)) {
            planned = pool.submit(() -> new Planning(trace, executions)); // nobody else reads these meanwhile
            this.parents = new Parents(trace);
            this.children = Children.of(parents);
        }
        this.planning = Tasks.ended(planned);
        this.inclusive = new InclusiveFigures(parents, executions, trust, device);
        this.inside = new Inside(trace, parents, planning);
        Arrays.fill(asked, Parents.NONE);
    }

    /// The same, for another thread.
    private Nesting(
            Nesting same, Trace trace, TableReader<ExecutionColumn> executions, Trust trust, DeviceReads device) {
        this.parents = same.parents;
        this.children = same.children;
        this.planning = same.planning.alike(executions, new TableReader<>(trace.cursors()));
        this.inclusive = new InclusiveFigures(parents, executions, trust, device);
        this.inside = new Inside(trace, parents, planning);
        Arrays.fill(asked, Parents.NONE);
    }

    /// The same with readers of its own, for another thread.
    Nesting alike(Trace trace, TableReader<ExecutionColumn> executions, Trust trust, DeviceReads device) {
        return new Nesting(this, trace, executions, trust, device);
    }

    Parents parents() {
        return parents;
    }

    Planning planning() {
        return planning;
    }

    /// Figures of an execution and of what ran inside of it.
    InclusiveFigures inclusive() {
        return inclusive;
    }

    /// Whether anything inside of an execution has only a share of what was measured.
    boolean hasShares(int parent) {
        return of(Sum.UNMEASURED, parent) > 0;
    }

    long elapsed(int parent) {
        return of(Sum.ELAPSED, parent);
    }

    long cpu(int parent) {
        return of(Sum.CPU, parent);
    }

    long hits(int parent) {
        return of(Sum.HITS, parent);
    }

    long reads(int parent) {
        return of(Sum.READS, parent);
    }

    long tempReads(int parent) {
        return of(Sum.TEMP_READS, parent);
    }

    long readMicros(int parent) {
        return of(Sum.READ_MICROS, parent);
    }

    long tempMicros(int parent) {
        return of(Sum.TEMP_MICROS, parent);
    }

    long tier3(int parent) {
        return of(Sum.TIER3, parent);
    }

    private long of(Sum sum, int parent) {
        if (parent != last) {
            last = parent;
            around = children.has(parent);
        }
        return around ? added(sum, parent) : 0;
    }

    /// Mostly asked several times of one execution before the next.
    private long added(Sum sum, int parent) {
        int place = sum.ordinal();
        if (asked[place] != parent) {
            long added = 0;
            int end = children.end(parent);
            for (int at = children.begin(parent); at < end; at++) {
                added += inside.of(sum, children.at(at));
            }
            sums[place] = added;
            asked[place] = parent;
        }
        return sums[place];
    }
}
