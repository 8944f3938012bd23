package dev.pgtrace.model.event;

import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.Table;

/// One call of an execution: a message of the protocol that the server timed.
///
/// @param kind            what was called
/// @param startMicros     when it began, or missing
/// @param elapsedMicros   wall time
/// @param cpuMicros       user and system time of the backend, or missing
/// @param rows            rows that it returned or changed, or missing
/// @param hitBlocks       found in shared buffers during it, or missing
/// @param readBlocks      read from outside during it, or missing
/// @param deviceReadBytes read from the device by the backend during it, or missing
public record CallEvent(
        CallKind kind,
        long startMicros,
        long elapsedMicros,
        long cpuMicros,
        long rows,
        long hitBlocks,
        long readBlocks,
        long deviceReadBytes) {
    /// A call whose blocks were not counted.
    public CallEvent(
            CallKind kind, long startMicros, long elapsedMicros, long cpuMicros, long rows, long deviceReadBytes) {
        this(kind, startMicros, elapsedMicros, cpuMicros, rows, Table.MISSING, Table.MISSING, deviceReadBytes);
    }
}
