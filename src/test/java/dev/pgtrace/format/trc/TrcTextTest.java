package dev.pgtrace.format.trc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.format.TraceFormat;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.ExecutionDetail.PlanNode;
import dev.pgtrace.model.ExecutionDetail.SampledBuffer;
import dev.pgtrace.model.NodeColumn;
import dev.pgtrace.model.PlanShapes;
import dev.pgtrace.model.Trace;
import dev.pgtrace.source.ByteSource;
import dev.pgtrace.source.Sources;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrcTextTest {
    static List<String> names() {
        return SharedTraces.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void decodesWhatTheTablesHold(String name) throws Exception {
        Trace trace = Reading.of(SharedTraces.bytes(name), TraceFormat.Options.standard());
        for (int execution = 0; execution < trace.executions().size(); execution++) {
            ExecutionDetail detail = trace.text().detail(trace, execution);
            assertThat(detail.binds()).hasSize((int) trace.executions().orZero(execution, ExecutionColumn.BIND_COUNT));
            assertThat(detail.sampledBuffers())
                    .hasSize((int) trace.executions().orZero(execution, ExecutionColumn.SAMPLED_BUFFERS));
            int shape = (int) trace.executions().get(execution, ExecutionColumn.SHAPE);
            assertThat(detail.plan()).hasSize(shape < 0 ? 0 : trace.shapes().nodeCount(shape));
            for (int node = 0; node < detail.plan().size(); node++) {
                int row = (int) trace.executions().get(execution, ExecutionColumn.FIRST_NODE) + node;
                compare(trace, shape, node, row, detail.plan().get(node));
            }
        }
    }

    private static void compare(Trace trace, int shape, int node, int row, PlanNode decoded) {
        PlanShapes shapes = trace.shapes();
        assertThat(decoded.label()).isEqualTo(trace.name(shapes.label(shape, node)));
        assertThat(decoded.relation().orElse("")).isEqualTo(trace.name(shapes.relation(shape, node)));
        assertThat(decoded.index().orElse("")).isEqualTo(trace.name(shapes.index(shape, node)));
        assertThat(decoded.parent()).isEqualTo(shapes.parent(shape, node));
        for (NodeColumn column : NodeColumn.values()) {
            long value =
                    switch (column) {
                        case LOOPS -> decoded.loops();
                        case ROWS -> decoded.rows();
                        case PLANNED_ROWS -> decoded.plannedRows();
                        case TOTAL_MICROS -> decoded.totalMicros();
                        case HIT_BLOCKS -> decoded.hitBlocks();
                        case READ_BLOCKS -> decoded.readBlocks();
                        case READ_MICROS -> decoded.readMicros();
                        case DIRTIED_BLOCKS -> decoded.dirtiedBlocks();
                        case WRITTEN_BLOCKS -> decoded.writtenBlocks();
                        case TEMP_READ_BLOCKS -> decoded.tempReadBlocks();
                        case TEMP_WRITTEN_BLOCKS -> decoded.tempWrittenBlocks();
                        case WAL_BYTES -> decoded.walBytes();
                    };
            assertThat(value)
                    .as("%s of node %d", column, row)
                    .isEqualTo(trace.nodes().get(row, column));
        }
    }

    @Test
    void decodesANodeWithAllItsLines() throws Exception {
        String plan = """
                -> NESTLOOP  (cost=4.94..268.40 rows=44 width=112) (actual rows=4 loops=12)
                   Timing: startup=0.043 ms, total=1.780 ms, avg=0.148 ms/loop
                   Buffers: shared hit=100 read=2 dirtied=3 written=1 (98.0% cache hit)
                   I/O Detail: total=0.018 ms, avg=9.0 us/block, ~2 from OS cache
                   Local Buffers: hit=5 read=6
                   Temp Buffers: read=7 written=8
                   WAL: records=2 fpi=1 bytes=125
                   Surprise: yes
                  -> Index Scan using t_pkey on t  (cost=0.00..1.25 rows=25 width=13)
                """;
        String text = Fixture.expand(Fixture.HEADER
                + Fixture.parse(1, "select 1")
                + Fixture.exec(1)
                + Fixture.time("0.1", 1)
                + Fixture.end(1).replaceFirst("(?s)-> RESULT.*?\n---", plan.replace("$", "\\$") + "---"));
        Trace trace = Reading.of(text);
        long offset = text.indexOf("-> NESTLOOP");
        assertThat(trace.text().detail(trace, 0).plan())
                .containsExactly(
                        new PlanNode(
                                "NESTLOOP",
                                Optional.empty(),
                                Optional.empty(),
                                0,
                                -1,
                                4.94,
                                268.40,
                                44,
                                112,
                                12,
                                48,
                                43,
                                1780,
                                100,
                                2,
                                18,
                                3,
                                1,
                                5,
                                6,
                                7,
                                8,
                                2,
                                1,
                                125,
                                offset,
                                List.of(
                                        "I/O Detail: total=0.018 ms, avg=9.0 us/block, ~2 from OS cache",
                                        "Surprise: yes")),
                        new PlanNode(
                                "Index Scan",
                                Optional.of("t"),
                                Optional.of("t_pkey"),
                                1,
                                0,
                                0.00,
                                1.25,
                                25,
                                13,
                                0,
                                -1,
                                -1,
                                -1,
                                -1,
                                -1,
                                -1,
                                -1,
                                -1,
                                -1,
                                -1,
                                -1,
                                -1,
                                -1,
                                -1,
                                -1,
                                text.indexOf("  -> Index"),
                                List.of()));
    }

    @Test
    void decodesSampledBuffers() throws Exception {
        String waits = """
                WAIT #1: nam='db file sequential read' ela=-nan file#=1663/16390/16457 block=8 obj#=16457
                  table='measure' fork=main
                WAIT #1: nam='db file sequential read' ela=112 file#=1663/16390/24576 block=108 obj#=24576
                  table='it''s' fork=fsm
                  ... (showing first 100 I/O blocks only, total: 502)
                """;
        Trace trace = Reading.of(Fixture.expand(Fixture.HEADER
                + Fixture.statement(1, "select 1").replace("  (no physical I/O - all blocks from cache)\n", waits)));
        assertThat(trace.text().detail(trace, 0).sampledBuffers())
                .containsExactly(
                        new SampledBuffer("db file sequential read", "-nan", "1663/16390/16457", 8, "measure", "main"),
                        new SampledBuffer("db file sequential read", "112", "1663/16390/24576", 108, "it''s", "fsm"));
    }

    @Test
    void givesRawTextWithinTheFile() throws Exception {
        Trace trace = Reading.of("PARSE STATS: cr=0\n");
        assertThat(trace.text().raw(6, 5)).isEqualTo("STATS");
        assertThat(trace.text().raw(16, 500)).isEqualTo("0\n");
        assertThat(trace.text().raw(500, 5)).isEmpty();
        assertThat(trace.text().size()).isEqualTo(18);
    }

    @Test
    void saysThatAClosedTraceIsClosed(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("a.trc"), Fixture.expand(Fixture.HEADER + Fixture.statement(1, "select 1")));
        ByteSource source = Sources.file(file);
        Trace trace = Reading.of(source, TraceFormat.Options.standard());
        assertThat(trace.text().sql(trace, 0)).isEqualTo("select 1");
        trace.text().close();
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> trace.text().detail(trace, 0))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(TraceException.Kind.CLOSED))
                .withMessageContaining("open it again");
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> trace.text().sql(trace, 0));
    }

    @Test
    void replacesBytesThatAreNotText() throws Exception {
        byte[] bytes = Fixture.expand(Fixture.HEADER + Fixture.statement(1, "select 'X'"))
                .getBytes(StandardCharsets.ISO_8859_1);
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf('X')] = (byte) 0xe9;
        Trace trace = Reading.of(bytes, Reading.ONE_PIECE);
        assertThat(trace.text().sql(trace, 0)).isEqualTo("select '\ufffd'");
    }
}
