package dev.pgtrace.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.format.TraceFormat;
import dev.pgtrace.format.trc.TrcFormat;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceText;
import dev.pgtrace.source.ByteSource;
import dev.pgtrace.store.TraceBuilder;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;

/// Any bytes read as a pg_trace file, whole and in small segments: the same rows, and every text can be decoded.
@Tag("fuzz")
class TrcReaderFuzzTest {
    @FuzzTest(maxDuration = "30s")
    void readsAnyBytes(byte[] bytes) throws TraceException {
        new TrcFormat().matches(MemorySegment.ofArray(bytes));
        Trace whole = read(bytes, new TraceFormat.Options(Long.MAX_VALUE / 4, 1));
        Trace pieces = read(bytes, new TraceFormat.Options(1 + bytes.length % 97, 2));
        assertThat(pieces.info().counts()).isEqualTo(whole.info().counts());
        assertThat(pieces.info().issues()).isEqualTo(whole.info().issues());
        assertThat(rows(pieces)).isEqualTo(rows(whole));
        for (int cursor = 0; cursor < whole.cursors().size(); cursor++) {
            whole.text().sql(whole, cursor);
        }
        for (int execution = 0; execution < whole.executions().size(); execution++) {
            whole.text().detail(whole, execution);
        }
    }

    private static Trace read(byte[] bytes, TraceFormat.Options options) throws TraceException {
        ByteSource source = new Heap(MemorySegment.ofArray(bytes));
        TrcFormat format = new TrcFormat();
        TraceText text = format.text(source, StandardCharsets.UTF_8);
        TraceBuilder builder = new TraceBuilder("fuzz", StandardCharsets.UTF_8, text, ignored -> {});
        format.read(
                source,
                options,
                (sql, from, to) -> Arrays.hashCode(Arrays.copyOfRange(sql, from, to)),
                builder,
                Progress.NONE,
                new CancelToken());
        return builder.snapshot();
    }

    private static String rows(Trace trace) {
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < trace.executions().size(); row++) {
            for (ExecutionColumn column : ExecutionColumn.values()) {
                rows.append(trace.executions().get(row, column)).append(' ');
            }
        }
        for (int row = 0; row < trace.cursors().size(); row++) {
            for (CursorColumn column : CursorColumn.values()) {
                rows.append(trace.cursors().get(row, column)).append(' ');
            }
        }
        return rows.toString();
    }

    /// Bytes that are all there.
    private record Heap(MemorySegment bytes) implements ByteSource {
        @Override
        public String name() {
            return "bytes";
        }

        @Override
        public View await(long wanted, CancelToken cancel) {
            return now();
        }

        @Override
        public View now() {
            return new View(bytes, true);
        }

        @Override
        public long storedBytes() {
            return bytes.byteSize();
        }

        @Override
        public long storedDone() {
            return bytes.byteSize();
        }

        @Override
        public void close() {}
    }
}
