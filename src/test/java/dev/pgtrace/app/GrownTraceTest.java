package dev.pgtrace.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.format.TraceFormat;
import dev.pgtrace.traces.RealTraces;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A trace that has grown since its index was made.
class GrownTraceTest {
    private static final Path SAMPLE = Path.of("sample-traces", "nested_functions.trc");

    @TempDir
    Path folder;

    static List<Path> traces() throws IOException {
        return RealTraces.files();
    }

    private static byte[] text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return file.toString().endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
        }
    }

    private OpenTrace.Opened open(Path file, TraceFormat.Options reading) throws TraceException {
        IndexOptions index = new IndexOptions(1, folder.resolve("cache"));
        OpenTrace.Options options = new OpenTrace.Options(StandardCharsets.UTF_8, reading, index);
        return new OpenTrace(options).file(file, Progress.NONE, new CancelToken(), trace -> {});
    }

    private static OpenTrace.Opened plain(Path file) throws TraceException {
        OpenTrace.Options options = OpenTrace.Options.standard().withIndex(IndexOptions.none());
        return new OpenTrace(options).file(file, Progress.NONE, new CancelToken(), trace -> {});
    }

    @ParameterizedTest
    @MethodSource("traces")
    void isReadOnAsIfItHadBeenReadAtOnce(Path file) throws Exception {
        byte[] all = text(file);
        Random random = new Random(all.length);
        Path trace = folder.resolve("a.trc");
        List<IndexUse> uses = new ArrayList<>();
        for (int length = all.length / 3; length < all.length; length += 1 + random.nextInt(1 + all.length / 4)) {
            Files.write(trace, Arrays.copyOf(all, length));
            uses.add(check(trace, new TraceFormat.Options(1 + random.nextInt(100_000), 1 + random.nextInt(3))));
        }
        Files.write(trace, all);
        uses.add(check(trace, TraceFormat.Options.standard()));
        if (!file.toString().contains("oracle")) {
            assertThat(uses).contains(IndexUse.CONTINUED);
        }
    }

    /// Each time a few bytes more than before, through all kinds of records.
    @Test
    void isReadOnFromAnyPlaceInARecord() throws Exception {
        byte[] all = text(SAMPLE);
        Path trace = folder.resolve("a.trc");
        int from = 9_000;
        Files.write(trace, Arrays.copyOf(all, from));
        int opened = 0;
        int continued = 0;
        for (int length = from; length < 13_000; length += 23) {
            Files.write(trace, Arrays.copyOfRange(all, from, length), StandardOpenOption.APPEND);
            from = length;
            opened++;
            continued += check(trace, TraceFormat.Options.standard()) == IndexUse.CONTINUED ? 1 : 0;
        }
        assertThat(continued).isEqualTo(opened - 1);
    }

    private IndexUse check(Path trace, TraceFormat.Options reading) throws TraceException {
        try (OpenTrace.Opened expected = plain(trace);
                OpenTrace.Opened read = open(trace, reading)) {
            SameTrace.check(read.trace(), expected.trace());
            return read.index();
        }
    }

    @Test
    void isReadFromItsBeginningWhereThatIsAnother() throws Exception {
        byte[] all = text(SAMPLE);
        Path trace = folder.resolve("a.trc");
        Files.write(trace, Arrays.copyOf(all, all.length / 2));
        assertThat(check(trace, TraceFormat.Options.standard())).isEqualTo(IndexUse.WRITTEN);
        byte[] other = all.clone();
        other[other.length / 4] ^= 1;
        Files.write(trace, other);
        assertThat(check(trace, TraceFormat.Options.standard())).isNotEqualTo(IndexUse.CONTINUED);
    }

    @Test
    void isReadFromItsBeginningWhereItBecameShorter() throws Exception {
        byte[] all = text(SAMPLE);
        Path trace = folder.resolve("a.trc");
        Files.write(trace, Arrays.copyOf(all, all.length / 2));
        assertThat(check(trace, TraceFormat.Options.standard())).isEqualTo(IndexUse.WRITTEN);
        Files.write(trace, Arrays.copyOf(all, all.length / 3));
        assertThat(check(trace, TraceFormat.Options.standard())).isEqualTo(IndexUse.WRITTEN);
    }
}
