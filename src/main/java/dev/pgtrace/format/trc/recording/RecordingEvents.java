package dev.pgtrace.format.trc.recording;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.Backend;
import dev.pgtrace.model.Recording;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.event.ExecutionEvent;
import dev.pgtrace.model.event.TraceEvent;
import dev.pgtrace.model.event.WaitEvent;
import dev.pgtrace.source.ByteSource;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads one file of a recording back into the events that it was written from: what is read and written again gives
/// the same bytes.
public final class RecordingEvents {
    /// A declared cursor.
    private record Cursor(Backend backend, String sql) {}

    /// What a file says beside its events.
    ///
    /// @param recording how it was recorded, where it has a header
    /// @param ended     whether it has its footer
    /// @param endMicros what the footer says of when it ended, or missing
    /// @param damaged   records that could not be read
    public record Summary(Optional<Recording> recording, boolean ended, long endMicros, long damaged) {}

    private final String name;
    private final Frames frames;
    private final RecordParser parser = new RecordParser();
    private final Latest<Backend> backends = new Latest<>();
    private final Latest<Cursor> cursors = new Latest<>();
    private Optional<Recording> recording = Optional.empty();
    private boolean ended;
    private long endMicros = Table.MISSING;
    private long damaged;

    private RecordingEvents(ByteSource source, CancelToken cancel) throws TraceException {
        name = source.name();
        frames = new Frames(source, cancel);
    }

    /// Reads every event of a source, in order.
    public static Summary read(ByteSource source, CancelToken cancel, Consumer<TraceEvent> events)
            throws TraceException {
        try {
            RecordingEvents reader = new RecordingEvents(source, cancel);
            reader.all(events, cancel);
            return new Summary(reader.recording, reader.ended, reader.endMicros, reader.damaged);
        } catch (IllegalStateException | InternalError fault) {
            throw Faults.of(source.name(), fault);
        }
    }

    private void all(Consumer<TraceEvent> events, CancelToken cancel) throws TraceException {
        Frames.Found found;
        do {
            cancel.check();
            found = frames.next();
            switch (found) {
                case HEADER -> header();
                case RECORD -> record(events);
                case DAMAGE, TORN -> damaged++;
                case NOTHING_YET -> frames.await();
                case END -> {}
            }
        } while (found != Frames.Found.END);
    }

    private void header() throws TraceException {
        int version = HeaderReader.version(frames.bytes(), frames.from(), frames.to());
        if (version > HeaderText.VERSION && recording.isEmpty()) {
            throw HeaderReader.newer(name, version);
        }
        if (version < 1 || version > HeaderText.VERSION) {
            damaged++;
            return;
        }
        if (recording.isEmpty()) {
            recording = Optional.of(HeaderReader.read(frames.bytes(), frames.from(), frames.to())
                    .recording());
        }
        backends.clear();
        cursors.clear();
        ended = false;
    }

    private void record(Consumer<TraceEvent> events) {
        ended = false;
        switch (parser.parse(frames.bytes(), frames.from(), frames.to())) {
            case BACKEND -> backends.put(parser.declaration().number(), parser.declaredBackend());
            case PARSE -> cursor();
            case EXEC -> events.accept(execution());
            case WAIT -> events.accept(waited());
            case SETTING -> events.accept(parser.small().setting());
            case GAP -> events.accept(parser.small().gap());
            case NOTE -> events.accept(parser.small().note());
            case END -> {
                ended = true;
                endMicros = parser.small().atMicros();
            }
            case UNKNOWN -> {}
            case DAMAGED -> {
                frames.broken();
                damaged++;
            }
        }
    }

    private void cursor() {
        Declarations declared = parser.declaration();
        String sql = new String(
                frames.bytes(), declared.sqlFrom(), declared.sqlTo() - declared.sqlFrom(), StandardCharsets.UTF_8);
        cursors.put(declared.number(), new Cursor(owner(declared.backendNumber()), sql));
    }

    private Backend owner(long number) {
        @Nullable Backend backend = backends.get(number);
        return backend == null ? Backend.UNKNOWN : backend;
    }

    private ExecutionEvent execution() {
        @Nullable Cursor cursor = cursors.get(parser.execution().get(ParsedExecution.CURSOR));
        return maker().execution(
                        cursor == null ? Backend.UNKNOWN : cursor.backend(), cursor == null ? "" : cursor.sql());
    }

    private WaitEvent waited() {
        Cells waits = parser.execution().waits;
        return new WaitEvent(
                owner(parser.waitingBackend()), waits.get(0, ParsedExecution.WAIT_START), maker().waited(waits, 0));
    }

    private EventMaker maker() {
        return new EventMaker(parser.execution(), frames.bytes(), Table.MISSING, StandardCharsets.UTF_8);
    }
}
