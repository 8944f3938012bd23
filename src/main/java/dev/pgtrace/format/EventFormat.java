package dev.pgtrace.format;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.event.TraceEvent;
import dev.pgtrace.source.ByteSource;
import java.nio.charset.Charset;
import java.util.function.Consumer;

/// A grammar whose files tell events, so that a recording can be made of them.
public interface EventFormat extends TraceFormat {
    /// Reads the whole source and tells its events, in the order in which [#read] puts them into tables.
    ///
    /// @param charset of its texts; bad bytes are replaced
    /// @return whether the source is whole
    /// @throws TraceException when the input cannot be read, or tells nothing
    /// @throws java.util.concurrent.CancellationException when cancelled
    boolean events(
            ByteSource source,
            Options options,
            Charset charset,
            Consumer<TraceEvent> events,
            Progress progress,
            CancelToken cancel)
            throws TraceException;
}
