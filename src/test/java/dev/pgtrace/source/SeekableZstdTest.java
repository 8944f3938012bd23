package dev.pgtrace.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStream;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeekableZstdTest {
    private static final byte[] TEXT = text(3_500_000);

    @TempDir
    private Path folder;

    @Test
    void isReadByEveryZstdProgram() throws Exception {
        assertThat(new ZstdInputStream(new ByteArrayInputStream(seekable(TEXT))).readAllBytes())
                .isEqualTo(TEXT);
    }

    @Test
    void isReadWholeByAllProcessors() throws Exception {
        try (ByteSource source = Sources.file(Files.write(folder.resolve("a.trc.zst"), seekable(TEXT)))) {
            assertThat(source).isInstanceOf(FramedSource.class);
            assertThat(content(source)).isEqualTo(TEXT);
            assertThat(source.damaged()).isFalse();
            assertThat(source.storedDone()).isEqualTo(source.storedBytes());
        }
    }

    @Test
    void isReadAnywhereWithoutTheRest() throws Exception {
        byte[] stored = seekable(TEXT);
        SeekableZstd frames = SeekableZstd.of(MemorySegment.ofArray(stored)).orElseThrow();
        assertThat(frames.count()).isEqualTo(4);
        FrameReader reader = new FrameReader(frames);
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            int from = random.nextInt(TEXT.length);
            byte[] into = new byte[1 + random.nextInt(1 << random.nextInt(21))];
            int count = reader.read(from, into);
            assertThat(count).isEqualTo(Math.min(into.length, TEXT.length - from));
            assertThat(Arrays.equals(into, 0, count, TEXT, from, from + count)).isTrue();
        }
        assertThat(reader.read(TEXT.length, new byte[5])).isZero();
        assertThat(reader.read(-1, new byte[5])).isZero();
    }

    @Test
    void looksAtAPartOnly() throws Exception {
        SeekableZstd frames =
                SeekableZstd.of(MemorySegment.ofArray(seekable(TEXT))).orElseThrow();
        try (FramedSource source = FramedSource.of("a", frames, 1, () -> {})) {
            source.look(1_500_000, 1_500_010);
            MemorySegment all = source.looked().now().bytes();
            assertThat(all.byteSize()).isEqualTo(TEXT.length);
            assertThat(all.get(ValueLayout.JAVA_BYTE, 1_500_005)).isEqualTo(TEXT[1_500_005]);
            assertThat(all.get(ValueLayout.JAVA_BYTE, 100)).as("not looked at").isZero();
        }
    }

    @Test
    void takesATableWithChecksumsAsOtherProgramsWriteIt() {
        byte[] frame = Zstd.compress(TEXT);
        ByteBuffer file = ByteBuffer.allocate(frame.length + 8 + 12 + 9).order(ByteOrder.LITTLE_ENDIAN);
        file.put(frame).putInt(0x184D2A5E).putInt(12 + 9);
        file.putInt(frame.length).putInt(TEXT.length).putInt(12345);
        file.putInt(1).put((byte) 0x80).putInt(0x8F92EAB1);
        assertThat(SeekTable.of(MemorySegment.ofArray(file.array())).map(table -> table.text(1)))
                .contains((long) TEXT.length);
    }

    @Test
    void readsAFileWithoutATableOrWithAWrongOneFromItsBeginning() throws Exception {
        byte[] stored = seekable(TEXT);
        assertThat(content(Files.write(folder.resolve("a.zst"), Zstd.compress(TEXT))))
                .isEqualTo(TEXT);
        byte[] cut = Arrays.copyOf(stored, stored.length - 1);
        assertThat(content(Files.write(folder.resolve("b.zst"), cut))).isEqualTo(TEXT);
        byte[] wrong = stored.clone();
        wrong[wrong.length - 20] ^= 1; // a length in the table
        assertThat(SeekTable.of(MemorySegment.ofArray(wrong))
                        .map(table -> table.text(table.count()))
                        .filter(size -> size == TEXT.length))
                .isEmpty();
    }

    @Test
    void readsTheFramesBesideADamagedOne() throws Exception {
        byte[] stored = seekable(TEXT);
        stored[stored.length * 3 / 8] ^= 1; // in the second of four
        try (ByteSource source = Sources.file(Files.write(folder.resolve("a.zst"), stored))) {
            byte[] read = content(source);
            assertThat(source.damaged()).isTrue();
            assertThat(read).hasSameSizeAs(TEXT);
            assertThat(Arrays.copyOf(read, 1 << 20)).isEqualTo(Arrays.copyOf(TEXT, 1 << 20));
            assertThat(Arrays.copyOfRange(read, 1 << 20, 2 << 20)).containsOnly('\n');
            assertThat(Arrays.copyOfRange(read, 2 << 20, TEXT.length))
                    .isEqualTo(Arrays.copyOfRange(TEXT, 2 << 20, TEXT.length));
        }
    }

    @Test
    void writesAnEmptyText() throws Exception {
        assertThat(new ZstdInputStream(new ByteArrayInputStream(seekable(new byte[0]))).readAllBytes())
                .isEmpty();
        assertThat(content(Files.write(folder.resolve("a.zst"), seekable(new byte[0]))))
                .isEmpty();
    }

    @Test
    void saysThatItWasClosed() throws Exception {
        ByteSource source = Sources.file(Files.write(folder.resolve("a.trc.zst"), seekable(TEXT)));
        source.close();
        source.close();
        assertThatThrownBy(source::now).isInstanceOf(TraceException.class).hasMessageContaining("has been closed");
    }

    @Test
    void refusesWhatUnpacksToTooMuch() throws Exception {
        byte[] bomb = Zstd.compress(new byte[8 << 20]);
        UnpackLimits limits = new UnpackLimits(1 << 20, 100, 1 << 30);
        try (ByteSource source = SpooledStream.start(
                "a.zst",
                bomb.length,
                new CountedStream(new ByteArrayInputStream(bomb)),
                ZstdInputStream::new,
                limits)) {
            assertThatThrownBy(() -> content(source))
                    .isInstanceOf(TraceException.class)
                    .hasMessageStartingWith("a.zst unpacks to more than 1.")
                    .hasMessageContaining("no trace does")
                    .hasMessageEndingWith("open the result.");
        }
        assertThatThrownBy(() -> new UnpackLimits(10, 1000, 20).check(21, 20)).isInstanceOf(TooLarge.class);
        assertThatThrownBy(() -> UnpackLimits.GZIP.check(2L << 30, 2_100_000)).isInstanceOf(TooLarge.class);
        UnpackLimits.GZIP.check(10L << 30, 200 << 20);
        UnpackLimits.ZSTD.check(1L << 30, 1);
    }

    @Test
    void refusesATableThatPromisesTooMuch() throws Exception {
        byte[] frame = Zstd.compress(new byte[100]);
        int frames = 100;
        ByteBuffer file =
                ByteBuffer.allocate(frames * frame.length + 8 + 8 * frames + 9).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < frames; i++) {
            file.put(frame);
        }
        file.putInt(0x184D2A5E).putInt(8 * frames + 9);
        for (int i = 0; i < frames; i++) {
            file.putInt(frame.length).putInt(60 << 20);
        }
        file.putInt(frames).put((byte) 0).putInt(0x8F92EAB1);
        Path path = Files.write(folder.resolve("a.zst"), file.array());
        assertThatThrownBy(() -> Sources.file(path))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("unpacks to more than");
    }

    private static byte[] text(int length) {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append("EXEC #")
                    .append(random.nextInt(1_000_000))
                    .append(" ela=")
                    .append(random.nextLong());
            text.append('\n');
        }
        return Arrays.copyOf(text.toString().getBytes(UTF_8), length);
    }

    private static byte[] seekable(byte[] text) throws IOException {
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        try (SeekableZstdOutput out = new SeekableZstdOutput(stored, 3, 2)) {
            Random random = new Random(2);
            for (int at = 0; at < text.length; ) {
                int length = Math.min(text.length - at, 1 + random.nextInt(700_000));
                out.write(text, at, length);
                at += length;
            }
            out.finish();
        }
        return stored.toByteArray();
    }

    private static byte[] content(Path file) throws TraceException {
        try (ByteSource source = Sources.file(file)) {
            return content(source);
        }
    }

    private static byte[] content(ByteSource source) throws TraceException {
        ByteSource.View view = source.await(0, new CancelToken());
        while (!view.complete()) {
            view = source.await(view.limit(), new CancelToken());
        }
        return view.bytes().toArray(ValueLayout.JAVA_BYTE);
    }
}
