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
import dev.pgtrace.model.event.GapEvent;
import dev.pgtrace.source.ByteSource;
import org.jspecify.annotations.Nullable;

/// Reads a recording into tables, perhaps while it is still being written.
final class RecordingReader {
    private static final long FIRST_BATCH = 256 << 10;
    private static final long BATCH = 4 << 20;
    private static final long PAUSE_MILLIS = 150;

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
    private final RecordParser parser = new RecordParser();
    private final Latest<Integer> sessions = new Latest<>();
    private final Latest<Cursor> cursors = new Latest<>();
    /// Cursors whose declaration is lost.
    private final Latest<Cursor> orphans = new Latest<>();
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
            throw HeaderReader.newer(source.name(), version);
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
        orphans.clear();
    }

    private void record() throws TraceException {
        if (continuation.isAtStart()) {
            foreign = true;
            return;
        }
        footed = false;
        continuation.record();
        switch (parser.parse(frames.bytes(), frames.from(), frames.to())) {
            case BACKEND -> backend();
            case PARSE -> cursor();
            case EXEC -> execution();
            case WAIT -> waited();
            case GAP -> gap();
            case END -> footer();
            case SETTING, NOTE -> any = true;
            case UNKNOWN -> sink.issue(IssueKind.UNKNOWN_LINE, frames.offset(), 0, "");
            case DAMAGED -> {
                frames.broken();
                damaged();
            }
        }
    }

    private void footer() throws TraceException {
        footed = true;
        continuation.footer(parser.small().next());
        if (!continuation.next().isEmpty() && frames.goOn(continuation.next())) {
            continuation.went();
        }
    }

    private void backend() {
        sessions.put(parser.declaration().number(), rows.session(parser.declaredBackend(), frames.offset()));
    }

    private void cursor() {
        Declarations declared = parser.declaration();
        int from = declared.sqlFrom();
        int to = declared.sqlTo();
        int session = session(declared.backendNumber());
        int row = rows.cursor(
                session,
                declared.number(),
                frames.offset(frames.from()),
                frames.offset(from),
                to - from,
                from == to ? StatementColumn.UNKNOWN_TEXT : fingerprint.of(frames.bytes(), from, to));
        cursors.put(declared.number(), new Cursor(row, session));
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
        any = true;
        if (parser.unknownLines() > 0) {
            sink.issue(IssueKind.UNKNOWN_LINE, parser.unknownLines(), frames.offset(), 0, "");
        }
        Cursor cursor = cursor(parser.execution().get(ParsedExecution.CURSOR));
        filler.execution(
                parser.execution(), cursor.session(), cursor.row(), frames.bytes(), frames.offset(0), frames.to());
    }

    private Cursor cursor(long number) {
        @Nullable Cursor declared = cursors.get(number);
        if (declared != null) {
            return declared;
        }
        sink.issue(IssueKind.ORPHAN_RECORD, frames.offset(), 0, "");
        @Nullable Cursor known = orphans.get(number);
        if (known != null) {
            return known;
        }
        int session = rows.session(Backend.UNKNOWN, frames.offset());
        long at = frames.offset();
        Cursor made =
                new Cursor(rows.cursor(session, number, at, Table.MISSING, 0, StatementColumn.UNKNOWN_TEXT), session);
        if (number > 0) {
            orphans.put(number, made);
        }
        return made;
    }

    private void waited() {
        any = true;
        filler.waited(
                parser.execution().waits,
                session(parser.waitingBackend()),
                frames.bytes(),
                frames.offset(frames.from()));
    }

    private void gap() {
        GapEvent gap = parser.small().gap();
        rows.gap(gap.lost(), gap.reason(), frames.offset(), 0);
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
