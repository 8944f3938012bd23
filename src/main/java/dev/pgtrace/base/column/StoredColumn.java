package dev.pgtrace.base.column;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// A column in a mapped file, read where it lies: nothing of it is on the heap. Four words a chunk (base, slope, shape,
/// number of its first word), then the words of all chunks.
public final class StoredColumn extends LongColumn {
    private static final int HEAD = StoredPage.HEAD;
    private static final int HEADS_AT_ONCE = 1024;

    private final MemorySegment segment;

    /// Where a column is written to.
    public interface Output {
        void words(long[] words, int count) throws IOException;
    }

    private StoredColumn(MemorySegment segment, int size) {
        super(size);
        this.segment = segment;
    }

    /// Writes a column so that it can be [opened][#open].
    public static void write(LongColumn column, Output out) throws IOException {
        int chunks = column.chunks();
        long[] head = new long[HEAD];
        long next = (long) chunks * HEAD;
        for (int i = 0; i < chunks; i++) {
            LongChunk chunk = column.chunk(i);
            head[0] = chunk.base();
            head[1] = chunk.slope();
            head[2] = chunk.shape();
            head[3] = next;
            out.words(head, HEAD);
            next += LongChunk.wordCount(chunk.shape());
        }
        for (int i = 0; i < chunks; i++) {
            long[] words = column.chunk(i).words();
            out.words(words, words.length);
        }
    }

    /// A column of so many rows. The memory has to stay there for as long as the column is used.
    ///
    /// @param segment at a multiple of eight
    /// @throws IOException where it cannot be one
    public static LongColumn open(MemorySegment segment, int size) throws IOException {
        StoredColumn column = new StoredColumn(segment, size);
        long words = Math.min(segment.byteSize() / Long.BYTES, StoredPage.MOST_WORDS);
        long heads = (long) column.chunks() * HEAD;
        if (size < 0 || heads > words) {
            throw new IOException("a column that ends early");
        }
        long[] some = new long[(int) Math.min(heads, HEADS_AT_ONCE * HEAD)];
        for (long at = 0; at < heads; at += some.length) {
            int count = (int) Math.min(some.length, heads - at);
            MemorySegment.copy(segment, SegmentChunk.WORD, at * Long.BYTES, some, 0, count);
            if (!fit(some, count, heads, words)) {
                throw new IOException("a chunk outside of its column");
            }
        }
        return column;
    }

    /// Whether the chunks with these heads lie behind the heads and before the end.
    private static boolean fit(long[] some, int count, long heads, long words) {
        boolean fit = true;
        for (int i = 0; i < count; i += HEAD) {
            long shape = some[i + 2];
            long first = some[i + 3];
            fit &= shape == (int) shape
                    && LongChunk.isPossible((int) shape)
                    && first >= heads
                    && first <= words - LongChunk.wordCount((int) shape);
        }
        return fit;
    }

    private long head(int chunk, int part) {
        return segment.getAtIndex(SegmentChunk.WORD, (long) chunk * HEAD + part);
    }

    @Override
    LongChunk chunk(int chunk) {
        return new SegmentChunk(head(chunk, 0), head(chunk, 1), (int) head(chunk, 2), segment, head(chunk, 3));
    }

    @Override
    long value(int chunk, int index) {
        return chunk(chunk).get(index);
    }

    @Override
    int pages() {
        return size() >>> SHIFT + ChunkPage.SHIFT;
    }

    @Override
    ChunkPage page(int page) {
        return new StoredPage(new MemorySegment[] {segment}, (long) page * ChunkPage.CHUNKS * HEAD);
    }

    @Override
    public long heapBytes() {
        return 32;
    }
}
