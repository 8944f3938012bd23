package dev.pgtrace.base.column;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Where the packed chunks of growing columns are: on the heap up to a budget, then in a temporary file that is mapped
/// and gone when nothing refers to it any more. Where the file cannot be written, on the heap after all. Thread-safe;
/// what it gave may go anywhere.
public final class ChunkSpace {
    /// What is kept on the heap for one trace unless the user says otherwise.
    public static final long STANDARD_BYTES = 192L << 20;

    /// What is kept on the heap of a trace that grows without end: the same, however long it grows.
    public static final long GROWING_BYTES = 8L << 20;

    private static volatile long chosenBytes = STANDARD_BYTES;
    /// The file grows by pieces of this size.
    private static final int REGION = 16 << 20;

    private final long budgetBytes;
    private long heapBytes;
    private long spilledBytes;
    private boolean refused;
    private @Nullable FileChannel file;
    private @Nullable MemorySegment region;
    private long nextWord;

    public ChunkSpace(long budgetBytes) {
        this.budgetBytes = budgetBytes;
    }

    /// From now on spaces have this budget, as the user wants it for one trace.
    public static void use(long budgetBytes) {
        chosenBytes = budgetBytes;
    }

    /// With the budget that was chosen, and no more than a quarter of the heap: the standard one leaves most of half a
    /// gigabyte to others.
    public static ChunkSpace standard() {
        return new ChunkSpace(Math.min(chosenBytes, Runtime.getRuntime().maxMemory() / 4));
    }

    /// For what grows for as long as somebody writes it.
    public static ChunkSpace growing() {
        return new ChunkSpace(Math.min(GROWING_BYTES, standard().budgetBytes()));
    }

    /// What may be on the heap.
    public long budgetBytes() {
        return budgetBytes;
    }

    /// What is on the heap, heads of chunks in the temporary file included.
    public synchronized long heapBytes() {
        return heapBytes;
    }

    /// Of the words in the temporary file.
    public synchronized long spilledBytes() {
        return spilledBytes;
    }

    /// Takes a new chunk; what to keep instead of it.
    synchronized LongChunk keep(LongChunk chunk) {
        long words = LongChunk.wordCount(chunk.shape());
        if (words > 0 && heapBytes + chunk.heapBytes() > budgetBytes && !refused) {
            try {
                return spill(chunk, words);
            } catch (IOException e) {
                refused = true;
            }
        }
        heapBytes += chunk.heapBytes();
        return chunk;
    }

    /// Takes a chunk again that was changed and now is not any more.
    synchronized LongChunk settle(LongChunk chunk) {
        heapBytes -= chunk.heapBytes();
        return keep(chunk);
    }

    /// Takes a chunk in place of another. It stays on the heap: it is perhaps changed again and again.
    ///
    /// @param goneBytes of heap that the other one took
    synchronized LongChunk replace(long goneBytes, LongChunk chunk) {
        heapBytes += chunk.heapBytes() - goneBytes;
        return chunk;
    }

    private LongChunk spill(LongChunk chunk, long words) throws IOException {
        if (region == null || nextWord + words > region.byteSize() / Long.BYTES) {
            region = grow();
            nextWord = 0;
        }
        MemorySegment.copy(chunk.words(), 0, region, SegmentChunk.WORD, nextWord * Long.BYTES, (int) words);
        LongChunk spilled = new SegmentChunk(chunk.base(), chunk.slope(), chunk.shape(), region, nextWord);
        nextWord += words;
        spilledBytes += words * Long.BYTES;
        heapBytes += spilled.heapBytes();
        return spilled;
    }

    /// The next piece of the file. It is written first: a full disk must be told here, not by a mapping.
    private MemorySegment grow() throws IOException {
        FileChannel channel = file == null ? create() : file;
        file = channel;
        long from = channel.size();
        ByteBuffer zeros = ByteBuffer.allocate(1 << 16);
        for (long at = from; at < from + REGION; ) {
            at += channel.write(zeros.clear(), at);
        }
        return channel.map(FileChannel.MapMode.READ_WRITE, from, REGION, Arena.ofAuto());
    }

    private static FileChannel create() throws IOException {
        Path path = Files.createTempFile("pgtrace-columns-", ".tmp");
        FileChannel channel = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        try {
            Files.deleteIfExists(path); // at once where the system allows it
        } catch (IOException e) {
            path.toFile().deleteOnExit();
        }
        return channel;
    }

    /// Lets go of the file; what was given stays.
    public synchronized void close() {
        try {
            if (file != null) {
                file.close();
                file = null;
                region = null;
                refused = true;
            }
        } catch (IOException e) {
            refused = true;
        }
    }
}
