package dev.pgtrace.format.trc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.format.TraceFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Damaged files, odd segment sizes and growing inputs: the fast reader must see what the plain one sees.
class DamageTest {
    /// Lines of which random files are made.
    static final String[] POOL = {
        "=".repeat(69),
        "-".repeat(69),
        "*".repeat(71),
        "*** PostgreSQL Ultimate Trace (x)",
        "PARSE #1",
        "PARSE #2",
        "PARSE #3",
        "SQL: select 1",
        "SQL: ",
        "PARSE TIME: ela=0.000123 sec cpu=0.000 sec (planning)",
        "PARSE STATS: cr=5 (catalog blocks read during planning)",
        "PARSE TIME: 0.000123 sec",
        "EXEC #1",
        "EXEC #2",
        "EXEC TIME: ela=0.5 sec rows=3",
        "EXEC STATS: cr=1 pr=2 cpu=0.1 sec elapsed=0.1 sec",
        "BINDS #1:",
        "BINDS #2:",
        "  bind 0: value=\"a\" oacdef=23",
        "  bind 1: value=NULL oacdef=25",
        "  bind 0: value=\"a",
        "b\" oacdef=25",
        "",
        "STAT #1 (per-node execution statistics):",
        "-> SEQSCAN  (cost=0.00..1.25 rows=25 width=13) (actual rows=2 loops=3)",
        "   Buffers: shared hit=1 read=2 (33% cache hit)",
        "  -> SORT ",
        "WAIT #1 (I/O events during execution):",
        "WAIT #1: nam='db file sequential read' ela=0 file#=1/2/3 block=4 obj#=3",
        "  table='t' fork=main",
        "*** Trace ended at 2026-11-22 07:29:01.434285+00",
        "*** Total queries traced: 3",
        "garbage",
        "\0\0\0",
        "\r",
        "BUFFER STATS: cr=1 pr=2",
        "PARSE: c=91,e=0.000091",
        "PLAN #2:",
        " Bind#0 type=23 value=\"4\"",
        " Bind#1",
        "  oacdty=25 value=\"x",
        "STAT #2: cr=1 pr=1 pw=0 dirtied=0",
        "  ",
        "   Timing: startup=1.5 ms, total=2.5 ms"
    };

    /// Small traces with something of everything.
    static List<String> small() {
        return SharedTraces.names().stream()
                .filter(name -> List.of(
                                "head_plantime.trc",
                                "head_cursors.trc",
                                "head_errors.trc",
                                "head_latin1.trc",
                                "head_restart_2.trc",
                                "old_86c92f1_tier3.trc",
                                "patched_enhanced.trc",
                                "patched_mvp.trc",
                                "d_crlf.trc",
                                "missing")
                        .contains(name))
                .toList();
    }

    private static void same(byte[] bytes, String what) throws Exception {
        assertThat(Reading.dump(Reading.of(bytes, Reading.ONE_PIECE)))
                .as(what)
                .isEqualTo(Reading.dump(SimpleTrcReader.read(bytes)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"head_crash_after_error.trc", "head_plantime.trc", "patched_mvp.trc", "old_86c92f1_tier3.trc"})
    void readsAFileCutAfterEveryByte(String name) throws Exception {
        byte[] bytes = SharedTraces.bytes(name);
        int step = bytes.length > 6000 ? 17 : bytes.length > 2000 ? 3 : 1;
        for (int length = 0; length <= bytes.length; length += step) {
            same(Arrays.copyOf(bytes, length), name + " cut after " + length);
        }
    }

    @ParameterizedTest
    @MethodSource("small")
    void readsAFileWithAnyByteFlipped(String name) throws Exception {
        byte[] bytes = SharedTraces.bytes(name);
        int step = Math.max(1, bytes.length / 500);
        for (int at = 0; at < bytes.length; at += step) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= (byte) (at % 2 == 0 ? 0x01 : 0x1a);
            same(damaged, name + " byte " + at + " flipped");
        }
    }

    @ParameterizedTest
    @MethodSource("small")
    void readsAFileWithLinesLostOrDoubled(String name) throws Exception {
        String text = new String(SharedTraces.bytes(name), StandardCharsets.ISO_8859_1);
        String[] lines = text.split("(?<=\n)");
        Random random = new Random(7);
        for (int round = 0; round < 60; round++) {
            StringBuilder damaged = new StringBuilder();
            for (String line : lines) {
                int copies = random.nextInt(40) == 0 ? 0 : random.nextInt(40) == 0 ? 2 : 1;
                damaged.append(line.repeat(copies));
            }
            same(damaged.toString().getBytes(StandardCharsets.ISO_8859_1), name + " round " + round);
        }
    }

    @ParameterizedTest
    @MethodSource("small")
    void readsTheSameWhateverTheSegmentsAndThreads(String name) throws Exception {
        byte[] bytes = SharedTraces.bytes(name);
        String whole = Reading.dump(Reading.of(bytes, Reading.ONE_PIECE));
        for (int size : new int[] {1, 2, 7, 29, 100, 1000, 10_000}) {
            for (int threads = 1; threads <= 4; threads++) {
                assertThat(Reading.dump(Reading.of(bytes, new TraceFormat.Options(size, threads))))
                        .as("%s in segments of %d on %d threads", name, size, threads)
                        .isEqualTo(whole);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("large")
    void readsLargerFilesTheSameInSegments(String name) throws Exception {
        byte[] bytes = SharedTraces.bytes(name);
        String whole = Reading.dump(Reading.of(bytes, Reading.ONE_PIECE));
        for (int size : new int[] {100, 5_000, 30_000}) {
            assertThat(Reading.dump(Reading.of(bytes, new TraceFormat.Options(size, 3))))
                    .as("%s in segments of %d", name, size)
                    .isEqualTo(whole);
        }
    }

    static List<String> large() {
        return SharedTraces.names().stream()
                .filter(name -> !small().contains(name) || name.equals("missing"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"head_plpgsql_io_off.trc", "head_binds.trc", "patched_enhanced.trc"})
    void readsAGrowingInputInOddSteps(String name) throws Exception {
        byte[] bytes = SharedTraces.bytes(name);
        byte[] large = new byte[bytes.length * 40];
        for (int i = 0; i < 40; i++) {
            System.arraycopy(bytes, 0, large, i * bytes.length, bytes.length);
        }
        String whole = Reading.dump(Reading.of(large, Reading.ONE_PIECE));
        for (int step : new int[] {997, 65_537, 300_001}) {
            TraceFormat.Options options = new TraceFormat.Options(step / 2, 2);
            assertThat(Reading.dump(Reading.of(HeapSource.growing(large, step), options)))
                    .as("%s in steps of %d", name, step)
                    .isEqualTo(whole);
        }
    }

    @Test
    void readsRandomLinesLikeThePlainReader() throws Exception {
        Random random = new Random(42);
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i >= 0; i--) {
                text.append(POOL[random.nextInt(POOL.length)])
                        .append(random.nextInt(30) == 0 ? "" : random.nextInt(30) == 0 ? "\r\n" : "\n");
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            same(bytes, "round " + round + ":\n" + text);
            assertThat(Reading.dump(Reading.of(bytes, new TraceFormat.Options(1 + round % 90, 2))))
                    .as("round %d in segments:%n%s", round, text)
                    .isEqualTo(Reading.dump(Reading.of(bytes, Reading.ONE_PIECE)));
        }
    }
}
