package dev.pgtrace.format.trc.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgtrace.analysis.sql.SqlFingerprinter;
import dev.pgtrace.app.ConvertTrace;
import dev.pgtrace.app.ConvertTrace.Check;
import dev.pgtrace.app.ConvertTrace.Existing;
import dev.pgtrace.app.OpenTrace;
import dev.pgtrace.app.TraceKind;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.format.binary.BinaryWriter;
import dev.pgtrace.format.binary.TextChannel;
import dev.pgtrace.model.Recording;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.event.TraceEvent;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Recordings as binary traces.
class BinaryRecordingTest {
    @TempDir
    private Path folder;

    @RepeatedTest(10)
    void convertsRecordingsThereAndBack(RepetitionInfo repetition) throws Exception {
        RandomEvents random = new RandomEvents(repetition.getCurrentRepetition());
        byte[] text = Recordings.write(random.recording(), random.events(200), 1);
        if (repetition.getCurrentRepetition() % 2 == 0) {
            text = Arrays.copyOf(text, text.length * 2 / 3);
        }
        Path file = Files.write(folder.resolve("a.trc"), text);
        Path binary = folder.resolve("a.trcb");
        convert(file, binary, TraceKind.BINARY);
        try (OpenTrace.Opened one = open(file);
                OpenTrace.Opened other = open(binary)) {
            assertSame(one.trace(), other.trace());
        }
        convert(binary, folder.resolve("b.trc"), TraceKind.TEXT);
        assertThat(folder.resolve("b.trc")).hasBinaryContent(text);
    }

    @Test
    void holdsARecordingInSeveralFiles() throws Exception {
        RandomEvents random = new RandomEvents(5);
        List<Path> files = record(folder.resolve("name.trc"), random.recording(), random.events(150));
        assertThat(files).hasSizeGreaterThan(3);
        Path binary = folder.resolve("all.trcb");
        convert(files.getFirst(), binary, TraceKind.BINARY);
        try (OpenTrace.Opened one = open(files.getFirst());
                OpenTrace.Opened other = open(binary)) {
            assertThat(one.trace().info().complete()).isTrue();
            assertSame(one.trace(), other.trace());
        }
        Path back = Files.createDirectory(folder.resolve("back"));
        List<Path> written = convert(binary, back.resolve("name.trc"), TraceKind.TEXT);
        assertThat(written).hasSameSizeAs(files);
        for (Path file : files) {
            assertThat(back.resolve(file.getFileName())).hasSameBinaryContentAs(file);
        }
        assertThatThrownBy(() -> convert(binary, folder.resolve("all.trc.gz"), TraceKind.GZIP))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("is a recording in " + files.size() + " files");
        assertThatThrownBy(() -> convert(binary, back.resolve("other.trc"), TraceKind.TEXT))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("is there already");
        assertThat(back.resolve("other.trc")).doesNotExist();
    }

    @Test
    void goesOnInTheNextFileAlsoWhereItReadsTheText() throws Exception {
        RandomEvents random = new RandomEvents(6);
        List<Path> files = record(folder.resolve("name.trc"), random.recording(), random.events(150));
        Path binary = folder.resolve("all.trcb");
        convert(files.getFirst(), binary, TraceKind.BINARY);
        byte[] stored = Files.readAllBytes(binary);
        spoilTables(stored);
        Files.write(binary, stored);
        try (OpenTrace.Opened one = open(files.getFirst());
                OpenTrace.Opened other = open(binary)) {
            assertThat(Recordings.dump(other.trace())).isEqualTo(Recordings.dump(one.trace()));
        }
    }

    @Test
    void isReadableWhileItIsRecordedAndAfterACrash() throws Exception {
        RandomEvents random = new RandomEvents(9);
        Recording recording = random.recording();
        List<TraceEvent> events = random.events(120);
        Path binary = folder.resolve("live.trcb");
        Path text = folder.resolve("live.trc");
        try (RecordingWriter writer = RecordingWriter.create(
                        binary,
                        recording,
                        new RecordingWriter.Options(Long.MAX_VALUE, 3_600_000),
                        path -> TextChannel.create(path, 3));
                RecordingWriter plain = RecordingWriter.create(
                        text, recording, new RecordingWriter.Options(Long.MAX_VALUE, 3_600_000))) {
            for (int i = 0; i < events.size(); i++) {
                writer.write(events.get(i));
                plain.write(events.get(i));
                if (i % 17 == 3) {
                    writer.flush();
                    plain.flush();
                    try (OpenTrace.Opened one = open(text);
                            OpenTrace.Opened other = open(binary)) {
                        assertThat(other.trace().executions().size())
                                .isEqualTo(one.trace().executions().size());
                        assertThat(other.trace().info().complete()).isFalse();
                    }
                }
            }
            writer.finish(1);
            plain.finish(1);
        }
        addTables(binary);
        try (OpenTrace.Opened one = open(text);
                OpenTrace.Opened other = open(binary)) {
            assertSame(one.trace(), other.trace());
        }
        convert(binary, folder.resolve("b.trc"), TraceKind.TEXT);
        assertThat(folder.resolve("b.trc")).hasSameBinaryContentAs(text);
    }

    private static void addTables(Path binary) throws IOException, TraceException {
        try (OpenTrace.Opened opened = open(binary);
                FileChannel channel = FileChannel.open(binary, StandardOpenOption.READ, StandardOpenOption.WRITE);
                BinaryWriter out = BinaryWriter.resume(channel, BinaryWriter.Options.standard(), new CancelToken())) {
            out.tables(opened.trace(), new SqlFingerprinter(), new CancelToken());
            out.finish();
        }
        assertThat(new String(Files.readAllBytes(binary), StandardCharsets.ISO_8859_1))
                .contains("tend\r\n");
    }

    /// Changes a byte in each block of tables, found by its mark.
    private static void spoilTables(byte[] file) {
        for (int i = 0; i + 48 < file.length; i++) {
            if (file[i] == (byte) 0xF5 && file[i + 1] == 't' && file[i + 2] == 'r' && file[i + 8] == 'C') {
                file[i + 41] ^= 0x55;
            }
        }
    }

    private static void assertSame(Trace one, Trace other) throws TraceException {
        assertThat(Recordings.dump(other).lines())
                .containsExactlyElementsOf(Recordings.dump(one).lines().toList());
        for (int row = 0; row < one.executions().size(); row++) {
            assertThat(other.text().detail(other, row)).isEqualTo(one.text().detail(one, row));
        }
    }

    private static List<Path> record(Path file, Recording recording, List<TraceEvent> events) throws TraceException {
        try (RecordingWriter writer =
                RecordingWriter.create(file, recording, new RecordingWriter.Options(60_000, 3_600_000))) {
            for (TraceEvent event : events) {
                writer.write(event);
            }
            writer.finish(1);
            return writer.files();
        }
    }

    private static List<Path> convert(Path from, Path to, TraceKind kind) throws TraceException {
        ConvertTrace.Options options = new ConvertTrace.Options(3, 2, Existing.KEEP, Check.READ_AGAIN);
        return new ConvertTrace(options)
                .convert(from, to, kind, Progress.NONE, new CancelToken())
                .files();
    }

    private static OpenTrace.Opened open(Path file) throws TraceException {
        return new OpenTrace(OpenTrace.Options.standard()).file(file, Progress.NONE, new CancelToken(), trace -> {});
    }
}
