package dev.pgtrace.analysis;

import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;

/// CPU and device reads of an execution and of what ran inside of it: measured, or its share of what was measured of
/// the nearest one around it. Not thread-safe.
final class InclusiveFigures {
    private final Parents parents;
    private final TableReader<ExecutionColumn> executions;
    private final Trust trust;
    private final DeviceReads device;

    InclusiveFigures(Parents parents, TableReader<ExecutionColumn> executions, Trust trust, DeviceReads device) {
        this.parents = parents;
        this.executions = executions;
        this.trust = trust;
        this.device = device;
    }

    /// CPU in microseconds, or missing.
    long cpu(int execution) {
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

    /// Blocks read from the device, or missing.
    long tier3(int execution) {
        if (device.isKnown(execution)) {
            return device.tier3(execution);
        }
        int above = isToldNested(execution) ? measured(execution, ExecutionColumn.DEVICE_READ_BYTES) : Parents.NONE;
        if (above < 0) {
            return Table.MISSING;
        }
        return share(device.tier3(above), device.reads(execution), device.reads(above));
    }

    /// Whether the CPU is a share of a measured one.
    boolean isCpuShared(int execution) {
        return trust.stats(execution, ExecutionColumn.CPU_MICROS) == Table.MISSING && cpu(execution) != Table.MISSING;
    }

    boolean isDeviceShared(int execution) {
        return device.isAnyKnown() && !device.isKnown(execution) && tier3(execution) != Table.MISSING;
    }

    /// The execution around this one whose device reads are counted, or [Parents#NONE].
    int deviceOwner(int execution) {
        return device.isKnown(execution) ? execution : measured(execution, ExecutionColumn.DEVICE_READ_BYTES);
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
}
