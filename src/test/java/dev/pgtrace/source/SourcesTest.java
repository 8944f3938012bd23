package dev.pgtrace.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    private static final byte[] TEXT =
            "PARSE #1\nSQL: select 1\n".repeat(20_000).getBytes(UTF_8);

    @TempDir
    Path folder;

    @Test
    void mapsAPlainFile() throws Exception {
        assertThat(content(Files.write(folder.resolve("a.trc"), TEXT))).isEqualTo(TEXT);
    }

    @Test
    void readsWordsOfAPlainFileAsItMapsThem() throws Exception {
        Path file = Files.write(folder.resolve("a.trc"), TEXT);
        try (ByteSource source = Sources.file(file)) {
            ByteSource.View view = source.now();
            long[] words = new long[TEXT.length / Long.BYTES];
            source.words(view).read(3, words, 1, words.length - 1);
            long[] mapped = new long[words.length];
            WordReader.of(view.bytes()).read(3, mapped, 1, words.length - 1);
            assertThat(words).isEqualTo(mapped);
            assertThat(words[1]).isEqualTo(view.bytes().get(WordReader.WORD, 3));
        }
    }

    @Test
    void readsFewAndManyBytesOfAPlainFileAsItMapsThem() throws Exception {
        Path file = Files.write(folder.resolve("a.trc"), TEXT);
        try (ByteSource source = Sources.file(file)) {
            ByteSource.View view = source.now();
            for (int count : new int[] {0, 1, 1000, 1 << 14, 1 << 16, (1 << 16) + 1, 200_000}) {
                byte[] bytes = new byte[count + 2];
                byte[] mapped = new byte[count + 2];
                source.words(view).read(5, bytes, 1, count);
                WordReader.of(view.bytes()).read(5, mapped, 1, count);
                assertThat(bytes).isEqualTo(mapped);
            }
        }
    }

    @Test
    void unpacksGzipWhateverTheName() throws Exception {
        assertThat(content(Files.write(folder.resolve("a.trc"), gzip(TEXT)))).isEqualTo(TEXT);
    }

    @Test
    void unpacksZstdWhateverTheName() throws Exception {
        assertThat(content(Files.write(folder.resolve("a.txt"), Zstd.compress(TEXT))))
                .isEqualTo(TEXT);
    }

    @Test
    void takesAStreamPlainOrPacked() throws Exception {
        assertThat(content(Sources.stream("-", new ByteArrayInputStream(TEXT)))).isEqualTo(TEXT);
        assertThat(content(Sources.stream("-", new ByteArrayInputStream(gzip(TEXT)))))
                .isEqualTo(TEXT);
        assertThat(content(Sources.stream("-", InputStream.nullInputStream()))).isEmpty();
    }

    @Test
    void keepsWhatCameBeforeTheDamage() throws Exception {
        byte[] packed = gzip(TEXT);
        Path cut = Files.write(folder.resolve("cut.trc.gz"), Arrays.copyOf(packed, packed.length * 3 / 4));
        try (ByteSource source = Sources.file(cut)) {
            byte[] read = content(source);
            assertThat(read.length).isPositive().isLessThan(TEXT.length);
            assertThat(read).isEqualTo(Arrays.copyOf(TEXT, read.length));
            assertThat(source.damaged()).isTrue();
        }
    }

    @Test
    void keepsTheFewBytesBeforeAnEarlyDamage() throws Exception {
        byte[] lines = new byte[3000];
        new Random(1).nextBytes(lines); // so that gzip cannot keep it all in one symbol
        byte[] packed = gzip(lines);
        try (ByteSource source = Sources.file(Files.write(folder.resolve("cut.gz"), Arrays.copyOf(packed, 1500)))) {
            byte[] read = content(source);
            assertThat(read.length).isGreaterThan(1000);
            assertThat(read).isEqualTo(Arrays.copyOf(lines, read.length));
            assertThat(source.damaged()).isTrue();
        }
    }

    @Test
    void saysThatAPackedFileIsCutWhereNothingCanBeUnpacked() throws Exception {
        for (byte[] packed : List.of(gzip(TEXT), Zstd.compress(TEXT))) {
            Path cut = Files.write(folder.resolve("cut.packed"), Arrays.copyOf(packed, 14));
            assertThatThrownBy(() -> content(cut))
                    .isInstanceOf(TraceException.class)
                    .hasMessage(cut + " is cut: it ends before the first of it can be unpacked. Copy it again, whole.");
        }
    }

    @Test
    void saysInASentenceWhatCannotBeRead() {
        assertThatThrownBy(() -> Sources.file(folder.resolve("none.trc")))
                .isInstanceOf(TraceException.class)
                .hasMessage("There is no file " + folder.resolve("none.trc") + ".");
        assertThatThrownBy(() -> Sources.file(folder))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("is a folder");
    }

    @Test
    void leavesNoSpoolBehind() throws Exception {
        long before = spools();
        try (ByteSource source = Sources.stream("-", new ByteArrayInputStream(gzip(TEXT)))) {
            content(source);
        }
        assertThat(spools()).isEqualTo(before);
    }

    private static long spools() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(f -> f.getFileName().toString().startsWith("pgtrace-"))
                    .count();
        }
    }

    private static byte[] content(Path file) throws TraceException {
        try (ByteSource source = Sources.file(file)) {
            return content(source);
        }
    }

    private static byte[] content(ByteSource source) throws TraceException {
        ByteSource.View view = source.await(0, new CancelToken());
        while (!view.complete()) {
            view = source.await(view.bytes().byteSize(), new CancelToken());
        }
        return view.bytes().toArray(ValueLayout.JAVA_BYTE);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
