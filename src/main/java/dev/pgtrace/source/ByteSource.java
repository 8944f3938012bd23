package dev.pgtrace.source;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// The uncompressed bytes of an input, mapped into memory, perhaps still growing (decompression, standard input).
/// Thread-safe. Closing unmaps: later reads throw.
///
/// An input is one file until a reader asks to [#goOn] in another one; offsets go on through all of them.
public interface ByteSource extends AutoCloseable {
    /// Bytes there are of one file.
    ///
    /// @param bytes    everything of it so far
    /// @param start    offset of the first of them in the input: 0 where nobody went on to another file
    /// @param complete whether no more will come in this file
    record View(MemorySegment bytes, long start, boolean complete) {
        public View(MemorySegment bytes, boolean complete) {
            this(bytes, 0, complete);
        }

        /// Offset behind the last byte.
        public long limit() {
            return start + bytes.byteSize();
        }
    }

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

    /// What there is now, of the latest file.
    View now() throws TraceException;

    /// What reads all bytes of a view that this gave, in large stretches, as fast as the input allows.
    default WordReader words(View view) {
        return WordReader.of(view.bytes());
    }

    /// The file that has this offset, or the latest one.
    default View at(long offset) throws TraceException {
        return now();
    }

    /// Goes on in another file beside the latest one: what there is now ends where the latest view ended.
    ///
    /// @return false where there is no such file, or where an input cannot do that
    default boolean goOn(String fileName) throws TraceException {
        return false;
    }

    /// A file of an input that was [gone on][#goOn] from.
    ///
    /// @param fileName its name in the folder of the first
    /// @param start    offset of its first byte in the input
    record FilePart(String fileName, long start) {}

    /// The files that this has been found to be so far, in order; empty where it is no file that could be gone on from.
    default List<FilePart> files() {
        return List.of();
    }

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
