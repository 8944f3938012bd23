package dev.pgtrace.analysis;

import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Recording;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import java.util.Map;

/// Reads split by what the kernel read from the device for the backend: `tier 3 = min(read, device)`, the rest is
/// tier 2. What parallel workers or the server's I/O workers read is not in the kernel's figure: then tier 3 is at
/// least what was counted, and the rest stays unsplit.
final class DeviceReads {
    static final long BLOCK_BYTES = 8192;

    private static final Provenance[] PROVENANCES = Provenance.values();

    private final TableReader<ExecutionColumn> executions;
    private final boolean ioWorkers;
    /// Whether any execution has a figure.
    private final boolean any;

    DeviceReads(Trace trace, TableReader<ExecutionColumn> executions) {
        this.executions = executions;
        any = !trace.executions()
                .column(ExecutionColumn.DEVICE_READ_BYTES)
                .isWithin(0, executions.size(), Table.MISSING, Table.MISSING);
        ioWorkers = trace.info().recording().filter(DeviceReads::hasIoWorkers).isPresent();
    }

    /// From PostgreSQL 18 on, I/O workers read for the backends unless reading ahead is switched off.
    private static boolean hasIoWorkers(Recording recording) {
        Map<String, String> settings = recording.settings();
        return "worker".equals(settings.get("io_method"))
                && !"0".equals(settings.getOrDefault("effective_io_concurrency", "16"));
    }

    /// Whether the device's figure of an execution is known.
    boolean isKnown(int execution) {
        return any && executions.get(execution, ExecutionColumn.DEVICE_READ_BYTES) != Table.MISSING;
    }

    /// Whether that of any execution is.
    boolean isAnyKnown() {
        return any;
    }

    Provenance provenance(int execution) {
        long ordinal = executions.get(execution, ExecutionColumn.DEVICE_PROVENANCE);
        return ordinal < 0 || ordinal >= PROVENANCES.length ? Provenance.MEASURED : PROVENANCES[(int) ordinal];
    }

    /// Whether the server told how many blocks an execution read. Without that, only what the device read is known.
    boolean tellsReads(int execution) {
        return executions.get(execution, ExecutionColumn.READ_BLOCKS) != Table.MISSING;
    }

    /// Blocks read, those of temporary files included; at least those from the device where the rest is not told.
    long reads(int execution) {
        if (!tellsReads(execution)) {
            return device(execution);
        }
        return executions.orZero(execution, ExecutionColumn.READ_BLOCKS)
                + executions.orZero(execution, ExecutionColumn.TEMP_READ_BLOCKS);
    }

    /// Of the reads, those from the device; with what ran inside the execution.
    long tier3(int execution) {
        return Math.min(reads(execution) - workers(execution), device(execution));
    }

    /// Of the reads, those that may be either tier.
    ///
    /// @param parallel whether the plan ran with workers
    long unsplit(int execution, Parallel parallel) {
        if (ioWorkers || (parallel == Parallel.YES && !tellsWorkers(execution))) {
            return reads(execution) - tier3(execution);
        }
        return workers(execution);
    }

    /// Blocks that the device read beyond the reads: read ahead, catalogs, the program itself.
    long extra(int execution) {
        return Math.max(0, device(execution) - reads(execution));
    }

    /// Whether a plan ran with parallel workers.
    enum Parallel {
        YES,
        NO
    }

    private long device(int execution) {
        long bytes = executions.orZero(execution, ExecutionColumn.DEVICE_READ_BYTES);
        return bytes / BLOCK_BYTES + (bytes % BLOCK_BYTES >= BLOCK_BYTES / 2 ? 1 : 0);
    }

    private boolean tellsWorkers(int execution) {
        return executions.get(execution, ExecutionColumn.WORKER_READ_BLOCKS) != Table.MISSING;
    }

    private long workers(int execution) {
        return Math.min(reads(execution), executions.orZero(execution, ExecutionColumn.WORKER_READ_BLOCKS));
    }
}
