package dev.pgtrace.model;

import java.util.List;
import java.util.Optional;

/// Everything that the file says of one execution.
///
/// @param plan nodes in printed order
public record ExecutionDetail(
        List<Bind> binds, List<PlanNode> plan, List<SampledBuffer> sampledBuffers, List<Wait> waits) {
    public ExecutionDetail {
        binds = List.copyOf(binds);
        plan = List.copyOf(plan);
        sampledBuffers = List.copyOf(sampledBuffers);
        waits = List.copyOf(waits);
    }

    /// A bind value.
    ///
    /// @param position  from 0 as printed
    /// @param value     empty for NULL
    /// @param type      type OID (Oracle: type code), or -1
    /// @param truncated cut by the tracer
    /// @param plausible false where the tracer read memory that holds no parameter
    public record Bind(int position, Optional<String> value, long type, boolean truncated, boolean plausible) {}

    /// A plan node as printed. Numbers that are not printed are [Table#MISSING]; costs not printed are NaN.
    ///
    /// @param label          as printed
    /// @param depth          from 0
    /// @param parent         position of the parent in the list, or -1
    /// @param loops          0 = never executed
    /// @param rows           over all loops
    /// @param details        further printed lines that have no field here, trimmed
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

    /// A timed wait.
    public record Wait(
            String event, Component component, long elapsedMicros, boolean betweenCalls, String parameters) {}
}
