package dev.pgtrace.model.event;

import java.util.Optional;

/// A message of the server that belongs to no statement: a failed login, a lost connection, a checkpoint.
///
/// @param atMicros when
/// @param pid      of the backend, or missing
/// @param severity as the server says it, in English: `LOG`, `WARNING`, `ERROR`, `FATAL`
/// @param sqlState five characters
/// @param message  the text
public record NoteEvent(long atMicros, long pid, String severity, Optional<String> sqlState, String message)
        implements TraceEvent {}
