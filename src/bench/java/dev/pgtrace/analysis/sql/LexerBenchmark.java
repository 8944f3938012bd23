package dev.pgtrace.analysis.sql;

import java.nio.charset.StandardCharsets;
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

/// SQL to fingerprints: a megabyte of statements of all lengths.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LexerBenchmark {
    private static final int BYTES = 1_000_000;
    private static final String[] STATEMENTS = {
        "SELECT * FROM customers WHERE c_id = $1",
        "select o_id, o_total from orders where c_id in (1, 2, 3, 4, 5) and note <> 'it''s' order by o_date desc limit 10",
        "INSERT INTO lines (o_id, pos, sku) VALUES (1, 1, E'a\\n'), (1, 2, 'b'), (1, 3, U&'c') /* batch */ RETURNING id",
        """
        with recent as (select c_id, sum(o_total)::numeric(12,2) as total -- of a month
          from orders where o_date > now() - interval '30 days' group by c_id)
        select c.name, r.total, $tag$ raw 'text' $tag$ from recent r join "Customers" c using (c_id) where r.total > 1e3
        """
    };

    private final SqlFingerprinter fingerprinter = new SqlFingerprinter();
    private byte[][] texts = {};

    @Setup
    public void write() {
        texts = new byte[STATEMENTS.length][];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = STATEMENTS[i].getBytes(StandardCharsets.UTF_8);
        }
    }

    @Benchmark
    public long fingerprintMegabyte() {
        long hash = 0;
        int done = 0;
        for (int i = 0; done < BYTES; i++) {
            byte[] text = texts[i % texts.length];
            hash ^= fingerprinter.of(text, 0, text.length);
            done += text.length;
        }
        return hash;
    }
}
