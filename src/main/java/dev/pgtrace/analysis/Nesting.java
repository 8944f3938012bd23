package dev.pgtrace.analysis;

import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import org.jspecify.annotations.Nullable;

/// What nested executions took of the ones around them, so that nothing is counted twice.
///
/// Where a server measures CPU and device reads of whole calls only, a nested execution gets its share of them by its
/// part of the elapsed time and of the reads: estimated, and exact again in the sum.
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

    private final TableReader<ExecutionColumn> executions;
    private final Trust trust;
    private final DeviceReads device;
    private final Planning planning;
    private final Shared shared;
    /// Those that were asked for, of each execution around others.
    private final long[] @Nullable [] sums = new long[SUMS][];

    /// What does not depend on the thread. A sum is worked out for all when the first asks for it.
    private static final class Shared {
        final Parents parents;
        /// Executions around others; which of them one is, is its place in the sums.
        final NumberedBits around;
        private final long[] @Nullable [] sums = new long[SUMS][];

        Shared(Trace trace) {
            this.parents = new Parents(trace);
            this.around = NumberedBits.of(parents.around());
        }

        synchronized long[] sums(Sum sum, Nesting asking) {
            long[] known = sums[sum.ordinal()];
            if (known == null) {
                known = asking.added(sum);
                sums[sum.ordinal()] = known;
            }
            return known;
        }
    }

    Nesting(Trace trace, TableReader<ExecutionColumn> executions, Trust trust, DeviceReads device) {
        this(new Shared(trace), executions, trust, device, new Planning(trace, executions));
    }

    private Nesting(
            Shared shared,
            TableReader<ExecutionColumn> executions,
            Trust trust,
            DeviceReads device,
            Planning planning) {
        this.shared = shared;
        this.executions = executions;
        this.trust = trust;
        this.device = device;
        this.planning = planning;
    }

    /// The same, for another thread.
    Nesting alike(Trace trace, TableReader<ExecutionColumn> reader, Trust own, DeviceReads reads) {
        return new Nesting(shared, reader, own, reads, planning.alike(trace, reader));
    }

    private long[] added(Sum sum) {
        long[] added = new long[shared.around.count()];
        for (int e = 0; added.length > 0 && e < executions.size(); e++) {
            int parent = shared.parents.of(e);
            if (parent >= 0) {
                added[shared.around.number(parent)] += ofNested(sum, e);
            }
        }
        return added;
    }

    /// What an execution adds to a sum of the one around it.
    private long ofNested(Sum sum, int e) {
        return switch (sum) {
            case ELAPSED -> Math.max(0, trust.elapsed(e)) + Math.max(0, planning.micros(e));
            case CPU -> Math.max(0, planning.cpu(e)) + Math.max(0, cpuWithNested(e));
            case HITS -> Math.max(0, trust.stats(e, ExecutionColumn.HIT_BLOCKS));
            case READS -> Math.max(0, trust.stats(e, ExecutionColumn.READ_BLOCKS));
            case TEMP_READS -> Math.max(0, trust.stats(e, ExecutionColumn.TEMP_READ_BLOCKS));
            case READ_MICROS -> Math.max(0, trust.stats(e, ExecutionColumn.READ_MICROS));
            case TEMP_MICROS -> Math.max(0, trust.stats(e, ExecutionColumn.TEMP_MICROS));
            case TIER3 -> Math.max(0, tier3WithNested(e));
            case UNMEASURED -> isCpuShared(e) || isDeviceShared(e) ? 1 : 0;
        };
    }

    Parents parents() {
        return shared.parents;
    }

    Planning planning() {
        return planning;
    }

    /// CPU of an execution and of what ran inside it, or missing: measured, or its share of a measured one.
    long cpuWithNested(int execution) {
        long cpu = trust.stats(execution, ExecutionColumn.CPU_MICROS);
        if (cpu != Table.MISSING || !isToldNested(execution)) {
            return cpu;
        }
        int above = measured(execution, ExecutionColumn.CPU_MICROS);
        if (above < 0) {
            return Table.MISSING;
        }
        return share(trust.stats(above, ExecutionColumn.CPU_MICROS), trust.elapsed(execution), trust.elapsed(above));
    }

    /// Blocks that an execution and what ran inside it read from the device, or missing.
    long tier3WithNested(int execution) {
        if (device.isKnown(execution)) {
            return device.tier3(execution);
        }
        int above = isToldNested(execution) ? measured(execution, ExecutionColumn.DEVICE_READ_BYTES) : Parents.NONE;
        if (above < 0) {
            return Table.MISSING;
        }
        return share(device.tier3(above), device.reads(execution), device.reads(above));
    }

    /// Whether the CPU of an execution is a share of a measured one.
    boolean isCpuShared(int execution) {
        return trust.stats(execution, ExecutionColumn.CPU_MICROS) == Table.MISSING
                && cpuWithNested(execution) != Table.MISSING;
    }

    boolean isDeviceShared(int execution) {
        return device.isAnyKnown() && !device.isKnown(execution) && tier3WithNested(execution) != Table.MISSING;
    }

    /// The execution around this one whose device reads are counted, or [Parents#NONE].
    int deviceOwner(int execution) {
        return device.isKnown(execution) ? execution : measured(execution, ExecutionColumn.DEVICE_READ_BYTES);
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

    private boolean isToldNested(int execution) {
        return executions.get(execution, ExecutionColumn.DEPTH) > 0;
    }

    /// The nearest execution around this one that has a figure, or [Parents#NONE].
    private int measured(int execution, ExecutionColumn column) {
        int above = shared.parents.of(execution);
        for (int level = 0; above >= 0 && level < Parents.DEEPEST; level++) {
            if (trust.stats(above, column) != Table.MISSING) {
                return above;
            }
            above = shared.parents.of(above);
        }
        return Parents.NONE;
    }

    private static long share(long whole, long part, long of) {
        return part <= 0 || of <= 0 ? 0 : Math.round(whole * Math.min(1.0, (double) part / of));
    }

    private long of(Sum sum, int parent) {
        if (!shared.around.has(parent)) {
            return 0;
        }
        long[] own = sums[sum.ordinal()];
        if (own == null) {
            own = shared.sums(sum, this);
            sums[sum.ordinal()] = own;
        }
        return own[shared.around.number(parent)];
    }
}
