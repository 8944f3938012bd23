package dev.pgtrace.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.luben.zstd.ZstdInputStream;
import dev.pgtrace.app.ConvertTrace.Check;
import dev.pgtrace.app.ConvertTrace.Existing;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConvertTraceTest {
    @TempDir
    private Path folder;

    static List<Path> traces() throws IOException {
        return RealTraces.all();
    }

    @ParameterizedTest
    @MethodSource("traces")
    void givesTheSameTextThereAndBack(Path file) throws Exception {
        byte[] text = RealTraces.text(file);
        Path binary = folder.resolve("a.trcb");
        assumeTrue(isTrace(file, binary), "no trace");
        assertThat(Files.readAllBytes(convert(binary, "b.trc", TraceKind.TEXT))).isEqualTo(text);
        Path zstd = convert(binary, "c.trc.zst", TraceKind.ZSTD);
        try (ZstdInputStream in = new ZstdInputStream(Files.newInputStream(zstd))) {
            assertThat(in.readAllBytes()).isEqualTo(text);
        }
        Path gzip = convert(zstd, "d.trc.gz", TraceKind.GZIP);
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(gzip))) {
            assertThat(in.readAllBytes()).isEqualTo(text);
        }
        assertThat(Files.readAllBytes(convert(gzip, "e.trcb", TraceKind.BINARY)))
                .isEqualTo(Files.readAllBytes(binary));
    }

    @ParameterizedTest
    @MethodSource("traces")
    void saysTheSameAsTheText(Path file) throws Exception {
        Path binary = folder.resolve("a.trcb");
        assumeTrue(isTrace(file, binary), "no trace");
        try (OpenTrace.Opened text = open(file);
                OpenTrace.Opened tables = open(binary)) {
            assertThat(TraceEquality.of(text.trace(), tables.trace())).isTrue();
            assertThat(tables.trace().text().size())
                    .isEqualTo(text.trace().text().size());
            assertSameTexts(text.trace(), tables.trace());
        }
    }

    private static void assertSameTexts(Trace text, Trace tables) throws TraceException {
        for (int cursor = 0; cursor < text.cursors().size(); cursor++) {
            assertThat(tables.text().sql(tables, cursor)).isEqualTo(text.text().sql(text, cursor));
        }
        for (int execution = 0; execution < text.executions().size(); execution++) {
            assertThat(tables.text().detail(tables, execution))
                    .isEqualTo(text.text().detail(text, execution));
        }
        for (long offset = 0; offset < text.text().size(); offset += 10_007) {
            assertThat(tables.text().raw(offset, 300)).isEqualTo(text.text().raw(offset, 300));
        }
    }

    @Test
    void isAtLeastTenTimesSmallerThanRealMixedTraces() throws Exception {
        for (String name :
                List.of("head_mixed.trc.gz", "head_mixed_io_on.trc.gz", "head_tpch.trc.gz", "head_oltp_io_on.trc.gz")) {
            Path file = RealTraces.shared(name);
            Path binary = convert(file, name + ".trcb", TraceKind.BINARY);
            assertThat(Files.size(binary) * 10).as(name).isLessThan(RealTraces.text(file).length);
        }
    }

    @Test
    void keepsAFileThatIsThereUnlessItIsToBeReplaced() throws Exception {
        Path file = RealTraces.sample("legacy_mvp.trc");
        Path there = Files.writeString(folder.resolve("there.trcb"), "mine");
        assertThatThrownBy(() -> convert(file, "there.trcb", TraceKind.BINARY))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("is there already");
        assertThat(there).hasContent("mine");
        ConvertTrace.Options options = new ConvertTrace.Options(3, 1, Existing.REPLACE, Check.READ_AGAIN);
        new ConvertTrace(options).convert(file, there, TraceKind.BINARY, Progress.NONE, new CancelToken());
        try (OpenTrace.Opened opened = open(there)) {
            assertThat(opened.trace().executions().size()).isPositive();
        }
    }

    @Test
    void refusesToWriteOverItsInput() throws Exception {
        Path file = Files.copy(RealTraces.sample("legacy_mvp.trc"), folder.resolve("a.trc"));
        ConvertTrace.Options options = new ConvertTrace.Options(3, 1, Existing.REPLACE, Check.NONE);
        assertThatThrownBy(() -> new ConvertTrace(options)
                        .convert(file, file, TraceKind.BINARY, Progress.NONE, new CancelToken()))
                .hasMessageContaining("is the file to convert");
    }

    @Test
    void leavesNothingBehindWhenItIsCancelledOrFails() throws Exception {
        CancelToken cancel = new CancelToken();
        assertThatThrownBy(() -> new ConvertTrace(ConvertTrace.Options.standard())
                        .convert(
                                RealTraces.sample("checkout_session.trc"),
                                folder.resolve("a.trcb"),
                                TraceKind.BINARY,
                                (done, total) -> cancel.cancel(),
                                cancel))
                .isInstanceOf(CancellationException.class);
        Path noTrace = Files.writeString(folder.resolve("no.trc"), "no trace\n");
        assertThatThrownBy(() -> convert(noTrace, "b.trcb", TraceKind.BINARY))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("is not a trace");
        assertThatThrownBy(() -> convert(noTrace.resolveSibling("none.trc"), "b.trcb", TraceKind.BINARY))
                .hasMessageContaining("There is no file");
        assertThatThrownBy(() -> convert(RealTraces.sample("legacy_mvp.trc"), "none/b.trcb", TraceKind.BINARY))
                .hasMessageContaining("its folder does not exist");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(noTrace);
        }
    }

    @Test
    void saysThatAPartOfAPackedInputWasLost() throws Exception {
        Path zstd = convert(RealTraces.sample("checkout_session.trc"), "a.trc.gz", TraceKind.GZIP);
        byte[] stored = Files.readAllBytes(zstd);
        Files.write(zstd, Arrays.copyOf(stored, stored.length / 2));
        ConvertTrace.Converted done = new ConvertTrace(ConvertTrace.Options.standard())
                .convert(zstd, folder.resolve("b.trcb"), TraceKind.BINARY, Progress.NONE, new CancelToken());
        assertThat(done.incomplete()).isTrue();
    }

    @Test
    void readsTheTextWhereItWouldUnderstandTheTablesOtherwise() throws Exception {
        // An option that readers of another version would have, seen in the vocabulary.
        Path file = RealTraces.sample("checkout_session.trc");
        Path binary = convert(file, "a.trcb", TraceKind.BINARY);
        byte[] stored = Files.readAllBytes(binary);
        BinaryBlocks.spoilTables(stored);
        Files.write(binary, stored);
        try (OpenTrace.Opened text = open(file);
                OpenTrace.Opened read = open(binary)) {
            assertThat(TraceEquality.of(text.trace(), read.trace())).isTrue();
        }
    }

    @Test
    void writesPiecesOfAnySizeTheSame() throws Exception {
        Path file = folder.resolve("long.trc");
        byte[] text = RealTraces.text(RealTraces.sample("checkout_session.trc"));
        try (var out = Files.newOutputStream(file)) {
            for (int i = 0; i < 40; i++) {
                out.write(text);
            }
        }
        Path binary = convert(file, "a.trcb", TraceKind.BINARY);
        try (OpenTrace.Opened opened = open(binary);
                OpenTrace.Opened plain = open(file)) {
            byte[] all = Files.readAllBytes(file);
            Random random = new Random(1);
            for (int i = 0; i < 500; i++) {
                int from = random.nextInt(all.length);
                byte[] into = new byte[1 + random.nextInt(1 << random.nextInt(22))];
                int count = opened.trace().text().bytes(from, into);
                assertThat(count).isEqualTo(Math.min(into.length, all.length - from));
                assertThat(Arrays.equals(into, 0, count, all, from, from + count))
                        .isTrue();
            }
            assertSameTexts(plain.trace(), opened.trace());
        }
    }

    private boolean isTrace(Path file, Path binary) throws TraceException {
        try {
            ConvertTrace.Options options = new ConvertTrace.Options(9, 2, Existing.KEEP, Check.READ_AGAIN);
            new ConvertTrace(options).convert(file, binary, TraceKind.BINARY, Progress.NONE, new CancelToken());
            return true;
        } catch (TraceException e) {
            if (e.kind() == TraceException.Kind.NO_TRACE || e.kind() == TraceException.Kind.EMPTY) {
                return false;
            }
            throw e;
        }
    }

    private Path convert(Path from, String to, TraceKind kind) throws TraceException {
        Path out = folder.resolve(to);
        new ConvertTrace(ConvertTrace.Options.standard()).convert(from, out, kind, Progress.NONE, new CancelToken());
        return out;
    }

    private static OpenTrace.Opened open(Path file) throws TraceException {
        return new OpenTrace(OpenTrace.Options.standard().withCharset(UTF_8))
                .file(file, Progress.NONE, new CancelToken(), trace -> {});
    }
}
