package dev.pgtrace.server.capture;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import java.io.IOException;

/// A capture where the server writes the trace itself: it is copied byte for byte while it grows.
public non-sealed interface CopyDriver extends Capture {
    /// Captures until asked to stop or until there is nothing more to capture.
    ///
    /// @param sink  hears what the server has written; called from one thread
    /// @param meter is kept up to date
    /// @param stop  a normal end, not a fault
    /// @throws TraceException when capturing had to end early; what was told before is a part of the trace
    CaptureEnd run(Sink sink, CaptureMeter meter, CancelToken stop) throws TraceException;

    /// Where the copy goes.
    interface Sink {
        /// @throws IOException where it cannot be written; the capture ends
        void bytes(byte[] bytes) throws IOException;

        /// A statement has been run.
        void executed();
    }
}
