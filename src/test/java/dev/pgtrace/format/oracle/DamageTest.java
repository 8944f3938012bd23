package dev.pgtrace.format.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.pool.Hashes;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.format.TraceFormat;
import dev.pgtrace.model.Trace;
import dev.pgtrace.store.TraceBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is in a file: no exception, no hang, no memory without bound.
class DamageTest {
    private static final Path SAMPLE = Path.of("sample-traces/oracle_orders.trc");

    @Test
    void readsATraceCutAfterEveryByte() throws IOException, TraceException {
        byte[] bytes = Files.readAllBytes(SAMPLE);
        long executions = OracleTraces.read(MemorySource.of(bytes)).executions().size();
        for (int length = 0; length < bytes.length; length++) {
            Trace trace = OracleTraces.read(MemorySource.of(Arrays.copyOf(bytes, length)));
            boolean atLineEnd = length > 0 && bytes[length - 1] == '\n';
            assertThat(trace.executions().size()).isLessThanOrEqualTo((int) executions);
            assertThat(trace.info().complete() && !atLineEnd).isFalse();
            decode(trace);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0xa0})
    void readsATraceWithEveryByteChanged(int bits) throws IOException, TraceException {
        byte[] bytes = Files.readAllBytes(SAMPLE);
        for (int at = 0; at < bytes.length; at++) {
            byte[] changed = bytes.clone();
            changed[at] ^= (byte) bits;
            decode(OracleTraces.read(MemorySource.of(changed)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 1000})
    void readsTheSameWhileTheInputGrows(int step) throws IOException {
        byte[] bytes = Files.readAllBytes(SAMPLE);

        Trace whole = OracleTraces.read(MemorySource.of(bytes));
        Trace grown = OracleTraces.read(MemorySource.growing(bytes, step));

        assertThat(grown.info()).isEqualTo(whole.info());
        assertThat(tables(grown)).isEqualTo(tables(whole));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PARSING IN CURSOR #%d len=999999999 dep=0 tim=%d",
                "PARSING IN CURSOR #%d len=5 dep=0 tim=%d",
                "PARSING IN CURSOR #%d",
                "PARSE ERROR #%d:len=999999999 dep=0 tim=%d err=1",
                "BINDS #%d:\n Bind#0\n  avl=60000\n  value=\"",
                "STAT #1 id=%d cnt=1 pid=1 pos=1 obj=0 op='X'",
                "WAIT #%d: nam='event %d' ela= 1 tim=5",
                "WAIT #1: nam='event' ela= %d tim=5",
                "EXEC #%d:c=1,e=1,dep=60,tim=1",
                "EXEC #%d:c=1,e=1,dep=1,tim=1",
                "*** SESSION ID:(%d.1) 2024-01-01 00:00:00.000\nEXEC #1:c=1,e=1,dep=1,tim=1",
                "*** [ Unix process pid: %d ]\nEXEC #1:c=1,e=1,dep=1,tim=1"
            })
    void readsHostileFilesInTimeThatGrowsWithTheirSize(String line) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; text.length() < 3 << 20; i++) {
            text.append(line.replace("%d", String.valueOf(i))).append('\n');
        }

        Assertions.assertTimeout(Duration.ofSeconds(20), () -> OracleTraces.read(text.toString()));
    }

    @Test
    void showsTheBeginningOfALineThatIsLongerThanTheWindow() throws TraceException {
        String text = "*** 2024-01-01 00:00:00.000\nEXEC #7:c=1,e=3,dep=0,tim=1040\nWAIT #7: nam='x' ela= 1 "
                + "p1=1 ".repeat(500_000) + "\nEXEC #7:c=1,e=5,dep=0,tim=1050\n";

        Trace trace = OracleTraces.read(text);

        assertThat(trace.executions().size()).isEqualTo(2);
        assertThat(trace.info().complete()).isTrue();
        decode(trace);
    }

    @Test
    void stopsWhenCancelled() {
        CancelToken cancel = new CancelToken();
        MemorySource source = MemorySource.of("EXEC #7:c=1,e=3,dep=0,tim=1040\n".getBytes(StandardCharsets.UTF_8));
        OracleFormat format = new OracleFormat();
        TraceBuilder builder =
                new TraceBuilder("x", StandardCharsets.UTF_8, format.text(source, StandardCharsets.UTF_8), done -> {});
        cancel.cancel();

        assertThatThrownBy(() ->
                        format.read(source, TraceFormat.Options.standard(), Hashes::of, builder, Progress.NONE, cancel))
                .isInstanceOf(CancellationException.class);
    }

    private static List<List<List<Long>>> tables(Trace trace) {
        return List.of(
                rows(trace.cursors()),
                rows(trace.executions()),
                rows(trace.nodes()),
                rows(trace.calls()),
                rows(trace.waits()));
    }

    private static List<List<Long>> rows(dev.pgtrace.model.Table<?> table) {
        List<List<Long>> rows = new ArrayList<>();
        for (int row = 0; row < table.size(); row++) {
            int at = row;
            rows.add(table.columns().stream().map(column -> column.get(at)).toList());
        }
        return rows;
    }

    private static void decode(Trace trace) throws TraceException {
        for (int cursor = 0; cursor < trace.cursors().size(); cursor++) {
            trace.text().sql(trace, cursor);
        }
        for (int execution = 0; execution < trace.executions().size(); execution++) {
            trace.text().detail(trace, execution);
        }
    }
}
