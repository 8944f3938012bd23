package dev.pgtrace.format.binary;

import dev.pgtrace.base.column.ColumnAssembler;
import dev.pgtrace.base.column.LongColumn;
import dev.pgtrace.base.column.PlainChunk;
import dev.pgtrace.model.Table;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Reads what [ChunkEncoder] writes. Not thread-safe.
final class ChunkDecoder {
    private final long[] values = new long[LongColumn.CHUNK];
    private final long[] present = new long[LongColumn.CHUNK];

    /// Reads a chunk into a column.
    void decode(ByteReader in, int rows, ColumnAssembler column, int chunk) throws DamagedBlock {
        int way = in.one();
        if (way == ChunkEncoder.PACKED) {
            packed(in, rows, column, chunk);
            return;
        }
        boolean sparse = (way & ChunkEncoder.SPARSE) != 0;
        int bitmap = sparse ? in.skip((rows + 7) / 8) : 0;
        int count = sparse ? ones(in.array(), bitmap, rows) : rows;
        long[] into = sparse ? present : values;
        switch (way & ~ChunkEncoder.SPARSE) {
            case ChunkEncoder.CONSTANT -> {
                long value = in.signed();
                if (!sparse) {
                    column.fill(chunk, value);
                    return;
                }
                Arrays.fill(into, 0, count, value);
            }
            case ChunkEncoder.PLAIN -> planes(in, into, 0, count);
            case ChunkEncoder.DELTA -> steps(in, into, count);
            default -> throw new DamagedBlock("a column written in way " + way);
        }
        if (sparse) {
            spread(in.array(), bitmap, rows);
        }
        column.put(chunk, values);
    }

    private static void packed(ByteReader in, int rows, ColumnAssembler column, int chunk) throws DamagedBlock {
        long least = in.signed();
        int bits = in.one();
        if (rows != LongColumn.CHUNK || bits > 64) {
            throw new DamagedBlock("a packed chunk of " + rows + " values of " + bits + " bits");
        }
        long[] words = new long[PlainChunk.wordCount(bits)];
        int at = in.skip(words.length * Long.BYTES);
        ByteBuffer.wrap(in.array(), at, words.length * Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer()
                .get(words);
        column.put(chunk, new PlainChunk(least, bits, words));
    }

    private static void planes(ByteReader in, long[] into, int from, int count) throws DamagedBlock {
        long least = in.signed();
        int width = in.one();
        if (width > 8) {
            throw new DamagedBlock("numbers of " + width + " bytes");
        }
        Arrays.fill(into, from, from + count, least);
        byte[] bytes = in.array();
        for (int shift = 0; shift < width * 8; shift += 8) {
            int plane = in.skip(count);
            for (int i = 0; i < count; i++) {
                into[from + i] += (bytes[plane + i] & 0xffL) << shift;
            }
        }
    }

    private static void steps(ByteReader in, long[] into, int count) throws DamagedBlock {
        if (count < 1) {
            throw new DamagedBlock("steps without a value");
        }
        long value = in.signed();
        planes(in, into, 1, count - 1);
        into[0] = value;
        for (int i = 1; i < count; i++) {
            value += into[i];
            into[i] = value;
        }
    }

    private static int ones(byte[] bytes, int bitmap, int rows) {
        int count = 0;
        for (int i = 0; i < rows; i++) {
            count += bytes[bitmap + (i >>> 3)] >>> (i & 7) & 1;
        }
        return count;
    }

    private void spread(byte[] bytes, int bitmap, int rows) {
        int next = 0;
        for (int i = 0; i < rows; i++) {
            values[i] = (bytes[bitmap + (i >>> 3)] >>> (i & 7) & 1) == 0 ? Table.MISSING : present[next++];
        }
    }
}
