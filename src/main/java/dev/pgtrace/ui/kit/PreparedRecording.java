package dev.pgtrace.ui.kit;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.capture.CaptureLimits;
import dev.pgtrace.model.capture.CapturePlan;
import dev.pgtrace.model.capture.CaptureResult;
import dev.pgtrace.model.capture.CaptureStatus;
import java.nio.file.Path;
import java.util.function.Consumer;

/// A recording that can begin: nothing has been written yet.
public interface PreparedRecording {
    /// What it will do, to be agreed to.
    CapturePlan plan();

    /// Records until asked to stop or a limit is reached. Blocks.
    ///
    /// @param status hears how it goes, from any thread
    CaptureResult run(Path file, CaptureLimits limits, Consumer<CaptureStatus> status, CancelToken stop)
            throws TraceException;
}
