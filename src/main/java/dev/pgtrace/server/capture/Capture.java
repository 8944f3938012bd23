package dev.pgtrace.server.capture;

import dev.pgtrace.model.capture.CapturePlan;

/// One way to capture, prepared for one server and scope: nothing has been written yet.
public sealed interface Capture permits CaptureDriver, CopyDriver {
    /// What it will do, for whoever has to agree.
    CapturePlan plan();
}
