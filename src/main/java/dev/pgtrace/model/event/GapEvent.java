package dev.pgtrace.model.event;

/// Something is missing from the recording.
///
/// @param atMicros when it was noticed
/// @param pid      the backend whose records are missing, or missing
/// @param lost     how many records, or missing where only that there are some is known
/// @param reason   a sentence
public record GapEvent(long atMicros, long pid, long lost, String reason) implements TraceEvent {}
