package dev.pgtrace.base.column;

import java.io.IOException;
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

    private final long budgetBytes;
    private long heapBytes;
    private boolean refused;
    /// Once there is one, everything goes there.
    private @Nullable SpillFile file;

    private long spilledBytes;

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

    /// What chunks take on the heap. Of chunks in the temporary file there are only the newest ones, not counted here.
    public synchronized long heapBytes() {
        return heapBytes;
    }

    /// What is in the temporary file.
    public synchronized long spilledBytes() {
        return spilledBytes;
    }

    /// Takes a new chunk; what to keep instead of it.
    synchronized LongChunk keep(LongChunk chunk) {
        SpillFile spill = bytes(chunk) == 0 ? null : file(bytes(chunk));
        if (spill != null) {
            try {
                LongChunk spilled = spill.write(chunk);
                spilledBytes = spill.writtenBytes();
                return spilled;
            } catch (IOException e) {
                refused = true;
            }
        }
        heapBytes += bytes(chunk);
        return chunk;
    }

    /// Takes a full page of chunks that were kept; what to keep instead of it.
    synchronized ChunkPage keep(HeapPage page) {
        SpillFile spill = file(0);
        if (spill != null) {
            try {
                ChunkPage spilled = spill.write(page);
                spilledBytes = spill.writtenBytes();
                return spilled;
            } catch (IOException e) {
                refused = true;
            }
        }
        return page;
    }

    /// Takes a chunk that stays on the heap: it is perhaps changed again and again.
    synchronized LongChunk hold(LongChunk chunk) {
        heapBytes += bytes(chunk);
        return chunk;
    }

    /// Lets go of a chunk.
    synchronized void release(LongChunk chunk) {
        heapBytes -= bytes(chunk);
    }

    private static long bytes(LongChunk chunk) {
        return chunk instanceof ArrayChunk ? chunk.heapBytes() : 0;
    }

    /// Where to put what would take so many bytes of heap; null where that is the heap.
    private @Nullable SpillFile file(long bytes) {
        if (refused || file == null && heapBytes + bytes <= budgetBytes) {
            return null;
        }
        try {
            file = file == null ? SpillFile.create() : file;
        } catch (IOException e) {
            refused = true;
        }
        return file;
    }

    /// Lets go of the file; what was given stays.
    public synchronized void close() {
        try {
            if (file != null) {
                refused = true;
                file.close();
                file = null;
            }
        } catch (IOException e) {
            refused = true;
        }
    }
}
