package dev.pgtrace.format.autoexplain;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.pool.SharedTexts;
import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.format.TraceFormat;
import dev.pgtrace.format.autoexplain.log.LogBorders;
import dev.pgtrace.format.autoexplain.log.LogDecoder;
import dev.pgtrace.format.autoexplain.log.LogRecord;
import dev.pgtrace.format.autoexplain.log.LogSink;
import dev.pgtrace.format.autoexplain.message.MessageReader;
import dev.pgtrace.format.autoexplain.plan.PlanUse;
import dev.pgtrace.model.IssueKind;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// Pieces of a log that are decoded ahead, on several threads, from one border to another. The thread that takes them
/// is one of those: while the piece that it wants is not ready, it decodes others. Closing waits for those under way.
final class LogPieces implements AutoCloseable {
    /// The first piece is small, so that the first rows come at once.
    private static final long FIRST = 128 << 10;
    /// Larger ones do not stay in a processor's cache, and what they tell is copied by the collector of garbage more
    /// than once before its turn comes.
    private static final long LARGEST = 128 << 10;
    /// How much is read at most on the way to the first border.
    private static final long NEAR = 1 << 20;
    /// How far behind its nominal end a piece may end.
    private static final long REACH = 4 << 20;

    private final LogForm form;
    private final Charset charset;
    private final PlanUse plans;
    private final LogBorders borders;
    private final SharedTexts texts = LogDecoder.texts();
    private final int threads;
    private final long largest;
    /// The one that was used last is the first: it is most likely this thread's, and in the cache of its processor.
    private final ConcurrentLinkedDeque<Decoding> idle = new ConcurrentLinkedDeque<>();
    private final ArrayDeque<FutureTask<Decoded>> ahead = new ArrayDeque<>();
    private @Nullable ExecutorService pool;
    private long size;
    private long next;

    /// @param to    where the piece ends
    /// @param lines in it
    record Decoded(LogPiece piece, long to, long lines) {}

    LogPieces(LogForm form, TraceFormat.Options options, Charset charset, PlanUse plans) {
        this.plans = plans;
        this.form = form;
        this.charset = charset;
        this.borders = form.borders();
        this.threads = options.threads();
        this.largest = Math.clamp(options.segmentBytes(), 1, LARGEST);
        this.size = Math.min(FIRST, largest);
    }

    boolean isEmpty() {
        return ahead.isEmpty();
    }

    /// The first border behind a place, if there is enough behind it that pieces are worth while; else -1.
    long border(MemorySegment bytes, long at) {
        return threads > 1 && bytes.byteSize() - at > size ? borders.first(bytes, at, at + NEAR) : -1;
    }

    /// Begins with as many pieces as there should be.
    ///
    /// @param at border where the first one begins, if there is none
    void fill(MemorySegment bytes, long at) {
        next = ahead.isEmpty() ? at : next;
        while (threads > 1 && ahead.size() < threads + 2 && next + size < bytes.byteSize()) {
            long nominal = next + size;
            long border = borders.first(bytes, nominal, Math.min(bytes.byteSize(), nominal + REACH));
            if (border < 0) {
                return;
            }
            submit(bytes, next, border);
            next = border;
            size = Math.min(largest, size * 2);
        }
    }

    private void submit(MemorySegment bytes, long from, long to) {
        ExecutorService running = pool;
        if (running == null) {
            running = Tasks.pool("log-decode", threads - 1);
            pool = running;
        }
        FutureTask<Decoded> piece = new FutureTask<>(() -> decode(bytes, from, to));
        ahead.add(piece);
        running.execute(piece);
    }

    private Decoded decode(MemorySegment bytes, long from, long to) {
        Decoding known = idle.poll();
        Decoding decoding = known == null ? new Decoding(form, charset, texts, plans) : known;
        Decoded decoded = decoding.piece(bytes, from, to);
        idle.push(decoding);
        return decoded;
    }

    /// The next piece, where there is one.
    Decoded take() throws TraceException {
        FutureTask<Decoded> wanted = ahead.remove();
        wanted.run(); // which does nothing where another thread has begun it
        for (FutureTask<Decoded> further : ahead) {
            if (wanted.isDone()) {
                break;
            }
            further.run();
        }
        return Tasks.result(wanted);
    }

    @Override
    public void close() {
        ahead.forEach(piece -> piece.cancel(false));
        if (pool != null) {
            pool.close();
        }
    }

    /// What a thread needs, which knows the plans that it has met.
    private static final class Decoding implements LogSink {
        private final LogDecoder decoder;
        private final MessageReader reader = new MessageReader();
        private LogPiece piece = new LogPiece(reader);
        private byte[] copy = {};

        Decoding(LogForm form, Charset charset, SharedTexts texts, PlanUse plans) {
            decoder = form.decoder(charset, this, texts, plans);
        }

        Decoded piece(MemorySegment bytes, long from, long to) {
            int length = (int) (to - from);
            copy = copy.length < length ? new byte[length + length / 8] : copy;
            MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, from, copy, 0, length);
            LogPiece told = new LogPiece(reader);
            piece = told;
            decoder.piece(copy, length, from);
            return new Decoded(told, to, decoder.lines());
        }

        @Override
        public void record(LogRecord found) {
            piece.record(found);
        }

        @Override
        public void issue(IssueKind kind, long offsetBytes, long line, String detail) {
            piece.issue(kind, offsetBytes, line, detail);
        }
    }
}
