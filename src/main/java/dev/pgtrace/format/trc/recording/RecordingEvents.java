package dev.pgtrace.format.trc.recording;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.Backend;
import dev.pgtrace.model.Recording;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.event.GapEvent;
import dev.pgtrace.model.event.NoteEvent;
import dev.pgtrace.model.event.SettingEvent;
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
    private static final long NAME = Words.name("name");
    private static final long VALUE = Words.name("value");
    private static final long LOST = Words.name("lost");
    private static final long REASON = Words.name("reason");
    private static final long SEVERITY = Words.name("severity");
    private static final long STATE = Words.name("state");
    private static final long MESSAGE = Words.name("message");

    /// A declared cursor.
    private record Cursor(Backend backend, String sql) {}

    /// What a file says beside its events.
    ///
    /// @param recording how it was recorded, where it has a header
    /// @param ended     whether it has its footer
    /// @param endMicros what the footer says of when it ended, or missing
    /// @param damaged   records that could not be read
    public record Summary(Optional<Recording> recording, boolean ended, long endMicros, long damaged) {}

    private final Frames frames;
    private final Words words = new Words();
    private final ParsedExecution parsed = new ParsedExecution();
    private final ExecutionParser parser = new ExecutionParser(words, parsed);
    private final Declarations declarations = new Declarations(words);
    private final Latest<Backend> backends = new Latest<>();
    private final Latest<Cursor> cursors = new Latest<>();
    private Optional<Recording> recording = Optional.empty();
    private boolean ended;
    private long endMicros = Table.MISSING;
    private long damaged;

    private RecordingEvents(ByteSource source, CancelToken cancel) throws TraceException {
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

    private void header() {
        if (recording.isEmpty()) {
            recording = Optional.of(HeaderReader.read(frames.bytes(), frames.from(), frames.to())
                    .recording());
        }
        backends.clear();
        cursors.clear();
        ended = false;
    }

    private void record(Consumer<TraceEvent> events) {
        words.set(frames.bytes(), frames.from(), frames.to());
        ended = false;
        @Nullable
        TraceEvent event =
                switch (words.next() ? RecordKind.of(words.name()) : RecordKind.UNKNOWN) {
                    case BACKEND -> backend();
                    case PARSE -> cursor();
                    case EXEC -> execution();
                    case WAIT -> waited();
                    case SETTING -> small(RecordKind.SETTING);
                    case GAP -> small(RecordKind.GAP);
                    case NOTE -> small(RecordKind.NOTE);
                    case END -> end();
                    case UNKNOWN -> null;
                };
        if (words.isBroken()) {
            frames.broken();
            damaged++;
        } else if (event != null) {
            events.accept(event);
        }
    }

    private @Nullable TraceEvent backend() {
        Backend backend = declarations.backend();
        if (declarations.number() > 0) {
            backends.put(declarations.number(), backend);
        }
        return null;
    }

    private @Nullable TraceEvent cursor() {
        if (declarations.cursor() && declarations.number() > 0) {
            String sql = new String(
                    frames.bytes(),
                    declarations.sqlFrom(),
                    declarations.sqlTo() - declarations.sqlFrom(),
                    StandardCharsets.UTF_8);
            cursors.put(declarations.number(), new Cursor(owner(declarations.backendNumber()), sql));
        }
        return null;
    }

    private Backend owner(long number) {
        @Nullable Backend backend = backends.get(number);
        return backend == null ? Backend.UNKNOWN : backend;
    }

    private @Nullable TraceEvent execution() {
        words.set(frames.bytes(), frames.from(), frames.to());
        if (!parser.parse()) {
            return null;
        }
        @Nullable Cursor cursor = cursors.get(parsed.get(ParsedExecution.CURSOR));
        EventMaker maker = new EventMaker(parsed, frames.bytes(), Table.MISSING, StandardCharsets.UTF_8);
        return maker.execution(cursor == null ? Backend.UNKNOWN : cursor.backend(), cursor == null ? "" : cursor.sql());
    }

    private TraceEvent waited() {
        long backend = words.next() && words.name() == Declarations.BACKEND ? words.count() : Words.NONE;
        parsed.clear();
        new WaitParser(words).read(parsed.waits, frames.from());
        words.nextLine();
        long start = parsed.waits.get(0, ParsedExecution.WAIT_START);
        EventMaker maker = new EventMaker(parsed, frames.bytes(), Table.MISSING, StandardCharsets.UTF_8);
        return new WaitEvent(owner(backend), start, maker.waited(parsed.waits, 0));
    }

    private @Nullable TraceEvent end() {
        ended = true;
        endMicros = Table.MISSING;
        while (words.next()) {
            if (words.name() == Declarations.AT) {
                endMicros = words.time();
            }
        }
        return null;
    }

    private TraceEvent small(RecordKind kind) {
        long at = Table.MISSING;
        long pid = Table.MISSING;
        long lost = Table.MISSING;
        String first = "";
        String second = "";
        Optional<String> state = Optional.empty();
        while (words.next()) {
            long name = words.name();
            if (name == Declarations.AT) {
                at = words.time();
            } else if (name == Declarations.PID) {
                pid = words.count();
            } else if (name == LOST) {
                lost = words.count();
            } else if (name == NAME || name == REASON || name == SEVERITY) {
                first = declarations.text();
            } else if (name == VALUE || name == MESSAGE) {
                second = declarations.text();
            } else if (name == STATE) {
                state = Optional.of(declarations.text());
            }
        }
        return switch (kind) {
            case SETTING -> new SettingEvent(at, pid, first, second);
            case GAP -> new GapEvent(at, pid, lost, first);
            default -> new NoteEvent(at, pid, first, state, second);
        };
    }
}
