package dev.pgtrace.format.trc;

import dev.pgtrace.analysis.sql.SqlFingerprinter;
import dev.pgtrace.base.task.CancelToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
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

/// Text to records, on one thread: 16 MB of the sample traces, again and again.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ScannerBenchmark {
    private static final int BYTES = 16_000_000;

    private final RecordLog log = new RecordLog(Integer.MAX_VALUE / 4);
    private final SqlReader sql = new SqlReader(new SqlFingerprinter());
    private Bytes bytes = Bytes.whole(MemorySegment.NULL);

    @Setup
    public void read() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        while (text.size() < BYTES) {
            for (String name : new String[] {"checkout_session.trc", "nested_functions.trc"}) {
                text.write(Files.readAllBytes(Path.of("sample-traces", name)));
            }
        }
        bytes = Bytes.whole(MemorySegment.ofArray(text.toByteArray()));
    }

    @Benchmark
    public long scan16Megabytes() {
        log.clear();
        RecordScanner scanner = new RecordScanner(bytes.again(), log, sql, new CancelToken());
        return scanner.scan(0, Long.MAX_VALUE, Long.MAX_VALUE, ScanState.START).lines();
    }
}
