package dev.pgtrace.base.column;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// A million values of a kind that executions have, into a column and out of it again.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ColumnBenchmark {
    private static final int ROWS = 1_000_000;

    private final long[] offsets = new long[ROWS];
    private final long[] micros = new long[ROWS];
    private LongColumn column = new LongColumnBuilder().snapshot();

    @Setup
    public void fill() {
        Random random = new Random(7);
        long offset = 0;
        for (int row = 0; row < ROWS; row++) {
            offset += 600 + random.nextInt(2_000);
            offsets[row] = offset;
            micros[row] = random.nextInt(20) == 0 ? -1 : (long) Math.exp(random.nextDouble() * 14);
        }
        column = build(micros);
    }

    private static LongColumn build(long[] values) {
        LongColumnBuilder builder = new LongColumnBuilder();
        for (long value : values) {
            builder.append(value);
        }
        return builder.snapshot();
    }

    @Benchmark
    public LongColumn buildRisingMillion() {
        return build(offsets);
    }

    @Benchmark
    public LongColumn buildScatteredMillion() {
        return build(micros);
    }

    @Benchmark
    public long readMillionInOrder() {
        LongReader reader = new LongReader(column);
        long sum = 0;
        for (int row = 0; row < ROWS; row++) {
            sum += reader.get(row);
        }
        return sum;
    }
}
