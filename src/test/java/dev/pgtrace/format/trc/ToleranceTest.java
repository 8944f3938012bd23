package dev.pgtrace.format.trc;

import static dev.pgtrace.format.trc.Fixture.HEADER;
import static dev.pgtrace.format.trc.Fixture.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.format.TraceFormat;
import dev.pgtrace.model.Dialect;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.NodeColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import dev.pgtrace.store.TraceBuilder;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Forms that no published version prints, or that only documents and other tools know.
class ToleranceTest {
    @Test
    void readsShortFractionsAndMissingSections() throws Exception {
        Trace trace = Reading.of(Fixture.expand(HEADER + """
                ===
                PARSE #1
                SQL: select 1
                PARSE TIME: 0.123 sec
                ---
                EXEC #1
                EXEC TIME: ela=2.456 sec
                ===
                """));
        assertThat(trace.info().counts().parseMicros()).isEqualTo(123_000);
        assertThat(trace.executions().get(0, ExecutionColumn.ELAPSED_MICROS)).isEqualTo(2_456_000);
        assertThat(trace.executions().get(0, ExecutionColumn.ROWS)).isEqualTo(Table.MISSING);
    }

    @Test
    void readsNodesInOtherSpellings() throws Exception {
        Trace trace = Reading.of(Fixture.expand(HEADER + """
                ===
                PARSE #1
                SQL: select 1
                PARSE TIME: 0.000123 sec
                ---
                EXEC #1
                EXEC TIME: ela=0.1 sec rows=1
                ---
                EXECUTION PLAN #1:
                -> Hash Join
                  -> SeqScan on t
                  -> Index Only Scan using t_pkey on t  (cost=0.00..1.25 rows=25 width=13) (actual rows=2 loops=3)
                ===
                """));
        assertThat(trace.text().detail(trace, 0).plan())
                .extracting(node -> node.label() + "|" + node.relation().orElse("") + "|"
                        + node.index().orElse(""))
                .containsExactly("Hash Join||", "SeqScan|t|", "Index Only Scan|t|t_pkey");
        assertThat(trace.nodes().get(2, NodeColumn.ROWS)).isEqualTo(6);
        assertThat(trace.nodes().get(0, NodeColumn.LOOPS)).isEqualTo(Table.MISSING);
    }

    @Test
    void readsTheBaseDialectAsItsSourcePrintsIt() throws Exception {
        Trace trace = Reading.of(Fixture.expand("""
                ***
                *** PostgreSQL Session Trace (10046-style)
                *** Process ID: 77
                *** Session Start: 2026-11-22 07:29:01+00
                ***

                ===
                PARSE #1
                SQL: select *
                from t
                SQL_ID: abc
                PARSE TIME: 0.000123 seconds
                ---
                ===
                EXEC #2
                SQL: select *
                EXEC #9
                SQL_ID: abc
                QUERY_ID: 5
                START TIME: 2026-11-22 07:29:01+00
                ---
                FETCH: rows=3 time=0.000100 sec
                FETCH: rows=2 time=0.000050 sec
                ---
                END EXEC #2
                ROWS: 5
                ELAPSED TIME: 0.000200 seconds
                BUFFER STATS: TOTAL QUERY
                  shared blocks: hit=4 read=1 dirtied=0 written=0
                  local blocks:  hit=0 read=0 dirtied=0 written=0
                  temp blocks:   read=0 written=0
                ===

                *** SESSION END at 2026-11-22 07:29:02+00
                """));
        assertThat(trace.info().dialect()).isEqualTo(Dialect.BASE);
        assertThat(trace.info().sessions().getFirst().pid()).isEqualTo(77);
        assertThat(trace.text().sql(trace, 0)).isEqualTo("select *\nfrom t");
        assertThat(trace.executions().size()).isEqualTo(1);
        assertThat(trace.executions().get(0, ExecutionColumn.ELAPSED_MICROS)).isEqualTo(150);
        assertThat(trace.executions().get(0, ExecutionColumn.ROWS)).isEqualTo(5);
        assertThat(trace.executions().get(0, ExecutionColumn.READ_BLOCKS)).isEqualTo(1);
        assertThat(trace.info().complete()).isTrue();
    }

    @Test
    void readsTheTailThatEbpfScriptsAppend() throws Exception {
        Trace trace = Reading.of(Fixture.expand(HEADER + statement(1, "select 1;") + Fixture.stop(2) + Fixture.FOOTER)
                + "=".repeat(70) + "\nWAIT EVENTS (from eBPF)\n" + "=".repeat(70) + "\n"
                + "WAIT #1: nam='DataFileRead' ela=12 us tim=123456\n"
                + "WAIT [PID 42]: nam='Unknown:0x0a000003' ela=7 us tim=123466\n");
        assertThat(trace.info().counts().waits()).isEqualTo(1);
        assertThat(trace.info().issues()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ufeff", "\n\n\r\n", "\0\0\0\0"})
    void looksOverWhatPrecedesAHeader(String before) throws Exception {
        byte[] bytes = (before + Fixture.expand(HEADER + statement(1, "select 1;"))).getBytes(StandardCharsets.UTF_8);
        assertThat(new TrcFormat().matches(MemorySegment.ofArray(bytes))).isTrue();
        Trace trace = Reading.of(bytes, Reading.ONE_PIECE);
        assertThat(trace.info().sessions()).hasSize(1);
        assertThat(trace.info().sessions().getFirst().pid()).isEqualTo(42);
        assertThat(trace.info().counts().executions()).isEqualTo(1);
    }

    @Test
    void refusesOtherFiles() {
        for (String text : new String[] {
            "",
            "2026-11-22 07:26:29.575 UTC [22749] LOG:  duration: 1 ms\n",
            "PARSING IN CURSOR #140 len=20 dep=0 uid=0\nselect 1\nEND OF STMT\nPARSE #140:c=1,e=2\nEXEC #140:c=1,e=2\n",
            "Seq Scan on t  (cost=0.00..1.25 rows=25 width=13) (actual rows=2 loops=3)\n"
        }) {
            assertThat(new TrcFormat().matches(MemorySegment.ofArray(text.getBytes(StandardCharsets.UTF_8))))
                    .as(text)
                    .isFalse();
        }
    }

    @Test
    void readsAHugeLineInBoundedMemory() throws Exception {
        String text = Fixture.expand(HEADER + statement(1, "select 1;")) + "x".repeat(3_000_000) + "\n"
                + Fixture.expand(statement(2, "select '" + "y".repeat(100_000) + "';"));
        Trace trace = Reading.of(text);
        assertThat(trace.info().counts().parses()).isEqualTo(2);
        assertThat(Reading.issue(trace, IssueKind.UNKNOWN_LINE)).isPresent();
        assertThat(trace.text().sql(trace, 1)).hasSizeLessThan(40_000);
    }

    @Test
    void stopsWhenCancelled() {
        byte[] bytes =
                Fixture.expand(HEADER + statement(1, "select 1;").repeat(10)).getBytes(StandardCharsets.UTF_8);
        CancelToken cancel = new CancelToken();
        HeapSource source = HeapSource.whole(bytes);
        TrcFormat format = new TrcFormat();
        TraceBuilder builder = new TraceBuilder(
                "test",
                StandardCharsets.UTF_8,
                format.text(source, StandardCharsets.UTF_8),
                ignored -> cancel.cancel());
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> format.read(
                        source, new TraceFormat.Options(100, 2), Reading.HASH, builder, Progress.NONE, cancel));
        assertThat(builder.snapshot().info().indexed()).isFalse();
    }
}
