package dev.pgtrace.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.format.TraceFormat;
import dev.pgtrace.model.Trace;
import dev.pgtrace.traces.RealTraces;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SidecarTest {
    private static final Path SAMPLE = Path.of("sample-traces", "checkout_session.trc");

    @TempDir
    Path folder;

    private Path trace;

    @BeforeEach
    void copySample() throws IOException {
        trace = folder.resolve("a.trc");
        Files.copy(SAMPLE, trace);
    }

    static List<Path> traces() throws IOException {
        List<Path> all = new ArrayList<>(RealTraces.files());
        try (Stream<Path> samples = Files.list(Path.of("sample-traces"))) {
            samples.filter(file -> file.toString().contains(".trc")).sorted().forEach(all::add);
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("traces")
    void givesTheSameTraceAndSumsAsTheText(Path file) throws Exception {
        Files.write(trace, text(file));
        Random random = new Random(file.hashCode());
        TraceFormat.Options pieces = new TraceFormat.Options(1 + random.nextInt(200_000), 1 + random.nextInt(3));
        try (OpenTrace.Opened written = open(trace, options(pieces));
                OpenTrace.Opened read = open(trace, options(TraceFormat.Options.standard()));
                OpenTrace.Opened plain = open(trace, OpenTrace.Options.standard())) {
            Trace expected = plain.trace();
            boolean whole = expected.info().complete();
            assertThat(written.index()).isEqualTo(whole || mayGrow(expected) ? IndexUse.WRITTEN : IndexUse.NONE);
            assertThat(read.index())
                    .isEqualTo(whole ? IndexUse.USED : mayGrow(expected) ? IndexUse.CONTINUED : IndexUse.NONE);
            SameTrace.check(read.trace(), expected);
            checkSums(read, expected);
            for (int e = 0; e < Math.min(50, expected.executions().size()); e++) {
                assertThat(read.trace().text().detail(read.trace(), e))
                        .isEqualTo(expected.text().detail(expected, e));
            }
        }
    }

    /// Whether an index of a part of it is of use.
    private static boolean mayGrow(Trace trace) {
        return switch (trace.info().dialect()) {
            case ULTIMATE_5, ULTIMATE_4, ULTIMATE_3, ULTIMATE_2, ULTIMATE_1, ULTIMATE, ENHANCED, MVP, BASE -> true;
            case ORACLE_10046, RECORDING, SERVER_LOG, EXPLAIN -> false;
        };
    }

    private static void checkSums(OpenTrace.Opened read, Trace expected) {
        TierModel model = dev.pgtrace.analysis.TierThreshold.OF_TRACE.model(expected);
        TraceAnalysis fresh = Analyzer.analyze(expected, model, new CancelToken());
        assertThat(StoredSums.of(read.analyze(model, new CancelToken()))).isEqualTo(StoredSums.of(fresh));
        TierModel other = model.withThreshold(model.thresholdMicros() + 1);
        TraceAnalysis otherwise = Analyzer.analyze(expected, other, new CancelToken());
        assertThat(StoredSums.of(read.analyze(other, new CancelToken()))).isEqualTo(StoredSums.of(otherwise));
    }

    @Test
    void liesBesideTheTrace() throws Exception {
        assertThat(use()).isEqualTo(IndexUse.WRITTEN);
        assertThat(folder.resolve("a.trcx")).isRegularFile();
        assertThat(folder.resolve("cache")).doesNotExist();
        assertThat(use()).isEqualTo(IndexUse.USED);
    }

    @Test
    void liesInTheCacheWhereTheFolderRefusesIt() throws Exception {
        Files.createDirectories(folder.resolve("a.trcx").resolve("in the way"));
        assertThat(use()).isEqualTo(IndexUse.WRITTEN);
        assertThat(folder.resolve("cache")).isNotEmptyDirectory();
        assertThat(use()).isEqualTo(IndexUse.USED);
    }

    @Test
    void leavesNothingElseBehind() throws Exception {
        use();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("a.trc", "a.trcx");
        }
    }

    @Test
    void givesTheSameFiguresAndIsMadeAgainWhereAnyBitIsDamaged() throws Exception {
        use();
        Path index = folder.resolve("a.trcx");
        byte[] sound = Files.readAllBytes(index);
        Random random = new Random(3);
        try (OpenTrace.Opened plain = open(trace, OpenTrace.Options.standard())) {
            for (int round = 0; round < 200; round++) {
                byte[] damaged = sound.clone();
                int bit = round < 64 * 8 / 4 ? round * 4 : random.nextInt(sound.length * 8);
                damaged[bit >> 3] ^= (byte) (1 << (bit & 7));
                Files.write(index, damaged);
                try (OpenTrace.Opened opened = open(trace, options(TraceFormat.Options.standard()))) {
                    SameTrace.check(opened.trace(), plain.trace());
                    checkSums(opened, plain.trace());
                }
                assertThat(index).as("bit %d", bit).hasBinaryContent(sound);
            }
        }
    }

    @Test
    void isMadeAgainWhenDamageIsMetThatTheSumsDidNotNeed() throws Exception {
        writeRepeated(60);
        use();
        Path index = folder.resolve("a.trcx");
        byte[] sound = Files.readAllBytes(index);
        Random random = new Random(4);
        int late = 0;
        try (OpenTrace.Opened plain = open(trace, OpenTrace.Options.standard())) {
            for (int round = 0; round < 20; round++) {
                byte[] damaged = sound.clone();
                damaged[random.nextInt(sound.length)] ^= (byte) (1 << random.nextInt(8));
                Files.write(index, damaged);
                try (OpenTrace.Opened opened = open(trace, options(TraceFormat.Options.standard()))) {
                    late += opened.index() == IndexUse.USED ? 1 : 0;
                    SameTrace.check(opened.trace(), plain.trace());
                    checkSums(opened, plain.trace());
                }
                assertThat(index).as("round %d", round).hasBinaryContent(sound);
            }
        }
        assertThat(late).isGreaterThan(10);
    }

    @Test
    void saysSoWhereItIsDamagedAndTheTraceIsNotThereAnyMore() throws Exception {
        writeRepeated(60);
        use();
        Path index = folder.resolve("a.trcx");
        byte[] damaged = Files.readAllBytes(index);
        damaged[64] ^= 1;
        Files.write(index, damaged);
        try (OpenTrace.Opened opened = open(trace, options(TraceFormat.Options.standard()))) {
            assertThat(opened.index()).isEqualTo(IndexUse.USED);
            Files.setLastModifiedTime(trace, FileTime.fromMillis(1_000_000_000_000L));
            assertThatThrownBy(() -> opened.trace().name(0))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("The index of the trace is damaged")
                    .hasMessageContaining("it was changed since it was opened");
        }
        assertThat(index).doesNotExist();
    }

    /// So that the index is of several blocks.
    private void writeRepeated(int times) throws IOException {
        byte[] once = Files.readAllBytes(SAMPLE);
        try (OutputStream out = Files.newOutputStream(trace)) {
            for (int i = 0; i < times; i++) {
                out.write(once);
            }
        }
    }

    @Test
    void isMadeAgainWhereItWasCut() throws Exception {
        use();
        Path index = folder.resolve("a.trcx");
        byte[] sound = Files.readAllBytes(index);
        for (int length : new int[] {0, 1, 63, 64, 1000, sound.length / 2, sound.length - 1}) {
            Files.write(index, java.util.Arrays.copyOf(sound, length));
            assertThat(use()).as("%d bytes", length).isEqualTo(IndexUse.WRITTEN);
        }
        Files.write(index, java.util.Arrays.copyOf(sound, sound.length + 1));
        assertThat(use()).isEqualTo(IndexUse.WRITTEN);
    }

    @Test
    void isNotUsedForAnotherTrace() throws Exception {
        use();
        byte[] foreign = Files.readAllBytes(folder.resolve("a.trcx"));
        Path other = folder.resolve("b.trc");
        Files.copy(Path.of("sample-traces", "nested_functions.trc"), other);
        Files.write(folder.resolve("b.trcx"), foreign);
        try (OpenTrace.Opened opened = open(other, options(TraceFormat.Options.standard()))) {
            assertThat(opened.index()).isEqualTo(IndexUse.WRITTEN);
        }
    }

    @Test
    void isMadeAgainWhereTheTraceHasAnotherTime() throws Exception {
        use();
        Files.setLastModifiedTime(trace, FileTime.fromMillis(1_000_000_000_000L));
        assertThat(use()).isEqualTo(IndexUse.WRITTEN);
    }

    @Test
    void isMadeAgainWhereTheTraceWasChangedWithinItsSizeAndTime() throws Exception {
        use();
        FileTime time = Files.getLastModifiedTime(trace);
        byte[] bytes = Files.readAllBytes(trace);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("select");
        bytes[at] = 'S';
        Files.write(trace, bytes);
        Files.setLastModifiedTime(trace, time);
        assertThat(use()).isEqualTo(IndexUse.WRITTEN);
    }

    @Test
    void isNotUsedForAGrownTrace() throws Exception {
        use();
        Files.write(trace, Files.readAllBytes(trace), StandardOpenOption.APPEND);
        assertThat(use()).isNotEqualTo(IndexUse.USED);
    }

    @Test
    void isNotUsedWithAnotherCharacterSet() throws Exception {
        use();
        OpenTrace.Options latin = options(TraceFormat.Options.standard()).withCharset(StandardCharsets.ISO_8859_1);
        try (OpenTrace.Opened opened = open(trace, latin)) {
            assertThat(opened.index()).isEqualTo(IndexUse.WRITTEN);
        }
    }

    @Test
    void isMadeOfAllButTheEndOfACutTrace() throws Exception {
        Path cut = folder.resolve("cut.trc");
        Files.copy(Path.of("sample-traces", "cut_short.trc"), cut);
        try (OpenTrace.Opened first = open(cut, options(TraceFormat.Options.standard()));
                OpenTrace.Opened again = open(cut, options(TraceFormat.Options.standard()))) {
            assertThat(first.index()).isEqualTo(IndexUse.WRITTEN);
            assertThat(again.index()).isEqualTo(IndexUse.CONTINUED);
            SameTrace.check(again.trace(), first.trace());
        }
    }

    @Test
    void isNotMadeForASmallTraceOrAgainstTheUsersWish() throws Exception {
        try (OpenTrace.Opened small = open(trace, OpenTrace.Options.standard());
                OpenTrace.Opened unwanted =
                        open(trace, OpenTrace.Options.standard().withIndex(IndexOptions.none()))) {
            assertThat(small.index()).isEqualTo(IndexUse.NONE);
            assertThat(unwanted.index()).isEqualTo(IndexUse.NONE);
        }
        assertThat(folder.resolve("a.trcx")).doesNotExist();
    }

    @Test
    void isNotMadeForStandardInput() throws Exception {
        try (OpenTrace.Opened opened = new OpenTrace(options(TraceFormat.Options.standard()))
                .stream(
                        "-",
                        new ByteArrayInputStream(Files.readAllBytes(trace)),
                        Progress.NONE,
                        new CancelToken(),
                        snapshot -> {})) {
            assertThat(opened.index()).isEqualTo(IndexUse.NONE);
        }
    }

    @Test
    void holdsNoSqlAndNoBinds() throws Exception {
        use();
        String index = new String(Files.readAllBytes(folder.resolve("a.trcx")), StandardCharsets.ISO_8859_1);
        try (OpenTrace.Opened opened = open(trace, options(TraceFormat.Options.standard()))) {
            Trace whole = opened.trace();
            assertThat(opened.index()).isEqualTo(IndexUse.USED);
            for (int cursor = 0; cursor < whole.cursors().size(); cursor++) {
                String sql = whole.text().sql(whole, cursor);
                assertThat(sql.length() > 12 && index.contains(sql)).isFalse();
            }
        }
    }

    private IndexUse use() throws TraceException {
        try (OpenTrace.Opened opened = open(trace, options(TraceFormat.Options.standard()))) {
            return opened.index();
        }
    }

    private OpenTrace.Options options(TraceFormat.Options reading) {
        return new OpenTrace.Options(StandardCharsets.UTF_8, reading, new IndexOptions(0, folder.resolve("cache")));
    }

    private static OpenTrace.Opened open(Path file, OpenTrace.Options options) throws TraceException {
        return new OpenTrace(options).file(file, Progress.NONE, new CancelToken(), snapshot -> {});
    }

    private static byte[] text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return file.toString().endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
        }
    }
}
