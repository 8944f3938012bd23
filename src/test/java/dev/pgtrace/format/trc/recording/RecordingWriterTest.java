package dev.pgtrace.format.trc.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.event.TraceEvent;
import dev.pgtrace.source.ByteSource;
import dev.pgtrace.source.Sources;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingWriterTest {
    private final RandomEvents random = new RandomEvents(31);

    @TempDir
    private Path folder;

    @Test
    void beginsAnotherFileAtTheSizeLimitAndEachIsReadableAlone() throws TraceException, IOException {
        Path file = folder.resolve("name.trc");
        Files.writeString(folder.resolve("name.2.trc"), "of somebody else");
        List<TraceEvent> events = random.events(200);
        List<Path> files;
        try (RecordingWriter writer =
                RecordingWriter.create(file, random.recording(), new RecordingWriter.Options(100_000, 50))) {
            for (TraceEvent event : events) {
                writer.write(event);
            }
            writer.finish(1);
            files = writer.files();
        }

        assertThat(files).startsWith(file, folder.resolve("name.1.trc"), folder.resolve("name.3.trc"));
        assertThat(folder.resolve("name.2.trc")).hasContent("of somebody else");
        List<TraceEvent> read = new ArrayList<>();
        for (Path part : files) {
            try (ByteSource source = Sources.file(part)) {
                RecordingEvents.Summary summary = RecordingEvents.read(source, new CancelToken(), read::add);
                assertThat(summary.ended()).as(part.toString()).isTrue();
                assertThat(summary.recording()).isPresent();
            }
        }
        assertThat(read).isEqualTo(events);
    }

    @Test
    void keepsWhatWasWrittenWhenTheDiskIsFull() throws TraceException {
        Path file = folder.resolve("full.trc");
        List<TraceEvent> events = random.events(300);
        List<TraceEvent> read = new ArrayList<>();
        RecordingWriter writer = RecordingWriter.create(
                new Parts(file, path -> new Filling(path, 150_001)), random.recording(), never());

        assertThatThrownBy(() -> {
                    for (TraceEvent event : events) {
                        writer.write(event);
                        writer.flush();
                    }
                })
                .isInstanceOf(TraceException.class)
                .hasMessage("The recording stopped: cannot write to " + file + " after 150001 bytes: No space left on"
                        + " device. What was written before can be opened.");
        assertThatThrownBy(() -> writer.finish(1)).hasMessageStartingWith("The recording stopped");
        writer.close();

        try (ByteSource source = Sources.file(file)) {
            assertThat(RecordingEvents.read(source, new CancelToken(), read::add)
                            .ended())
                    .isFalse();
        }
        assertThat(read).isNotEmpty().isEqualTo(events.subList(0, read.size()));
        assertThat(read.size()).isGreaterThan(50);
    }

    @Test
    void tellsThatADeviceIsFull() {
        Path full = Path.of("/dev/full");
        assumeThat(full).as("a device that is always full, which Linux has").exists();
        Parts parts = new Parts(full, file -> FileChannel.open(file, StandardOpenOption.WRITE));

        assertThatThrownBy(() -> RecordingWriter.create(parts, random.recording(), never()))
                .isInstanceOf(TraceException.class)
                .hasMessageStartingWith("The recording stopped: cannot write to /dev/full after 0 bytes: ");
    }

    @Test
    void readsAFileWhoseWriterWasKilledAsIncomplete() throws TraceException {
        Path file = folder.resolve("killed.trc");
        List<TraceEvent> events = random.events(50);
        RecordingWriter writer = RecordingWriter.create(file, random.recording(), never());
        for (TraceEvent event : events) {
            writer.write(event);
        }
        writer.flush();

        try (ByteSource source = Sources.file(file)) {
            Trace trace = Recordings.read(source);
            assertThat(trace.info().complete()).isFalse();
            assertThat(trace.info().indexed()).isTrue();
            List<TraceEvent> read = new ArrayList<>();
            RecordingEvents.read(source, new CancelToken(), read::add);
            assertThat(read).isEqualTo(events);
        }
        writer.close();
    }

    @Test
    void flushesWithoutBeingAsked() throws TraceException, InterruptedException, IOException {
        CountDownLatch flushed = new CountDownLatch(2); // the header, the event
        Path file = folder.resolve("live.trc");
        Parts parts = new Parts(file, path -> new Counting(path, flushed));
        try (RecordingWriter writer =
                RecordingWriter.create(parts, random.recording(), new RecordingWriter.Options(1 << 30, 20))) {
            writer.write(random.event());

            assertThat(flushed.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.size(file)).isEqualTo(writer.bytes());
        }
    }

    @Test
    void overwritesNothing() throws IOException {
        Path file = folder.resolve("there.trc");
        Files.writeString(file, "precious");

        assertThatThrownBy(() -> RecordingWriter.create(file, random.recording(), never()))
                .isInstanceOf(TraceException.class)
                .hasMessage("There is a file " + file + " already: name another one, or move it away.");
        assertThat(file).hasContent("precious");
    }

    @Test
    void saysThatThereIsNoFolder() {
        Path file = folder.resolve("none/there.trc");

        assertThatThrownBy(() -> RecordingWriter.create(file, random.recording(), never()))
                .hasMessage("Cannot make " + file + ": there is no such folder.");
    }

    @Test
    void takesNothingAfterItsEnd() throws TraceException {
        RecordingWriter writer = RecordingWriter.create(folder.resolve("a.trc"), random.recording(), never());
        writer.finish(1);

        assertThatThrownBy(() -> writer.write(random.event())).hasMessageEndingWith(" has ended.");
    }

    /// Flushed by the test only.
    private static RecordingWriter.Options never() {
        return new RecordingWriter.Options(1 << 30, 3_600_000);
    }

    /// A file on a disk that has this much room.
    private static final class Filling implements WritableByteChannel {
        private final FileChannel file;
        private long left;

        Filling(Path path, long room) throws IOException {
            file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            left = room;
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            if (left == 0) {
                throw new IOException("No space left on device");
            }
            int most = (int) Math.min(left, source.remaining());
            ByteBuffer part = source.slice(source.position(), most);
            int count = file.write(part);
            source.position(source.position() + count);
            left -= count;
            return count;
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /// A file that counts its writes.
    private record Counting(FileChannel file, CountDownLatch writes) implements WritableByteChannel {
        Counting(Path path, CountDownLatch writes) throws IOException {
            this(FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), writes);
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            int count = file.write(source);
            writes.countDown();
            return count;
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
