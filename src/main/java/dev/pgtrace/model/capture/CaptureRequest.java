package dev.pgtrace.model.capture;

import java.nio.file.Path;
import java.util.Optional;

/// What is to be recorded, and how.
///
/// @param scope     whom it covers
/// @param options   what is recorded
/// @param script    what is run; there for the own session only
/// @param logFolder of the server's log where it is on this machine: read there instead of over SQL
public record CaptureRequest(
        CaptureScope scope, CaptureOptions options, Optional<CaptureScript> script, Optional<Path> logFolder) {}
