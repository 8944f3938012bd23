package dev.pgtrace.format.trc;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.format.TraceFormat;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.SqlFingerprint;
import dev.pgtrace.model.TraceSink;
import dev.pgtrace.source.ByteSource;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Reads a source in pieces that are scanned ahead in parallel. What a growing source holds when it pauses is read
/// without waiting for a whole piece. Each piece starts at the first border at or after
/// its nominal start, with a guessed state. A piece counts only where the piece before really ended there and in
/// that state; otherwise it is scanned again from the true place. So neither the size of pieces nor the number of
/// threads can change the result.
final class SegmentedReader {
    /// The first pieces are small, so that the first rows come at once.
    private static final long FIRST = 256 << 10;
    /// Length of a byte order mark.
    private static final int MARK = 3;
    /// Bytes behind a nominal piece that must be there before it is scanned, in an input that grows.
    private static final long SLACK = 128 << 10;
    /// How far a scan may run behind its nominal end before it hands over in mid-block.
    private static final long OVERRUN = 16 << 20;
    /// Records of a piece, in words; a real trace needs one for each eight to twenty bytes.
    private static final int LOG_WORDS = 1 << 21;

    private static final int POLL_MILLIS = 50;
    /// How long a growing input may keep the reader waiting for a whole piece.
    private static final long PATIENCE_MILLIS = 200;
    /// Attempts to read less than a piece that fail and take long may take one part in this many of the time.
    private static final long SHARE = 10;
    private static final long LONG_NANOS = 10_000_000;

    /// A piece that is being scanned ahead.
    private record Ahead(long to, Future<@Nullable ScannedPiece> result) {}

    private final ByteSource source;
    private final TraceFormat.Options options;
    private final SqlFingerprint fingerprint;
    private final TraceSink sink;
    private final Progress progress;
    private final CancelToken cancel;
    private final CancelToken abandoned = new CancelToken();
    private final ConcurrentLinkedQueue<RecordLog> logs = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<SqlReader> sqlReaders = new ConcurrentLinkedQueue<>();
    private final ArrayDeque<Ahead> ahead = new ArrayDeque<>();
    private Bytes bytes;
    private final @Nullable Checkpoint begun;
    private boolean complete;
    /// Whether the place was sought from which a file that has grown is read on, or nobody wants it.
    private boolean marked;
    /// Whether something was read in a way that more bytes might change.
    private boolean guessed;
    private long nextFrom;
    private long nextSize;
    private ScanState state = ScanState.START;
    private long at;
    private long attempted;
    private long nextAttempt = System.nanoTime();

    /// @param begun where to go on, or null
    SegmentedReader(
            @Nullable Checkpoint begun,
            ByteSource source,
            TraceFormat.Options options,
            SqlFingerprint fingerprint,
            TraceSink sink,
            Progress progress,
            CancelToken cancel)
            throws TraceException {
        this.begun = begun;
        this.source = source;
        this.options = options;
        this.fingerprint = fingerprint;
        this.sink = sink;
        marked = !sink.wantsReached();
        this.progress = progress;
        this.cancel = cancel;
        nextSize = Math.max(1, Math.min(FIRST, options.segmentBytes()));
        ByteSource.View view = source.await(0, cancel);
        complete = view.complete();
        bytes = seen(view);
    }

    private Bytes seen(ByteSource.View view) {
        long size = view.bytes().byteSize();
        Bytes there = view.complete() ? Bytes.whole(view.bytes()) : new Bytes(view.bytes(), size, size);
        return there.by(source.words(view));
    }

    /// Waits for more than so many bytes. A source that keeps it waiting is read as far as it is there.
    private void grow(long beyond, Assembler assembler) throws TraceException {
        long wanted = Math.max(beyond, bytes.limit());
        while (bytes.limit() <= wanted && !complete) {
            ByteSource.View view = source.await(wanted, PATIENCE_MILLIS, cancel);
            complete = view.complete();
            bytes = seen(view);
            if (bytes.limit() <= wanted && !complete) {
                settle(assembler);
                logs.clear(); // those of whole pieces are large, and it may be a while until there is one again
                assembler.report(at);
            }
        }
    }

    /// Takes what is there up to the last place where a scan may stop and nothing that is still to come can change
    /// what it has read.
    private void settle(Assembler assembler) throws TraceException {
        long start = System.nanoTime();
        if (bytes.limit() == attempted || start - nextAttempt < 0) {
            return;
        }
        attempted = bytes.limit();
        boolean taken = false;
        for (long place : HandOvers.behind(at, bytes.again())) {
            ScannedPiece piece = scan(bytes, at, Long.MAX_VALUE, place, state);
            taken = piece.to() == place && !piece.touchedEnd();
            if (taken) {
                take(assembler, piece);
                nextFrom = Math.max(nextFrom, at);
                break;
            }
            release(piece);
        }
        long took = System.nanoTime() - start;
        nextAttempt = start + (taken || took < LONG_NANOS ? 0 : took * SHARE);
    }

    void read() throws TraceException {
        Assembler assembler = new Assembler(bytes, sink);
        if (begun != null) {
            goOn(assembler, begun);
        }
        ExecutorService pool = Tasks.pool("trc-scan", options.threads());
        try {
            first(assembler);
            while (at < bytes.limit() || !complete) {
                cancel.check();
                step(assembler, pool);
            }
            end(assembler);
        } finally {
            abandoned.cancel();
            pool.close();
        }
    }

    private void goOn(Assembler assembler, Checkpoint from) throws TraceException {
        try {
            assembler.restore(from);
        } catch (IOException e) {
            throw new TraceException(
                    TraceException.Kind.UNREADABLE, Texts.get("format.index.unusable", source.name()), e);
        }
        at = from.at();
        state = from.scan();
        nextFrom = at;
    }

    /// Seeks the last place from which a file that has grown can be read on: what is before it stays as it is read.
    private void mark(Assembler assembler) {
        marked = true;
        Bytes open = bytes.growing();
        for (long place : HandOvers.ofBlocks(at, open)) {
            ScannedPiece piece = scan(open, at, Long.MAX_VALUE, place, state);
            if (piece.to() == place && !piece.touchedEnd() && !piece.exit().inPlan()) {
                take(assembler, piece);
                nextFrom = Math.max(nextFrom, at);
                break;
            }
            release(piece);
        }
        if (at > 0 && !guessed && !state.inPlan()) {
            assembler.report(at);
            sink.reached(() -> Checkpoint.CODEC.write(assembler.checkpoint(at, state)));
        }
    }

    /// Whether what is left is little enough to be looked at for such a place.
    private boolean isNearEnd() {
        return complete && bytes.limit() - at <= Math.max(options.segmentBytes(), FIRST);
    }

    /// Scans the first piece, which tells the state to guess for the others.
    private void first(Assembler assembler) throws TraceException {
        while (!complete && bytes.limit() < MARK) {
            grow(MARK - 1, assembler);
        }
        if (at == 0 && bytes.at(0) == 0xef && bytes.at(1) == 0xbb && bytes.at(2) == 0xbf) {
            at = MARK;
        }
        long from = at;
        long end = from + nextSize;
        if (!complete && bytes.limit() < end + SLACK) {
            grow(end + SLACK - 1, assembler);
        }
        if (!marked && isNearEnd()) {
            mark(assembler);
        }
        if (at == from && at < bytes.limit()) {
            take(assembler, scan(bytes, at, end, end + OVERRUN, state));
        }
    }

    private void step(Assembler assembler, ExecutorService pool) throws TraceException {
        if (!marked && isNearEnd()) {
            mark(assembler);
        }
        while (!ahead.isEmpty() && ahead.getFirst().to() <= at) {
            drop(ahead.removeFirst());
        }
        submit(pool);
        if (ahead.isEmpty()) {
            grow(nextFrom + nextSize + SLACK - 1, assembler);
            return;
        }
        Ahead head = ahead.getFirst();
        @Nullable ScannedPiece piece = result(head);
        boolean usable = piece != null && (complete || !piece.touchedEnd());
        if (usable && piece != null && piece.from() == at && piece.follows(state)) {
            ahead.removeFirst();
            take(assembler, piece);
            return;
        }
        long end = usable && piece != null && piece.from() > at ? piece.from() : head.to();
        ScannedPiece own = scan(bytes, at, end, Math.max(at, end) + OVERRUN, state);
        if (own.touchedEnd() && !complete) {
            release(own);
            grow(bytes.limit() + (bytes.limit() - at), assembler);
        } else {
            take(assembler, own);
        }
    }

    /// Starts scans until enough are under way.
    private void submit(ExecutorService pool) {
        while (ahead.size() < options.threads() + 2) {
            long from = nextFrom;
            long to = from + nextSize;
            if (from >= bytes.limit() || !complete && to + SLACK > bytes.limit()) {
                return;
            }
            nextFrom = to;
            nextSize = Math.min(options.segmentBytes(), nextSize * 2);
            if (to > at) {
                Bytes view = bytes.again();
                ScanState guess = ScanState.guess(state.rule());
                ahead.addLast(new Ahead(to, pool.submit(() -> speculate(view, from, to, guess))));
            }
        }
    }

    private @Nullable ScannedPiece speculate(Bytes view, long from, long to, ScanState guess) {
        abandoned.check();
        long start = Borders.find(view, from, to);
        return start < 0 ? null : scan(view, start, to, Math.max(start, to) + OVERRUN, guess);
    }

    private ScannedPiece scan(Bytes view, long from, long softEnd, long hardEnd, ScanState guess) {
        @Nullable RecordLog log = logs.poll();
        if (log == null) {
            log = new RecordLog(LOG_WORDS);
        }
        @Nullable SqlReader sql = sqlReaders.poll();
        if (sql == null) {
            sql = new SqlReader(fingerprint);
        }
        ScannedPiece piece = new RecordScanner(view.again(), log, sql, abandoned).scan(from, softEnd, hardEnd, guess);
        sqlReaders.add(sql);
        return piece;
    }

    private @Nullable ScannedPiece result(Ahead piece) throws TraceException {
        while (true) {
            try {
                return piece.result().get(POLL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                cancel.check();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                cancel.cancel();
                cancel.check();
            } catch (ExecutionException e) {
                @Nullable Throwable cause = e.getCause();
                throw Faults.rethrow(source.name(), cause == null ? e : cause);
            }
        }
    }

    private void drop(Ahead piece) throws TraceException {
        if (piece.result().cancel(false)) {
            return;
        }
        @Nullable ScannedPiece result = result(piece);
        if (result != null) {
            release(result);
        }
    }

    private void take(Assembler assembler, ScannedPiece piece) {
        assembler.consume(piece, bytes);
        at = piece.to();
        guessed |= piece.touchedEnd();
        state = piece.exit();
        release(piece);
        assembler.report(at);
        long stored = source.storedBytes();
        double part = (double) at / Math.max(1, bytes.limit());
        progress.report(Math.round(source.storedDone() * part), stored);
    }

    private void release(ScannedPiece piece) {
        RecordLog log = piece.log();
        log.clear();
        logs.add(log);
    }

    private void end(Assembler assembler) {
        if (!marked) {
            mark(assembler);
        }
        long limit = bytes.limit();
        long line = assembler.lines() + 1;
        boolean torn = bytes.tornAt() < limit && !assembler.footed();
        if (torn) {
            sink.issue(IssueKind.TORN_LINE, bytes.tornAt(), line, "");
        }
        if (bytes.trailingZeros() > 0) {
            sink.issue(IssueKind.NUL_BYTES, limit, line, "");
        }
        boolean damaged = source.damaged();
        if (damaged) {
            sink.issue(IssueKind.DATA_AFTER_CUT, limit, line, "");
        }
        boolean footed = assembler.finish(limit);
        assembler.report(limit + bytes.trailingZeros());
        sink.finish(footed && !torn && !damaged);
    }
}
