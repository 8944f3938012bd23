package dev.pgtrace.format.oracle;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.Dialect;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.SqlFingerprint;
import dev.pgtrace.model.TraceSink;
import dev.pgtrace.source.ByteSource;

/// Reads a whole file, line by line; each line goes to the reader of its kind.
final class TraceReader {
    private static final long FIRST_BATCH = 256 << 10;
    private static final long BATCH = 4 << 20;

    private static final byte[] TRACE_FILE = Ascii.bytes("Trace file ");
    private static final byte[] DUMP_FILE = Ascii.bytes("Dump file ");
    private static final byte[] ORACLE = Ascii.bytes("Oracle");
    private static final byte[] FILE_NAME_END = Ascii.bytes(".trc");
    private static final byte[] SIZE_LIMIT = Ascii.bytes("DUMP FILE SIZE IS LIMITED");

    private final ByteSource source;
    private final TraceSink sink;
    private final Progress progress;
    private final LineWindow lines;
    private final Faults faults;
    private final Clock clock = new Clock();
    private final Tally tally = new Tally();
    private final Sessions sessions;
    private final TextReader texts;
    private final CallReader calls;
    private final WaitReader waits;
    private final PlanReader plans;

    private boolean inHeader;
    private boolean anyHeader;
    private boolean anyRecord;
    private boolean torn;
    private boolean limited;

    TraceReader(ByteSource source, SqlFingerprint fingerprint, TraceSink sink, Progress progress, CancelToken cancel)
            throws TraceException {
        this.source = source;
        this.sink = sink;
        this.progress = progress;
        lines = new LineWindow(source, cancel, LineWindow.LARGE);
        faults = new Faults(sink, lines);
        sessions = new Sessions(sink);
        texts = new TextReader(lines, sink, faults, clock, tally, fingerprint);
        waits = new WaitReader(lines, sink, faults, clock, tally);
        calls = new CallReader(lines, sink, faults, clock, tally, waits);
        plans = new PlanReader(lines, sink, faults, clock, tally);
    }

    void read() throws TraceException {
        long next = FIRST_BATCH;
        while (lines.advance()) {
            line();
            if (lines.end() >= next) {
                next = lines.end() + BATCH;
                report();
            }
        }
        plans.finish();
        sessions.close(waits);
        end();
        report();
        sink.finish(!torn && !limited && anyRecord && !source.damaged());
    }

    private void line() throws TraceException {
        byte[] bytes = lines.bytes();
        LineKind kind = LineKind.of(bytes, lines.from(), lines.to());
        if (!lines.isWhole() && kind != LineKind.BLANK) {
            // Not read: the numbers of a cut record are wrong, and nothing shows where it was cut.
            torn();
            return;
        }
        switch (kind) {
            case BLANK, RULE -> {}
            case STARS -> stars(bytes);
            case OTHER -> other(bytes);
            default -> record(kind);
        }
    }

    private void record(LineKind kind) throws TraceException {
        if (!anyRecord && !anyHeader) {
            faults.note(IssueKind.NO_HEADER, "");
        }
        anyRecord = true;
        inHeader = false;
        OpenSession session = sessions.current();
        if (kind != LineKind.STAT) {
            plans.finish();
        }
        switch (kind) {
            case PARSING -> texts.parsing(session);
            case PARSE_ERROR -> texts.parseError(session);
            case BINDS -> texts.binds(session);
            case WAIT -> waits.read(session);
            case STAT -> plans.read(session);
            case ERROR -> calls.error(session);
            case LOB -> calls.lob(session);
            case XCTEND -> calls.transactionEnd();
            case PARSE, EXEC, FETCH, UNMAP, SORT_UNMAP, CLOSE -> calls.read(kind, session);
            case SILENT, APPNAME, RULE, STARS, BLANK, OTHER -> {}
        }
        if (texts.isCut()) {
            torn();
        }
    }

    private void torn() {
        if (!torn) {
            faults.note(IssueKind.TORN_LINE, "");
        }
        torn = true;
    }

    private void stars(byte[] bytes) {
        anyHeader = true;
        inHeader = false;
        sessions.stars(bytes, lines.from(), lines.to(), lines.offset());
        if (Ascii.find(bytes, lines.from(), lines.to(), SIZE_LIMIT) >= 0) {
            limited = true;
            faults.note(IssueKind.NO_FOOTER, KeptTexts.of("kept.issue.oracle.stopped"));
        }
    }

    private void other(byte[] bytes) {
        int from = lines.from();
        int to = lines.to();
        if (isHeader(bytes, from, to)) {
            if (!inHeader) {
                sessions.header(lines.offset());
            }
            inHeader = true;
            anyHeader = true;
        }
        if (inHeader) {
            if (lines.startsWith(ORACLE)) {
                clock.banner(bytes, from, to);
            }
            sessions.pid(bytes, from, to, lines.offset());
        } else if (bytes[from] == 0) {
            faults.note(IssueKind.NUL_BYTES, "");
        } else {
            faults.note(IssueKind.UNKNOWN_LINE, "");
        }
    }

    private boolean isHeader(byte[] bytes, int from, int to) {
        return lines.startsWith(TRACE_FILE)
                || lines.startsWith(DUMP_FILE)
                || Banner.isAt(bytes, from, to)
                || (!anyRecord && lines.line() == 1 && Ascii.find(bytes, from, to, FILE_NAME_END) > 0);
    }

    private void end() {
        if (!lines.isWhole() && lines.from() < lines.to()) {
            torn();
        }
        if (!anyRecord && !torn) {
            faults.note(anyHeader ? IssueKind.HEADER_ONLY : IssueKind.NO_HEADER, "");
        }
        if (source.damaged()) {
            faults.note(IssueKind.DATA_AFTER_CUT, "");
        }
    }

    private void report() {
        sessions.write();
        sink.counts(tally.counts(sessions.cursorNumbers()));
        sink.progress(lines.end(), Dialect.ORACLE_10046);
        progress.report(source.storedDone(), source.storedBytes());
    }
}
