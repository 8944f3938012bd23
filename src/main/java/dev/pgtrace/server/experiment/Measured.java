package dev.pgtrace.server.experiment;

import dev.pgtrace.model.experiment.ResultHash;

/// A run as it was seen from here.
///
/// @param startNanos   of [System#nanoTime]
/// @param elapsedNanos from sending to the last row received
/// @param rows         returned or changed
/// @param answer       digest of the rows, or NONE where they were not kept
public record Measured(long startNanos, long elapsedNanos, long rows, ResultHash answer) {}
