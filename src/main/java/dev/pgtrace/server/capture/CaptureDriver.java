package dev.pgtrace.server.capture;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.Recording;
import dev.pgtrace.model.event.TraceEvent;
import java.util.function.Consumer;

/// A capture whose events we put together and write ourselves.
public non-sealed interface CaptureDriver extends Capture {
    /// The header of the file.
    Recording recording();

    /// Captures until asked to stop or until there is nothing more to capture, and brings the server back to what it
    /// was, whatever happens.
    ///
    /// @param events hears events in the order in which they are known; called from one thread
    /// @param meter  is kept up to date
    /// @param stop   a normal end, not a fault
    /// @throws TraceException when capturing had to end early; what was told before is whole
    CaptureEnd run(Consumer<TraceEvent> events, CaptureMeter meter, CancelToken stop) throws TraceException;
}
