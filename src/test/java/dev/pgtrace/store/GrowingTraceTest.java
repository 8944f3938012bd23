package dev.pgtrace.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.column.ChunkSpace;
import dev.pgtrace.format.EventRows;
import dev.pgtrace.format.trc.recording.RecordingFormat;
import dev.pgtrace.model.Backend;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.Dialect;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceText;
import dev.pgtrace.source.ByteSource;
import dev.pgtrace.source.Sources;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GrowingTraceTest {
    private static final int EXECUTIONS = 50_000;
    private static final int SPILLED_BYTES_A_ROW = 30;

    private static final List<ExecutionColumn> FIGURES = List.of(
            ExecutionColumn.ELAPSED_MICROS,
            ExecutionColumn.START_MICROS,
            ExecutionColumn.ROWS,
            ExecutionColumn.HIT_BLOCKS,
            ExecutionColumn.READ_BLOCKS,
            ExecutionColumn.CPU_MICROS);

    @Test
    void takesNoMoreHeapForFourTimesAsManyExecutions() throws TraceException {
        ChunkSpace few = new ChunkSpace(1 << 20);
        ChunkSpace many = new ChunkSpace(1 << 20);

        Trace small = filled(few, EXECUTIONS);
        Trace large = filled(many, 4 * EXECUTIONS);

        assertThat(large.executions().heapBytes()).isLessThan(small.executions().heapBytes() * 11 / 10);
        assertThat(large.calls().heapBytes()).isLessThan(small.calls().heapBytes() * 11 / 10);
        assertThat(many.heapBytes()).isLessThan(few.heapBytes() * 11 / 10);
        assertThat(many.spilledBytes() - few.spilledBytes()).isGreaterThan(3L * EXECUTIONS * SPILLED_BYTES_A_ROW);
    }

    /// With snapshots all the time, as views have them.
    private static Trace filled(ChunkSpace space, int executions) throws TraceException {
        try (ByteSource source = Sources.stream("none", InputStream.nullInputStream())) {
            TraceText text = new RecordingFormat().text(source, StandardCharsets.UTF_8);
            TraceBuilder builder = new TraceBuilder("growing", StandardCharsets.UTF_8, text, space, ignored -> {});
            EventRows rows = new EventRows(builder);
            int session = rows.session(new Backend(1, 1, "u", "d", "a", "c"), 0);
            int cursor = rows.cursor(session, 1, 1, 1, 10, 1);
            Random random = new Random(7);
            for (int i = 0; i < executions; i++) {
                rows.begin(session, cursor, i + 1L, -1, 100L * i, 0);
                for (ExecutionColumn figure : FIGURES) {
                    rows.set(figure, random.nextLong(1L << 50));
                }
                rows.call(CallKind.EXEC, 100L * i, 50L * i, i % 977);
                rows.end(100L * i + 99);
                if (i % 10_000 == 9_999) {
                    rows.report();
                    builder.progress(100L * i, Dialect.RECORDING);
                    Trace trace = builder.snapshot();
                    assertThat(trace.executions().size()).isEqualTo(i + 1);
                }
            }
            return builder.snapshot();
        }
    }
}
