package dev.pgtrace.app;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Counts line ends of a mapped file on one thread: what reading a trace is measured against. Blocks are copied to the
/// heap first: of a loop over an array the compiler makes vector code, which pays for the copy twice over.
final class LineCount {
    private static final long LINE_ENDS = 0x0a0a0a0a0a0a0a0aL;
    private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;
    /// Words.
    private static final int BLOCK = 1 << 13;

    /// @param mappingMicros to map the file, count and unmap it: what one pays who counts the lines of a file
    /// @param mappedMicros  to count a second time, with all pages of the mapping in place
    record Timed(long lines, long mappingMicros, long mappedMicros) {}

    private LineCount() {}

    /// Counts once so that the file is in the page cache and the code compiled, and then for the times.
    static Timed timed(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            once(channel);
            long start = System.nanoTime();
            long lines = once(channel);
            long mapping = micros(start);
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
                of(bytes);
                long again = System.nanoTime();
                of(bytes);
                return new Timed(lines, mapping, micros(again));
            }
        }
    }

    private static long once(FileChannel channel) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            return of(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
        }
    }

    private static long micros(long start) {
        return (System.nanoTime() - start) / 1000;
    }

    static long of(MemorySegment bytes) {
        long size = bytes.byteSize();
        long[] block = new long[BLOCK];
        long count = 0;
        long at = 0;
        while (at + Long.BYTES <= size) {
            int words = (int) Math.min(BLOCK, (size - at) / Long.BYTES);
            MemorySegment.copy(bytes, ValueLayout.JAVA_LONG_UNALIGNED, at, block, 0, words);
            count += of(block, words);
            at += (long) words * Long.BYTES;
        }
        for (; at < size; at++) {
            count += bytes.get(ValueLayout.JAVA_BYTE, at) == '\n' ? 1 : 0;
        }
        return count;
    }

    private static long of(long[] block, int words) {
        long count = 0;
        for (int i = 0; i < words; i++) {
            long word = block[i] ^ LINE_ENDS;
            // Bit 7 of each byte of `word` that is zero; exact, without carries between bytes.
            count += Long.bitCount(~(((word & LOW_BITS) + LOW_BITS) | word | LOW_BITS));
        }
        return count;
    }
}
