package dev.pgtrace.server.capture.own;

import dev.pgtrace.model.ExecutionDetail.Failure;
import java.util.Optional;

/// How a statement of ours went.
///
/// @param rows          returned or changed, or missing
/// @param elapsedMicros as we saw it, with the network and the taking of rows
/// @param failure       where it failed
public record Outcome(long rows, long elapsedMicros, Optional<Failure> failure) {}
