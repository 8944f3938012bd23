package dev.pgtrace.model.event;

/// A setting of the server or of a backend that has changed during the recording.
///
/// @param atMicros when it was noticed
/// @param pid      the backend, or missing for the server
/// @param name     of the setting
/// @param value    the new one, with its unit
public record SettingEvent(long atMicros, long pid, String name, String value) implements TraceEvent {}
