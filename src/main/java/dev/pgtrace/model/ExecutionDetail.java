package dev.pgtrace.model;

import java.util.List;
import java.util.Optional;

/// Everything that the file says of one execution.
///
/// @param plan           nodes in printed order
/// @param planProperties what EXPLAIN says of the whole plan (JIT, triggers, settings), `Name: value` each
/// @param stack          the functions that a nested statement was called from, innermost first
/// @param failure        the error that ended it
public record ExecutionDetail(
        List<Bind> binds,
        List<PlanNode> plan,
        List<SampledBuffer> sampledBuffers,
        List<Wait> waits,
        List<String> planProperties,
        List<String> stack,
        Optional<Failure> failure) {
    public static final ExecutionDetail NONE = new ExecutionDetail(List.of(), List.of(), List.of(), List.of());

    public ExecutionDetail {
        binds = List.copyOf(binds);
        plan = List.copyOf(plan);
        sampledBuffers = List.copyOf(sampledBuffers);
        waits = List.copyOf(waits);
        planProperties = List.copyOf(planProperties);
        stack = List.copyOf(stack);
    }

    /// Of a format that knows no more.
    public ExecutionDetail(
            List<Bind> binds, List<PlanNode> plan, List<SampledBuffer> sampledBuffers, List<Wait> waits) {
        this(binds, plan, sampledBuffers, waits, List.of(), List.of(), Optional.empty());
    }

    /// How a statement failed.
    ///
    /// @param sqlState five characters
    /// @param message  as the server says it, with its detail and hint in further lines
    public record Failure(String sqlState, String message) {}

    /// A bind value.
    ///
    /// @param position  from 0 as printed
    /// @param value     empty for NULL
    /// @param type      type OID (Oracle: type code), or -1
    /// @param truncated cut by the tracer
    /// @param plausible false where the tracer read memory that holds no parameter
    public record Bind(int position, Optional<String> value, long type, boolean truncated, boolean plausible) {}

    /// A plan node as printed. Numbers that are not printed are [Table#MISSING]; costs not printed are NaN. Rows,
    /// times, blocks and WAL are sums over all loops and processes and include the children; EXPLAIN prints rows
    /// and times a loop, so readers of its output multiply.
    ///
    /// @param label          as printed
    /// @param depth          from 0
    /// @param parent         position of the parent in the list, or -1
    /// @param loops          0 = never executed
    /// @param rows           over all loops
    /// @param details        further printed lines that have no field here, trimmed; in recordings everything else
    /// that EXPLAIN knows, `Name: value` each and named as EXPLAIN names it (`Schema: public`,
    ///                       `Alias: o`, `Filter: (x = 1)`)
    public record PlanNode(
            String label,
            Optional<String> relation,
            Optional<String> index,
            int depth,
            int parent,
            double startupCost,
            double totalCost,
            long plannedRows,
            long plannedWidth,
            long loops,
            long rows,
            long startupMicros,
            long totalMicros,
            long hitBlocks,
            long readBlocks,
            long readMicros,
            long dirtiedBlocks,
            long writtenBlocks,
            long localHitBlocks,
            long localReadBlocks,
            long tempReadBlocks,
            long tempWrittenBlocks,
            long walRecords,
            long walFullPageImages,
            long walBytes,
            long offsetBytes,
            List<String> details) {
        public PlanNode {
            details = List.copyOf(details);
        }
    }

    /// A buffer that the tracer found in the pool: whoever read it and whenever. Its time is not a wait.
    public record SampledBuffer(String event, String elapsed, String file, long block, String table, String fork) {}

    /// A wait.
    ///
    /// @param event         its name; in recordings with its class, `Lock/transactionid`
    /// @param component     what it counts for in a ledger
    /// @param elapsedMicros its time: exact, or where `samples` says so estimated from sampling
    /// @param betweenCalls  beside the elapsed times, not inside
    /// @param parameters    further words of the record
    /// @param samples       how many samples saw it, or [Table#MISSING] where it was timed
    /// @param blockerPid    process that it waited for, or [Table#MISSING]
    /// @param startMicros   when it began or was first seen, microseconds since 1970 UTC, or [Table#MISSING]
    public record Wait(
            String event,
            Component component,
            long elapsedMicros,
            boolean betweenCalls,
            String parameters,
            long samples,
            long blockerPid,
            long startMicros) {
        /// A wait whose beginning is not known.
        public Wait(
                String event,
                Component component,
                long elapsedMicros,
                boolean betweenCalls,
                String parameters,
                long samples,
                long blockerPid) {
            this(event, component, elapsedMicros, betweenCalls, parameters, samples, blockerPid, Table.MISSING);
        }

        /// A timed wait that names no blocker.
        public Wait(String event, Component component, long elapsedMicros, boolean betweenCalls, String parameters) {
            this(event, component, elapsedMicros, betweenCalls, parameters, Table.MISSING, Table.MISSING);
        }

        /// The same wait, begun at this time.
        public Wait startedAt(long micros) {
            return new Wait(event, component, elapsedMicros, betweenCalls, parameters, samples, blockerPid, micros);
        }
    }
}
