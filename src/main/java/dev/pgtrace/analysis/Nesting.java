package dev.pgtrace.analysis;

import dev.pgtrace.base.pool.LongIntMap;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import java.util.Arrays;
import java.util.BitSet;

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
    private final Parents parents;
    private final Planning planning;
    /// Executions around others.
    private final BitSet around;
    private final LongIntMap slots;
    private long[] sums;
    private int lastParent = -1;
    private int lastSlot = -1;

    Nesting(Trace trace, TableReader<ExecutionColumn> executions, Trust trust, DeviceReads device) {
        this.around = new BitSet();
        this.slots = new LongIntMap();
        this.sums = new long[SUMS * 16];
        this.executions = executions;
        this.trust = trust;
        this.device = device;
        this.parents = new Parents(trace);
        this.planning = new Planning(trace, executions);
        for (int e = 0; e < executions.size(); e++) {
            int parent = parents.of(e);
            if (parent >= 0) {
                take(e, slot(parent));
            }
        }
    }

    /// The same, for another thread.
    private Nesting(
            Nesting same, TableReader<ExecutionColumn> executions, Trust trust, DeviceReads device, Planning planning) {
        this.executions = executions;
        this.trust = trust;
        this.device = device;
        this.parents = same.parents;
        this.planning = planning;
        this.around = same.around;
        this.slots = same.slots;
        this.sums = same.sums;
    }

    Nesting alike(Trace trace, TableReader<ExecutionColumn> reader, Trust trust, DeviceReads device) {
        return new Nesting(this, reader, trust, device, planning.alike(trace, reader));
    }

    private void take(int e, int slot) {
        add(slot, Sum.ELAPSED, trust.elapsed(e));
        add(slot, Sum.ELAPSED, planning.micros(e));
        add(slot, Sum.CPU, planning.cpu(e));
        add(slot, Sum.CPU, cpuWithNested(e));
        add(slot, Sum.HITS, trust.stats(e, ExecutionColumn.HIT_BLOCKS));
        add(slot, Sum.READS, trust.stats(e, ExecutionColumn.READ_BLOCKS));
        add(slot, Sum.TEMP_READS, trust.stats(e, ExecutionColumn.TEMP_READ_BLOCKS));
        add(slot, Sum.READ_MICROS, trust.stats(e, ExecutionColumn.READ_MICROS));
        add(slot, Sum.TEMP_MICROS, trust.stats(e, ExecutionColumn.TEMP_MICROS));
        add(slot, Sum.TIER3, tier3WithNested(e));
        add(slot, Sum.UNMEASURED, isCpuShared(e) || isDeviceShared(e) ? 1 : 0);
    }

    Parents parents() {
        return parents;
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
        return !device.isKnown(execution) && tier3WithNested(execution) != Table.MISSING;
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
        int above = parents.of(execution);
        for (int level = 0; above >= 0 && level < Parents.DEEPEST; level++) {
            if (trust.stats(above, column) != Table.MISSING) {
                return above;
            }
            above = parents.of(above);
        }
        return Parents.NONE;
    }

    private static long share(long whole, long part, long of) {
        return part <= 0 || of <= 0 ? 0 : Math.round(whole * Math.min(1.0, (double) part / of));
    }

    private void add(int slot, Sum sum, long amount) {
        sums[slot * SUMS + sum.ordinal()] += Math.max(0, amount);
    }

    private long of(Sum sum, int parent) {
        if (parent != lastParent) {
            lastParent = parent;
            lastSlot = around.get(parent) ? slots.get(parent) : -1;
        }
        return lastSlot < 0 ? 0 : sums[lastSlot * SUMS + sum.ordinal()];
    }

    private int slot(int parent) {
        int slot = slots.get(parent);
        if (slot < 0) {
            slot = slots.size();
            slots.put(parent, slot);
            around.set(parent);
            if ((slot + 1) * SUMS > sums.length) {
                sums = Arrays.copyOf(sums, sums.length * 2);
            }
        }
        return slot;
    }
}
