package dev.pgtrace.format.trc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.format.TraceFormat;
import dev.pgtrace.model.Trace;
import dev.pgtrace.store.TraceBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A trace that is read while the server writes it, slower than it is read.
class SlowInputTest {
    private static final String HEADER = """
            ***********************************************************************
            *** PostgreSQL Ultimate Trace (Oracle 10046-style + per-block I/O)
            *** PID: 7
            *** Start: 2026-10-09 14:02:11.318204+02
            ***********************************************************************

            """;
    private static final String STATEMENT = """
            =====================================================================
            PARSE #%1$d
            SQL: select %1$d
            ---------------------------------------------------------------------
            PARSE TIME: ela=0.000071 sec cpu=0.000 sec (planning)
            PARSE STATS: cr=0 (catalog blocks read during planning)
            ---------------------------------------------------------------------
            EXEC #%1$d
            EXEC TIME: ela=0.144585 sec rows=5
            ---------------------------------------------------------------------
            EXEC STATS: cr=402 pr=122 cpu=0.034325 sec elapsed=0.034325 sec
            =====================================================================

            """;

    static List<String> names() {
        return SharedTraces.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void readsRealTracesTheSame(String name) throws Exception {
        byte[] bytes = SharedTraces.bytes(name);
        String whole = Reading.dump(Reading.of(bytes, Reading.ONE_PIECE));
        for (int least : new int[] {41, 1009, 20_011}) {
            int step = Math.max(least, bytes.length / 700);
            assertThat(Reading.dump(Reading.of(HeapSource.slow(bytes, step), TraceFormat.Options.standard())))
                    .as("%s in steps of %d", name, step)
                    .isEqualTo(whole);
        }
    }

    @Test
    void showsEachStatementBeforeTheNextOneComes() throws Exception {
        StringBuilder text = new StringBuilder(HEADER);
        List<Integer> ends = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            text.append(STATEMENT.formatted(i));
            ends.add(text.length());
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        List<Long> shown = new ArrayList<>();
        HeapSource source = HeapSource.slow(bytes, bytes.length / 20);
        TrcFormat format = new TrcFormat();
        TraceBuilder builder =
                new TraceBuilder("slow", StandardCharsets.UTF_8, format.text(source, StandardCharsets.UTF_8), sofar -> {
                    Trace trace = sofar.snapshot();
                    shown.add(source.storedDone() * 1000 + trace.executions().size());
                });

        format.read(source, TraceFormat.Options.standard(), Reading.HASH, builder, Progress.NONE, new CancelToken());

        for (int i = 3; i <= 19; i++) { // how texts end is known with the second statement
            long there = (long) i * (bytes.length / 20);
            long whole = ends.stream().filter(end -> end <= there).count();
            assertThat(shown).anyMatch(seen -> seen / 1000 <= there && seen % 1000 >= whole);
        }
    }
}
