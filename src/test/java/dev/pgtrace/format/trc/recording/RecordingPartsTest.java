package dev.pgtrace.format.trc.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Recording;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceIssue;
import dev.pgtrace.model.event.ExecutionEvent;
import dev.pgtrace.model.event.TraceEvent;
import dev.pgtrace.source.ByteSource;
import dev.pgtrace.source.Sources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A recording in several files is one trace.
class RecordingPartsTest {
    private final RandomEvents random = new RandomEvents(77);
    private final Recording recording = random.recording();
    private final List<TraceEvent> events = random.events(150);

    @TempDir
    private Path folder;

    private Path first = Path.of("");
    private List<Path> files = List.of();

    @BeforeEach
    void record() throws TraceException {
        first = folder.resolve("name.trc");
        files = write(first);
    }

    private List<Path> write(Path file) throws TraceException {
        try (RecordingWriter writer =
                RecordingWriter.create(file, recording, new RecordingWriter.Options(60_000, 3_600_000))) {
            for (TraceEvent event : events) {
                writer.write(event);
            }
            writer.finish(1);
            return writer.files();
        }
    }

    @Test
    void opensAllFilesWithTheFirst() throws TraceException, IOException {
        assertThat(files).hasSizeGreaterThan(3);
        try (ByteSource source = Sources.file(first)) {
            Trace trace = Recordings.read(source);

            assertThat(trace.executions().size()).isEqualTo(executions(events).size());
            assertThat(trace.info().complete()).isTrue();
            assertThat(trace.info().recording()).contains(recording);
            assertThat(trace.text().size()).isEqualTo(joined().length);
        }
    }

    @Test
    void givesTheTextsAndDetailsOfEveryFile() throws TraceException {
        List<ExecutionEvent> written = executions(events);
        try (ByteSource source = Sources.file(first)) {
            Trace trace = Recordings.read(source);
            for (int row = 0; row < written.size(); row++) {
                ExecutionDetail read = trace.text().detail(trace, row);
                ExecutionDetail told = written.get(row).detail();
                assertThat(read.binds()).isEqualTo(told.binds());
                assertThat(read.waits()).isEqualTo(told.waits());
                assertThat(read.stack()).isEqualTo(told.stack());
                assertThat(read.failure()).isEqualTo(told.failure());
                int cursor = (int) trace.executions().get(row, ExecutionColumn.CURSOR);
                assertThat(trace.text().sql(trace, cursor))
                        .isEqualTo(written.get(row).sql());
            }
        }
    }

    @Test
    void readsTheSameAsFromTheFilesPutTogether() throws TraceException, IOException {
        Path together = Files.createDirectory(folder.resolve("elsewhere"));
        Path all = Files.write(together.resolve("all.trc"), joined());
        try (ByteSource parts = Sources.file(first);
                ByteSource one = Sources.file(all)) {
            Trace trace = Recordings.read(parts);
            Trace whole = Recordings.read(one);

            assertThat(Recordings.dump(trace)).isEqualTo(Recordings.dump(whole));
            for (int row = 0; row < whole.executions().size(); row++) {
                assertThat(trace.text().detail(trace, row))
                        .isEqualTo(whole.text().detail(whole, row));
            }
        }
    }

    @Test
    void givesRawBytesAcrossFiles() throws TraceException, IOException {
        int border = (int) Files.size(first);
        byte[] bytes = new byte[200];
        try (ByteSource source = Sources.file(first)) {
            Trace trace = Recordings.read(source);

            assertThat(trace.text().bytes(border - 100L, bytes)).isEqualTo(200);
            assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                    .isEqualTo(new String(joined(), border - 100, 200, StandardCharsets.ISO_8859_1));
            assertThat(trace.text().bytes(joined().length - 50L, bytes)).isEqualTo(50);
            assertThat(trace.text().bytes(joined().length, bytes)).isZero();
        }
    }

    @Test
    void readsFromALaterFileOn() throws TraceException {
        try (ByteSource source = Sources.file(files.get(1))) {
            Trace trace = Recordings.read(source);

            assertThat(trace.executions().size())
                    .isBetween(1, executions(events).size() - 1);
            assertThat(trace.info().complete()).isTrue();
        }
    }

    @Test
    void reportsAnIncompleteTraceWhereTheNextFileIsMissing() throws TraceException, IOException {
        Files.delete(files.get(2));

        reportsIncomplete(2);
    }

    @Test
    void takesNoFileOfAnotherRecording() throws TraceException, IOException {
        Files.copy(files.get(2), files.get(1), StandardCopyOption.REPLACE_EXISTING);
        reportsIncomplete(1);

        Files.writeString(files.get(1), "===== 12\nEXEC #1 id=1\n");
        reportsIncomplete(1);

        Files.writeString(files.get(1), "");
        reportsIncomplete(1);
    }

    @Test
    void endsWhereFilesNameEachOther() throws TraceException, IOException {
        Output out = new Output();
        Records records = new Records();
        records.header(out, recording, 1);
        records.end(out, 1, "loop.trc");
        Path loop = folder.resolve("loop.trc");
        Files.write(loop, Arrays.copyOf(out.bytes(), out.size()));

        try (ByteSource source = Sources.file(loop)) {
            assertThat(kinds(Recordings.read(source))).containsExactly(IssueKind.NO_FOOTER);
        }
    }

    @Test
    void takesNoFileOfAnotherFolder() throws TraceException, IOException {
        Path inside = Files.createDirectory(folder.resolve("inside"));
        for (String name : List.of("../name.1.trc", "..", ".", "", files.get(1).toString(), "a\0b")) {
            Output out = new Output();
            Records records = new Records();
            records.header(out, recording, 1);
            records.end(out, 1, name);
            Path file = inside.resolve("a.trc");
            Files.write(file, Arrays.copyOf(out.bytes(), out.size()));
            try (ByteSource source = Sources.file(file)) {
                assertThat(Recordings.read(source).text().size()).as(name).isEqualTo(out.size());
            }
        }
    }

    private void reportsIncomplete(int filesRead) throws TraceException {
        List<TraceEvent> read = new ArrayList<>();
        for (Path file : files.subList(0, filesRead)) {
            try (ByteSource source = Sources.file(file)) {
                RecordingEvents.read(source, new CancelToken(), read::add);
            }
        }
        try (ByteSource source = Sources.file(first)) {
            Trace trace = Recordings.read(source);
            assertThat(trace.executions().size()).isEqualTo(executions(read).size());
            assertThat(trace.info().complete()).isFalse();
            assertThat(trace.info().issues())
                    .filteredOn(issue -> issue.kind() == IssueKind.NO_FOOTER)
                    .extracting(TraceIssue::message)
                    .containsExactly(
                            "the recording goes on in " + files.get(filesRead).getFileName()
                                    + ", which is not there, cannot be read, or is of another recording");
            assertThat(trace.cursors().get(trace.cursors().size() - 1, CursorColumn.OFFSET_BYTES))
                    .isLessThan(trace.info().bytes());
        }
    }

    private byte[] joined() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Path file : files) {
            all.write(Files.readAllBytes(file));
        }
        return all.toByteArray();
    }

    private static List<ExecutionEvent> executions(List<TraceEvent> events) {
        return events.stream()
                .filter(ExecutionEvent.class::isInstance)
                .map(ExecutionEvent.class::cast)
                .toList();
    }

    private static List<IssueKind> kinds(Trace trace) {
        return trace.info().issues().stream()
                .map(TraceIssue::kind)
                .filter(kind -> kind == IssueKind.NO_FOOTER)
                .toList();
    }
}
