package dev.pgtrace.model.event;

import dev.pgtrace.model.Backend;
import dev.pgtrace.model.ExecutionDetail;

/// A wait that belongs to no execution told so far: between statements, or of a backend that is only sampled. Waits
/// inside an execution are in its detail.
///
/// @param backend     who waited
/// @param startMicros when it began, or was first seen
/// @param waited      what for
public record WaitEvent(Backend backend, long startMicros, ExecutionDetail.Wait waited) implements TraceEvent {
    /// `waited` is made to begin at `startMicros`.
    public WaitEvent {
        waited = waited.startMicros() == startMicros ? waited : waited.startedAt(startMicros);
    }

    @Override
    public long atMicros() {
        return startMicros + Math.max(0, waited.elapsedMicros());
    }
}
