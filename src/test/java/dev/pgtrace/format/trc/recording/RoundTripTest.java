package dev.pgtrace.format.trc.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.Recording;
import dev.pgtrace.model.event.TraceEvent;
import dev.pgtrace.source.ByteSource;
import dev.pgtrace.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Everything that an event says is in the file.
class RoundTripTest {
    private static final long STOPPED = 1_795_631_999_000_001L;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void readsTheEventsThatWereWritten(long seed) throws TraceException {
        RandomEvents random = new RandomEvents(seed);
        Recording recording = random.recording();
        List<TraceEvent> written = random.events(400);
        List<TraceEvent> read = new ArrayList<>();

        Path file = write("a.trc", recording, written, STOPPED);
        RecordingEvents.Summary summary = read(file, read);

        assertThat(read).isEqualTo(written);
        assertThat(summary.recording()).contains(recording);
        assertThat(summary.ended()).isTrue();
        assertThat(summary.endMicros()).isEqualTo(STOPPED);
        assertThat(summary.damaged()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void givesTheSameBytesWhenWrittenAgain(long seed) throws TraceException, IOException {
        RandomEvents random = new RandomEvents(seed);
        Path first = write("a.trc", random.recording(), random.events(400), STOPPED);
        List<TraceEvent> events = new ArrayList<>();
        RecordingEvents.Summary summary = read(first, events);

        Path second = write("b.trc", summary.recording().orElseThrow(), events, summary.endMicros());

        assertThat(second).hasSameBinaryContentAs(first);
        assertThat(Files.size(first)).isGreaterThan(100_000);
    }

    @Test
    void writesAnotherTextThanTheModelKnowsOnlyWhereItIsTooLong() throws TraceException {
        RandomEvents random = new RandomEvents(21);
        Output out = new Output();
        String text = "é".repeat(Output.LONGEST_TEXT / 2) + "abc";
        String start = new String(out.text(text).bytes(), 0, 24, java.nio.charset.StandardCharsets.US_ASCII);

        assertThat(start).startsWith("[16777216 of 16777219]");
        assertThat(random.events(1)).hasSize(1);
    }

    private Path write(String name, Recording recording, List<TraceEvent> events, long stopped) throws TraceException {
        Path file = folder.resolve(name);
        try (RecordingWriter writer = RecordingWriter.create(file, recording, RecordingWriter.Options.standard())) {
            for (TraceEvent event : events) {
                writer.write(event);
            }
            writer.finish(stopped);
        }
        return file;
    }

    private static RecordingEvents.Summary read(Path file, List<TraceEvent> into) throws TraceException {
        try (ByteSource source = Sources.file(file)) {
            return RecordingEvents.read(source, new CancelToken(), into::add);
        }
    }
}
