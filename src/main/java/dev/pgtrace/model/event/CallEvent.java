package dev.pgtrace.model.event;

import dev.pgtrace.model.CallKind;

/// One call of an execution: a message of the protocol that the server timed.
///
/// @param kind            what was called
/// @param startMicros     when it began, or missing
/// @param elapsedMicros   wall time
/// @param cpuMicros       user and system time of the backend, or missing
/// @param rows            rows that it returned or changed, or missing
/// @param deviceReadBytes read from the device by the backend during it, or missing
public record CallEvent(
        CallKind kind, long startMicros, long elapsedMicros, long cpuMicros, long rows, long deviceReadBytes) {}
