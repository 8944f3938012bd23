package dev.pgtrace.analysis.timeline;

import dev.pgtrace.model.Provenance;

/// A wait for a lock.
///
/// @param lane        of the backend that waited
/// @param holderLane  of the backend that held the lock, or -1 where it is not in the trace
/// @param holderPid   its process id, or -1 where it is not known
/// @param startMicros from the timeline's start
/// @param endMicros   from the timeline's start
/// @param execution   that waited, or -1
/// @param provenance  of its time: measured, or estimated from samples
public record LockWait(
        int lane,
        int holderLane,
        long holderPid,
        long startMicros,
        long endMicros,
        int execution,
        Provenance provenance) {}
