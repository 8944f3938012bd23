package dev.pgtrace.base.column;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// A temporary file of words, mapped piece by piece, which is gone when nothing refers to the pieces any more. Written
/// by one thread at a time; what is written never changes.
final class SpillFile {
    /// The file grows by pieces of this size, in bytes.
    private static final int REGION = 16 << 20;

    private final FileChannel channel;
    /// Pages of columns have the array too.
    private MemorySegment[] regions = {};

    /// Where the next word goes in the last region.
    private long nextWord;

    private long writtenWords;

    private SpillFile(FileChannel channel) {
        this.channel = channel;
    }

    static SpillFile create() throws IOException {
        Path path = Files.createTempFile("pgtrace-columns-", ".tmp");
        FileChannel channel = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        try {
            Files.deleteIfExists(path); // at once where the system allows it
        } catch (IOException e) {
            path.toFile().deleteOnExit();
        }
        return new SpillFile(channel);
    }

    long writtenBytes() {
        return writtenWords * Long.BYTES;
    }

    /// A chunk that has its words here.
    LongChunk write(LongChunk chunk) throws IOException {
        long first = write(chunk.words());
        return new SegmentChunk(chunk.base(), chunk.slope(), chunk.shape(), regions[regions.length - 1], first);
    }

    /// A page that is here, as long as the words of all its chunks are, else the page itself.
    ChunkPage write(HeapPage page) throws IOException {
        long[] heads = new long[ChunkPage.CHUNKS * StoredPage.HEAD];
        for (int i = 0; i < ChunkPage.CHUNKS; i++) {
            LongChunk chunk = page.chunk(i);
            long place = place(chunk);
            if (place < 0) {
                return page;
            }
            heads[i * StoredPage.HEAD] = chunk.base();
            heads[i * StoredPage.HEAD + 1] = chunk.slope();
            heads[i * StoredPage.HEAD + 2] = chunk.shape();
            heads[i * StoredPage.HEAD + 3] = place;
        }
        long first = write(heads);
        return new StoredPage(regions, StoredPage.place(regions.length - 1, first));
    }

    /// Where the words of a chunk are, or -1 where they are not here; anywhere for a chunk without words.
    private long place(LongChunk chunk) {
        if (LongChunk.wordCount(chunk.shape()) == 0) {
            return 0;
        }
        for (int i = regions.length - 1; i >= 0 && chunk instanceof SegmentChunk stored; i--) {
            if (stored.segment().equals(regions[i])) {
                return StoredPage.place(i, stored.first());
            }
        }
        return -1;
    }

    /// @return number of the first word in the last region
    private long write(long[] words) throws IOException {
        if (regions.length == 0 || nextWord + words.length > REGION / Long.BYTES) {
            MemorySegment next = grow(); // may fail
            regions = Arrays.copyOf(regions, regions.length + 1);
            regions[regions.length - 1] = next;
            nextWord = 0;
        }
        long first = nextWord;
        MemorySegment.copy(words, 0, regions[regions.length - 1], SegmentChunk.WORD, first * Long.BYTES, words.length);
        nextWord += words.length;
        writtenWords += words.length;
        return first;
    }

    /// The next piece of the file. It is written first: a full disk must be told here, not by a mapping.
    private MemorySegment grow() throws IOException {
        long from = channel.size();
        ByteBuffer zeros = ByteBuffer.allocate(1 << 16);
        for (long at = from; at < from + REGION; ) {
            at += channel.write(zeros.clear(), at);
        }
        return channel.map(FileChannel.MapMode.READ_WRITE, from, REGION, Arena.ofAuto());
    }

    /// Nothing more is written; what is here stays.
    void close() throws IOException {
        channel.close();
    }
}
