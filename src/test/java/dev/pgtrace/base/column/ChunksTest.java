package dev.pgtrace.base.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Holds packed and stored columns against a plain array.
class ChunksTest {
    private static final int ROWS = 5000;

    /// What columns of traces look like, and what they never should.
    enum Kind {
        CONSTANT(i -> 7),
        MISSING(i -> -1),
        LINE(i -> 1_000_000 + 17L * i),
        FALLING(i -> 1_000_000 - 17L * i),
        ALTERNATING(i -> i % 2),
        OFFSETS(i -> 1L << 33 | 900L * i + new Random(i).nextInt(300)),
        OFTEN_MISSING(i -> new Random(i).nextInt(10) < 8 ? -1 : 1_700_000_000_000_000L + i * 1000L),
        RARELY_MISSING(i -> new Random(i).nextInt(100) == 0 ? -1 : 1_700_000_000_000_000L + i * 1000L),
        ONE_IN_A_CHUNK(i -> i % 1024 == 500 ? 123_456_789L : -1),
        SKEWED(i -> (long) Math.exp(new Random(i).nextDouble() * 20)),
        FEW_LARGE(i -> new Random(i).nextInt(50) == 0 ? 1L << 40 | i : new Random(i).nextInt(7)),
        NEGATIVE(i -> -2 - new Random(i).nextInt(1000)),
        AROUND_MISSING(i -> new Random(i).nextInt(3) - 1),
        HASHES(i -> new Random(i).nextLong()),
        EXTREMES(i -> i % 3 == 0 ? Long.MIN_VALUE : i % 3 == 1 ? Long.MAX_VALUE : -1),
        LARGE(i -> (1L << 61) - i * 5L);

        private final IntToLongFunction value;

        Kind(IntToLongFunction value) {
            this.value = value;
        }

        long[] rows() {
            long[] values = new long[ROWS];
            Arrays.setAll(values, value);
            return values;
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesBackWhatWasPacked(Kind kind) {
        assertThat(rows(packed(kind.rows()))).containsExactly(kind.rows());
        assertThat(read(packed(kind.rows()))).containsExactly(kind.rows());
    }

    @ParameterizedTest
    @EnumSource
    void givesBackWhatWasStored(Kind kind) throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            LongColumn column = stored(packed(kind.rows()), arena);
            assertThat(rows(column)).containsExactly(kind.rows());
            assertThat(read(column)).containsExactly(kind.rows());
            assertThat(rows(stored(column, arena))).containsExactly(kind.rows());
        }
    }

    @ParameterizedTest
    @EnumSource
    void knowsBounds(Kind kind) {
        long[] values = kind.rows();
        LongColumn column = packed(values);
        long least = Arrays.stream(values).min().orElseThrow();
        long most = Arrays.stream(values).max().orElseThrow();
        assertThat(column.isWithin(0, ROWS, least, most)).isTrue();
        assertThat(column.isWithin(0, ROWS, Long.MIN_VALUE, most - 1)).isEqualTo(most == Long.MIN_VALUE);
        assertThat(column.isWithin(0, ROWS, least + 1, Long.MAX_VALUE)).isFalse();
    }

    @Test
    void packsRandomMixturesOfKinds() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            long[] values = new long[LongColumn.CHUNK + random.nextInt(LongColumn.CHUNK)];
            long base = random.nextLong() >> random.nextInt(64);
            long step = random.nextInt(3) == 0 ? random.nextInt(2000) : 0;
            int bits = 1 + random.nextInt(40);
            int missing = random.nextInt(101);
            int large = random.nextInt(30);
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextInt(100) < missing
                        ? -1
                        : base + step * i + (random.nextLong() >>> (random.nextInt(100) < large ? 20 : 64 - bits));
            }
            assertThat(read(packed(values))).containsExactly(values);
            assertThat(rows(packed(values))).containsExactly(values);
        }
    }

    @Test
    void takesFewBitsForWhatChangesLittle() {
        assertThat(packed(Kind.LINE.rows()).heapBytes()).isLessThan(2_000);
        assertThat(packed(Kind.RARELY_MISSING.rows()).heapBytes()).isLessThan(30_000);
        assertThat(packed(Kind.FEW_LARGE.rows()).heapBytes()).isLessThan(15_000);
    }

    @Test
    void refusesColumnsThatPointOutsideOfTheirBytes() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = bytes(packed(Kind.HASHES.rows()), arena);
            assertThatThrownBy(() -> StoredColumn.open(bytes.asSlice(0, bytes.byteSize() - 8), ROWS))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> StoredColumn.open(bytes.asSlice(0, 64), ROWS))
                    .isInstanceOf(IOException.class);
            bytes.setAtIndex(SegmentChunk.WORD, 2, 100);
            assertThatThrownBy(() -> StoredColumn.open(bytes, ROWS)).isInstanceOf(IOException.class);
        }
    }

    private static LongColumn packed(long[] values) {
        LongColumnBuilder builder = new LongColumnBuilder();
        for (long value : values) {
            builder.append(value);
        }
        return builder.snapshot();
    }

    private static LongColumn stored(LongColumn column, Arena arena) throws IOException {
        return StoredColumn.open(bytes(column, arena), column.size());
    }

    private static MemorySegment bytes(LongColumn column, Arena arena) throws IOException {
        List<Long> words = new ArrayList<>();
        StoredColumn.write(column, (all, count) -> {
            for (int i = 0; i < count; i++) {
                words.add(all[i]);
            }
        });
        MemorySegment bytes = arena.allocate(words.size() * 8L, 8);
        for (int i = 0; i < words.size(); i++) {
            bytes.setAtIndex(SegmentChunk.WORD, i, words.get(i));
        }
        return bytes;
    }

    private static long[] rows(LongColumn column) {
        long[] rows = new long[column.size()];
        Arrays.setAll(rows, column::get);
        return rows;
    }

    private static long[] read(LongColumn column) {
        LongReader reader = new LongReader(column);
        long[] rows = new long[column.size()];
        Arrays.setAll(rows, reader::get);
        return rows;
    }

    @Test
    void rowsHereAndThereAreThoseOfTheColumn() {
        Random random = new Random(7);
        LongColumnBuilder builder = new LongColumnBuilder();
        for (int row = 0; row < 20_000; row++) {
            builder.append(random.nextInt(5) == 0 ? LongChunk.GAP : random.nextLong(1L << random.nextInt(1, 60)));
        }
        LongColumn column = builder.snapshot();
        LongReader reader = LongReader.scattered(column);
        int row = 0;
        for (int i = 0; i < 50_000; i++) { // jumps, near steps, and long ways in order
            row = i % 100 == 0 ? random.nextInt(20_000) : Math.floorMod(row + random.nextInt(-3, 5), 20_000);
            assertThat(reader.get(row)).isEqualTo(column.get(row));
        }
        for (row = 0; row < 20_000; row++) {
            assertThat(reader.get(row)).isEqualTo(column.get(row));
        }
    }
}
