package dev.pgtrace.format.trc.recording;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.format.EventRows;
import dev.pgtrace.model.Backend;
import dev.pgtrace.model.Dialect;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.SqlFingerprint;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TraceSink;
import dev.pgtrace.source.ByteSource;
import org.jspecify.annotations.Nullable;

/// Reads a recording into tables, perhaps while it is still being written.
final class RecordingReader {
    private static final long FIRST_BATCH = 256 << 10;
    private static final long BATCH = 4 << 20;
    private static final long PAUSE_MILLIS = 150;

    private static final long LOST = Words.name("lost");
    private static final long REASON = Words.name("reason");

    /// A declared cursor: its row and its session's.
    private record Cursor(int row, int session) {}

    private final ByteSource source;
    private final SqlFingerprint fingerprint;
    private final TraceSink sink;
    private final Progress progress;
    private final CancelToken cancel;
    private final Frames frames;
    private final EventRows rows;
    private final TableFiller filler;
    private final Words words = new Words();
    private final ParsedExecution parsed = new ParsedExecution();
    private final ExecutionParser parser = new ExecutionParser(words, parsed);
    private final WaitParser waits = new WaitParser(words);
    private final Declarations declarations = new Declarations(words);
    private final Latest<Integer> sessions = new Latest<>();
    private final Latest<Cursor> cursors = new Latest<>();
    private long nextReport = FIRST_BATCH;
    private final Continuation continuation = new Continuation();
    private boolean any;
    private boolean footed;
    private boolean torn;
    private boolean foreign;

    RecordingReader(
            ByteSource source, SqlFingerprint fingerprint, TraceSink sink, Progress progress, CancelToken cancel)
            throws TraceException {
        this.source = source;
        this.fingerprint = fingerprint;
        this.sink = sink;
        this.progress = progress;
        this.cancel = cancel;
        this.frames = new Frames(source, cancel);
        this.rows = new EventRows(sink);
        this.filler = new TableFiller(sink, rows);
    }

    void read() throws TraceException {
        Frames.Found found;
        do {
            cancel.check();
            found = frames.next();
            switch (found) {
                case HEADER -> header();
                case RECORD -> record();
                case DAMAGE -> strange();
                case TORN -> torn();
                case NOTHING_YET -> waitForMore();
                case END -> {}
            }
            if (frames.position() >= nextReport) {
                nextReport = frames.position() + BATCH;
                report();
            }
        } while (found != Frames.Found.END && !foreign);
        end();
    }

    /// Reports again and again while nothing comes: whoever hears of progress only now and then would miss the last
    /// rows of a burst.
    private void waitForMore() throws TraceException {
        do {
            report();
        } while (!frames.awaitBriefly(PAUSE_MILLIS));
    }

    private void header() throws TraceException {
        int version = HeaderReader.version(frames.bytes(), frames.from(), frames.to());
        boolean first = !continuation.hasHeader();
        if (version > HeaderText.VERSION && first) {
            throw newer(version);
        }
        if (version < 1 || version > HeaderText.VERSION) {
            strange();
            return;
        }
        HeaderReader.Header header = HeaderReader.read(frames.bytes(), frames.from(), frames.to());
        if (!continuation.header(header)) {
            foreign = true;
            return;
        }
        if (first) {
            sink.recording(header.recording());
        }
        footed = false;
        sessions.clear();
        cursors.clear();
    }

    private TraceException newer(int version) {
        return new TraceException(
                TraceException.Kind.NO_TRACE,
                source.name() + " is a recording of version " + version + ", and this pgtrace reads version "
                        + HeaderText.VERSION + ": open it with a newer pgtrace.");
    }

    private void record() throws TraceException {
        if (continuation.isAtStart()) {
            foreign = true;
            return;
        }
        words.set(frames.bytes(), frames.from(), frames.to());
        footed = false;
        continuation.record();
        switch (words.next() ? RecordKind.of(words.name()) : RecordKind.UNKNOWN) {
            case BACKEND -> backend();
            case PARSE -> cursor();
            case EXEC -> execution();
            case WAIT -> waited();
            case GAP -> gap();
            case END -> footer();
            case SETTING, NOTE -> any = true;
            case UNKNOWN -> sink.issue(IssueKind.UNKNOWN_LINE, frames.offset(), 0, "");
        }
    }

    private void footer() throws TraceException {
        footed = true;
        continuation.footer(words, declarations);
        if (!continuation.next().isEmpty() && frames.goOn(continuation.next())) {
            continuation.went();
        }
    }

    private void backend() {
        Backend backend = declarations.backend();
        if (words.isBroken() || declarations.number() < 1) {
            broken();
            return;
        }
        sessions.put(declarations.number(), rows.session(backend, frames.offset()));
    }

    private void cursor() {
        if (!declarations.cursor() || declarations.number() < 1) {
            broken();
            return;
        }
        int from = declarations.sqlFrom();
        int to = declarations.sqlTo();
        int session = session(declarations.backendNumber());
        int row = rows.cursor(
                session,
                declarations.number(),
                frames.offset(frames.from()),
                frames.offset(from),
                to - from,
                from == to ? StatementColumn.UNKNOWN_TEXT : fingerprint.of(frames.bytes(), from, to));
        cursors.put(declarations.number(), new Cursor(row, session));
    }

    private int session(long number) {
        @Nullable Integer session = sessions.get(number);
        if (session != null) {
            return session;
        }
        sink.issue(IssueKind.ORPHAN_RECORD, frames.offset(), 0, "");
        return rows.session(Backend.UNKNOWN, frames.offset());
    }

    private void execution() {
        words.set(frames.bytes(), frames.from(), frames.to());
        if (!parser.parse()) {
            broken();
            return;
        }
        any = true;
        if (parser.unknown() > 0) {
            sink.issue(IssueKind.UNKNOWN_LINE, parser.unknown(), frames.offset(), 0, "");
        }
        long number = parsed.get(ParsedExecution.CURSOR);
        @Nullable Cursor cursor = cursors.get(number);
        if (cursor == null) {
            sink.issue(IssueKind.ORPHAN_RECORD, frames.offset(), 0, "");
            int session = rows.session(Backend.UNKNOWN, frames.offset());
            long at = frames.offset();
            int row = rows.cursor(session, number, at, Table.MISSING, 0, StatementColumn.UNKNOWN_TEXT);
            cursor = new Cursor(row, session);
            if (number > 0) {
                cursors.put(number, cursor);
            }
        }
        filler.execution(parsed, cursor.session(), cursor.row(), frames.bytes(), frames.offset(0), frames.to());
    }

    private void waited() {
        long backend = words.next() && words.name() == Declarations.BACKEND ? words.count() : Words.NONE;
        parsed.clear();
        waits.read(parsed.waits, frames.from());
        words.nextLine();
        if (words.isBroken()) {
            broken();
            return;
        }
        any = true;
        filler.waited(parsed.waits, session(backend), frames.bytes(), frames.offset(frames.from()));
    }

    private void gap() {
        long lost = Table.MISSING;
        String reason = "";
        while (words.next()) {
            if (words.name() == LOST) {
                lost = words.count();
            } else if (words.name() == REASON) {
                reason = declarations.text();
            }
        }
        rows.gap(lost, reason, frames.offset(), 0);
    }

    private void broken() {
        frames.broken();
        damaged();
    }

    /// Something is no record; behind a file of the recording it means that the next one is of something else.
    private void strange() {
        if (continuation.isAtStart()) {
            foreign = true;
        } else {
            damaged();
        }
    }

    private void damaged() {
        sink.issue(IssueKind.MALFORMED_RECORD, frames.offset(), 0, "");
    }

    private void torn() {
        if (frames.isZeroFrom(frames.offset())) {
            sink.issue(IssueKind.NUL_BYTES, frames.offset(), 0, "");
        } else {
            sink.issue(IssueKind.TORN_LINE, frames.offset(), 0, "");
        }
        torn = true;
    }

    private void end() {
        rows.finish();
        long size = frames.position();
        boolean goesOn = !continuation.next().isEmpty();
        if (!continuation.hasHeader()) {
            sink.issue(IssueKind.NO_HEADER, 0, 0, "");
        } else if (!any && !footed) {
            sink.issue(IssueKind.HEADER_ONLY, 0, 0, "");
        }
        if (goesOn) {
            sink.issue(IssueKind.NO_FOOTER, size, 0, continuation.missing());
        } else if (!footed && !torn) {
            sink.issue(IssueKind.NO_FOOTER, size, 0, "");
        }
        if (source.damaged()) {
            sink.issue(IssueKind.DATA_AFTER_CUT, size, 0, "");
        }
        report();
        sink.finish(footed && !goesOn && !torn && !source.damaged());
    }

    private void report() {
        rows.report();
        sink.progress(frames.position(), Dialect.RECORDING);
        progress.report(source.storedDone(), source.storedBytes());
    }
}
