package dev.pgtrace.format.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgtrace.base.column.ColumnAssembler;
import dev.pgtrace.base.column.LongColumn;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ChunkCodecTest {
    @Test
    void writesNothingButAValueWhereAllAreTheSame() throws Exception {
        ByteWriter out = new ByteWriter();
        new ChunkEncoder(out).encode(new long[LongColumn.CHUNK], LongColumn.CHUNK);
        assertThat(out.size()).isEqualTo(2);
        assertThat(read(out, LongColumn.CHUNK)).isEqualTo(new long[LongColumn.CHUNK]);
    }

    @Test
    void writesStepsWhereTheyAreSmaller() throws Exception {
        long[] values = values(1024, row -> 1_790_000_000_000_000L + row * 1_000L + row % 7);
        ByteWriter out = new ByteWriter();
        new ChunkEncoder(out).encode(values, values.length);
        assertThat(out.size()).isLessThan(1100);
        assertThat(read(out, values.length)).isEqualTo(values);
    }

    @Test
    void leavesOutTheMissingWhereOthersAreFarAway() throws Exception {
        long[] values = values(1024, row -> row % 5 == 0 ? 1_790_000_000_000_000L + row : -1);
        ByteWriter out = new ByteWriter();
        new ChunkEncoder(out).encode(values, values.length);
        assertThat(out.size()).isLessThan(400);
        assertThat(read(out, values.length)).isEqualTo(values);
    }

    @RepeatedTest(300)
    void readsWhatItWrote(RepetitionInfo repetition) throws Exception {
        Random random = new Random(repetition.getCurrentRepetition());
        int count = random.nextBoolean() ? LongColumn.CHUNK : 1 + random.nextInt(LongColumn.CHUNK);
        int shape = random.nextInt(6);
        int bits = random.nextInt(64);
        double missing = random.nextBoolean() ? random.nextDouble() : 0;
        long[] values = values(
                count,
                row -> random.nextDouble() < missing
                        ? -1
                        : switch (shape) {
                            case 0 -> random.nextLong();
                            case 1 -> random.nextLong() >>> bits;
                            case 2 -> (long) row << (bits / 2);
                            case 3 -> random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE;
                            case 4 -> row * 31L + random.nextInt(3);
                            default -> 7;
                        });
        ByteWriter out = new ByteWriter();
        new ChunkEncoder(out).encode(values, count);
        assertThat(read(out, count)).isEqualTo(values);
    }

    @Test
    void keepsValuesAsTheyAreInMemoryWhereNothingIsMuchSmaller() throws Exception {
        Random random = new Random(1);
        long[] values = values(1024, row -> random.nextInt(1 << 11));
        ByteWriter out = new ByteWriter();
        new ChunkEncoder(out).encode(values, values.length);
        assertThat(out.size()).isEqualTo(1024 * 11 / 8 + 3);
        assertThat(read(out, values.length)).isEqualTo(values);
    }

    @RepeatedTest(300)
    void readsAnyBytesWithoutAnyOtherFault(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        ColumnAssembler column = new ColumnAssembler(100);
        try {
            new ChunkDecoder().decode(new ByteReader(bytes), 100, column, 0);
            assertThat(column.column().size()).isEqualTo(100);
        } catch (DamagedBlock refused) {
            assertThat(refused).hasMessageMatching("[a-z].*");
        }
    }

    @Test
    void refusesCountsThatTheBytesLeftCannotHold() {
        ByteWriter out = new ByteWriter();
        out.number(Long.MAX_VALUE);
        assertThatThrownBy(() -> new ByteReader(out.toBytes()).count(1)).isInstanceOf(DamagedBlock.class);
        assertThatThrownBy(() -> new ByteReader(out.toBytes()).text()).isInstanceOf(DamagedBlock.class);
    }

    private static long[] values(int count, IntToLongFunction value) {
        long[] values = new long[count];
        Arrays.setAll(values, value);
        return values;
    }

    private static long[] read(ByteWriter out, int count) throws DamagedBlock {
        ByteReader in = new ByteReader(out.toBytes());
        ColumnAssembler column = new ColumnAssembler(count);
        new ChunkDecoder().decode(in, count, column, 0);
        assertThat(in.left()).isZero();
        LongColumn made = column.column();
        return values(count, made::get);
    }
}
