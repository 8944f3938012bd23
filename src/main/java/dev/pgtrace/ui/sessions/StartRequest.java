package dev.pgtrace.ui.sessions;

import dev.pgtrace.model.capture.CaptureLimits;
import dev.pgtrace.ui.kit.PreparedRecording;

/// A trace that the user wants to start.
///
/// @param prepared with the plan that the user saw
/// @param limits   when it ends by itself
public record StartRequest(PreparedRecording prepared, CaptureLimits limits) {}
