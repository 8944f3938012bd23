package dev.pgtrace.source;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import java.lang.foreign.MemorySegment;

/// The uncompressed bytes of an input, mapped into memory, perhaps still growing (decompression, standard input).
/// Thread-safe. Closing unmaps: later reads throw.
public interface ByteSource extends AutoCloseable {
    /// Bytes there are, from the start of the input.
    ///
    /// @param bytes    everything so far
    /// @param complete whether no more will come
    record View(MemorySegment bytes, boolean complete) {}

    /// What the user named: a path or `-`.
    String name();

    /// Waits until there are more than `bytes` bytes, or the end.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    View await(long bytes, CancelToken cancel) throws TraceException;

    /// Waits like [#await(long, CancelToken)], but not much longer than a time; sources that grow by themselves
    /// need no such patience and wait for the bytes.
    default View await(long bytes, long millis, CancelToken cancel) throws TraceException {
        return await(bytes, cancel);
    }

    /// What there is now.
    View now() throws TraceException;

    /// Bytes of the input as stored (compressed), or -1 where that is not known.
    long storedBytes();

    /// Of [#storedBytes] how many have been taken in, for progress.
    long storedDone();

    /// Whether the stored data ended early or was damaged, so that [#now] has only what came before.
    default boolean damaged() {
        return false;
    }

    @Override
    void close();
}
