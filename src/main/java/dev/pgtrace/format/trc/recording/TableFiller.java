package dev.pgtrace.format.trc.recording;

import dev.pgtrace.format.EventRows;
import dev.pgtrace.model.CallColumn;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.NodeColumn;
import dev.pgtrace.model.TraceSink;
import dev.pgtrace.model.WaitColumn;
import java.nio.charset.StandardCharsets;

/// Writes records that were taken apart into tables.
final class TableFiller {
    private static final CallKind[] CALLS = CallKind.values();
    private static final Component[] COMPONENTS = Component.values();
    private static final ExecutionFlag[] FLAGS = ExecutionFlag.values();

    private final TraceSink sink;
    private final EventRows rows;

    TableFiller(TraceSink sink, EventRows rows) {
        this.sink = sink;
        this.rows = rows;
    }

    /// @param bytes      in which the places of `parsed` are
    /// @param fileOffset where the first of these bytes is in the file
    /// @param end        where the record ends in them
    void execution(ParsedExecution parsed, int session, int cursor, byte[] bytes, long fileOffset, int end) {
        long at = parsed.get(ParsedExecution.EXEC_AT);
        rows.begin(
                session,
                cursor,
                parsed.get(ParsedExecution.ID),
                parsed.get(ParsedExecution.PARENT),
                fileOffset + at,
                0);
        figures(parsed);
        rows.set(ExecutionColumn.BINDS_BACK, distance(at, parsed.get(ParsedExecution.BINDS_AT)));
        rows.set(ExecutionColumn.PLAN_DELTA, distance(parsed.get(ParsedExecution.PLAN_AT), at));
        rows.set(ExecutionColumn.WAITS_DELTA, distance(parsed.get(ParsedExecution.WAITS_AT), at));
        for (long flags = Math.max(0, parsed.get(ParsedExecution.FLAGS)); flags != 0; flags &= flags - 1) {
            rows.flag(FLAGS[Long.numberOfTrailingZeros(flags)]);
        }
        if (parsed.get(ParsedExecution.STATE_FROM) >= 0) {
            int from = (int) parsed.get(ParsedExecution.STATE_FROM);
            int length = (int) parsed.get(ParsedExecution.STATE_TO) - from;
            rows.failed(new String(bytes, from, length, StandardCharsets.UTF_8));
        }
        for (int row = 0; row < parsed.binds.rows(); row++) {
            rows.bind(parsed.binds.get(row, ParsedExecution.BIND_FROM) < 0);
        }
        calls(parsed.calls, fileOffset);
        for (int row = 0; row < parsed.waits.rows(); row++) {
            Cells waits = parsed.waits;
            int wait = rows.waited(
                    name(waits, row, ParsedExecution.WAIT_FROM, bytes),
                    COMPONENTS[waits.at(row, ParsedExecution.WAIT_COMPONENT)],
                    fileOffset + waits.get(row, ParsedExecution.WAIT_AT),
                    waits.get(row, ParsedExecution.WAIT_START),
                    waits.get(row, ParsedExecution.WAIT_ELAPSED));
            further(waits, row, wait);
        }
        plan(parsed.nodes, bytes);
        rows.end(fileOffset + end);
    }

    private static long distance(long to, long from) {
        return to < 0 || from < 0 ? -1 : to - from;
    }

    private void figures(ParsedExecution parsed) {
        rows.set(ExecutionColumn.START_MICROS, parsed.get(ParsedExecution.START));
        rows.set(ExecutionColumn.DEPTH, parsed.get(ParsedExecution.DEPTH));
        rows.set(ExecutionColumn.QUERY_ID, parsed.get(ParsedExecution.QUERY_ID));
        rows.set(ExecutionColumn.ELAPSED_MICROS, parsed.get(ParsedExecution.ELAPSED));
        rows.set(ExecutionColumn.PLANNING_MICROS, parsed.get(ParsedExecution.PLANNING));
        rows.set(ExecutionColumn.PLANNING_CPU_MICROS, parsed.get(ParsedExecution.PLANNING_CPU));
        rows.set(ExecutionColumn.ROWS, parsed.get(ParsedExecution.ROWS));
        rows.set(ExecutionColumn.CPU_MICROS, parsed.get(ParsedExecution.CPU));
        rows.set(ExecutionColumn.HIT_BLOCKS, parsed.get(ParsedExecution.HIT));
        rows.set(ExecutionColumn.READ_BLOCKS, parsed.get(ParsedExecution.READ));
        rows.set(ExecutionColumn.TEMP_READ_BLOCKS, parsed.get(ParsedExecution.TEMP_READ));
        rows.set(ExecutionColumn.TEMP_WRITTEN_BLOCKS, parsed.get(ParsedExecution.TEMP_WRITTEN));
        rows.set(ExecutionColumn.DIRTIED_BLOCKS, parsed.get(ParsedExecution.DIRTIED));
        rows.set(ExecutionColumn.WRITTEN_BLOCKS, parsed.get(ParsedExecution.WRITTEN));
        rows.set(ExecutionColumn.READ_MICROS, parsed.get(ParsedExecution.IO));
        rows.set(ExecutionColumn.WORKER_READ_BLOCKS, parsed.get(ParsedExecution.WORKER_READ));
        rows.set(ExecutionColumn.TEMP_MICROS, parsed.get(ParsedExecution.TEMP_TIME));
        long device = parsed.get(ParsedExecution.DEVICE);
        rows.set(ExecutionColumn.DEVICE_READ_BYTES, device);
        if (device >= 0) {
            // measured = 0 is left out, as the column has it
            long provenance = parsed.get(ParsedExecution.PROVENANCE);
            rows.set(ExecutionColumn.DEVICE_PROVENANCE, provenance > 0 ? provenance : -1);
        }
        if (parsed.buffers.rows() > 0) {
            rows.set(ExecutionColumn.SAMPLED_BUFFERS, parsed.buffers.rows());
        }
    }

    private void calls(Cells calls, long fileOffset) {
        for (int row = 0; row < calls.rows(); row++) {
            int call = rows.call(
                    CALLS[calls.at(row, ParsedExecution.CALL_KIND)],
                    fileOffset + calls.get(row, ParsedExecution.CALL_AT),
                    calls.get(row, ParsedExecution.CALL_START),
                    calls.get(row, ParsedExecution.CALL_ELAPSED));
            rows.set(call, CallColumn.CPU_MICROS, calls.get(row, ParsedExecution.CALL_CPU));
            rows.set(call, CallColumn.ROWS, calls.get(row, ParsedExecution.CALL_ROWS));
            rows.set(call, CallColumn.HIT_BLOCKS, calls.get(row, ParsedExecution.CALL_HIT));
            rows.set(call, CallColumn.READ_BLOCKS, calls.get(row, ParsedExecution.CALL_READ));
            rows.set(call, CallColumn.DEVICE_READ_BYTES, calls.get(row, ParsedExecution.CALL_DEVICE));
        }
    }

    /// A wait outside of executions.
    void waited(Cells waits, int session, byte[] bytes, long offset) {
        int wait = rows.waited(
                session,
                name(waits, 0, ParsedExecution.WAIT_FROM, bytes),
                COMPONENTS[waits.at(0, ParsedExecution.WAIT_COMPONENT)],
                offset,
                waits.get(0, ParsedExecution.WAIT_START),
                waits.get(0, ParsedExecution.WAIT_ELAPSED));
        further(waits, 0, wait);
    }

    private void further(Cells waits, int row, int wait) {
        rows.set(wait, WaitColumn.BETWEEN_CALLS, waits.get(row, ParsedExecution.WAIT_BETWEEN) > 0 ? 1 : 0);
        rows.set(wait, WaitColumn.SAMPLES, waits.get(row, ParsedExecution.WAIT_SAMPLES));
        rows.set(wait, WaitColumn.BLOCKER_PID, waits.get(row, ParsedExecution.WAIT_BLOCKER));
    }

    private void plan(Cells nodes, byte[] bytes) {
        for (int row = 0; row < nodes.rows(); row++) {
            int node = rows.node(
                    nodes.at(row, ParsedNode.PARENT),
                    name(nodes, row, ParsedNode.LABEL_FROM, bytes),
                    name(nodes, row, ParsedNode.RELATION_FROM, bytes),
                    name(nodes, row, ParsedNode.INDEX_FROM, bytes),
                    nodes.get(row, ParsedNode.LOOPS));
            rows.set(node, NodeColumn.ROWS, nodes.get(row, ParsedNode.ROWS));
            rows.set(node, NodeColumn.PLANNED_ROWS, nodes.get(row, ParsedNode.PLANNED_ROWS));
            rows.set(node, NodeColumn.TOTAL_MICROS, nodes.get(row, ParsedNode.TOTAL));
            rows.set(node, NodeColumn.HIT_BLOCKS, nodes.get(row, ParsedNode.HIT), nodes.get(row, ParsedNode.LOCAL_HIT));
            rows.set(
                    node,
                    NodeColumn.READ_BLOCKS,
                    nodes.get(row, ParsedNode.READ),
                    nodes.get(row, ParsedNode.LOCAL_READ));
            rows.set(node, NodeColumn.READ_MICROS, nodes.get(row, ParsedNode.IO));
            rows.set(node, NodeColumn.DIRTIED_BLOCKS, nodes.get(row, ParsedNode.DIRTIED));
            rows.set(node, NodeColumn.WRITTEN_BLOCKS, nodes.get(row, ParsedNode.WRITTEN));
            rows.set(node, NodeColumn.TEMP_READ_BLOCKS, nodes.get(row, ParsedNode.TEMP_READ));
            rows.set(node, NodeColumn.TEMP_WRITTEN_BLOCKS, nodes.get(row, ParsedNode.TEMP_WRITTEN));
            rows.set(node, NodeColumn.WAL_BYTES, nodes.get(row, ParsedNode.WAL_BYTES));
        }
    }

    private int name(Cells cells, int row, int column, byte[] bytes) {
        int from = cells.at(row, column);
        return from < 0 ? -1 : sink.name(bytes, from, cells.at(row, column + 1));
    }
}
