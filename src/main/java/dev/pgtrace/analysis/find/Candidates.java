package dev.pgtrace.analysis.find;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.model.TraceText;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// The places of a file at which a text stands in the parts that are searched, overlapping ones too, in their order.
/// Chunks of the file are scanned ahead on all processors.
final class Candidates {
    private final TraceText text;
    private final TextPattern pattern;
    private final SearchedParts parts;
    private final long end;
    private final int chunk;
    private final CancelToken cancel;
    private final CancelToken enough = new CancelToken();
    private final ConcurrentLinkedQueue<byte[]> buffers = new ConcurrentLinkedQueue<>();

    /// Hears one place after the other.
    @FunctionalInterface
    interface Listener {
        /// @return whether to go on
        boolean candidate(long place) throws TraceException;
    }

    /// @param end   where the file ends
    /// @param chunk bytes scanned at a time
    Candidates(TraceText text, TextPattern pattern, SearchedParts parts, long end, int chunk, CancelToken cancel) {
        this.text = text;
        this.pattern = pattern;
        this.parts = parts;
        this.end = end;
        this.chunk = chunk;
        this.cancel = cancel;
    }

    /// @return whether all were given
    boolean forEach(Listener listener, int threads, Progress progress) throws TraceException {
        ExecutorService pool = Tasks.pool("find", threads);
        ArrayDeque<Future<long[]>> ahead = new ArrayDeque<>();
        try {
            long next = parts.next(0);
            while (true) {
                cancel.check();
                while (ahead.size() < threads + 2 && next < end) {
                    long from = next;
                    long to = Math.min(end, from + chunk);
                    ahead.addLast(pool.submit(() -> scan(from, to)));
                    next = parts.next(to);
                }
                if (ahead.isEmpty()) {
                    progress.report(end, end);
                    return true;
                }
                for (long place : Tasks.result(ahead.removeFirst())) {
                    cancel.check();
                    if (!listener.candidate(place)) {
                        return false;
                    }
                }
                progress.report(next, end);
            }
        } finally {
            enough.cancel();
            pool.close();
        }
    }

    /// The places in a stretch of the file; what begins in it may end behind it.
    private long[] scan(long from, long to) throws TraceException {
        enough.check();
        cancel.check();
        int length = pattern.length();
        byte[] known = buffers.poll();
        byte[] bytes = known == null ? new byte[chunk + length - 1] : known;
        int read = text.bytes(from, bytes);
        long[] places = new long[16];
        int count = 0;
        for (long part = from; part < to; ) {
            int partEnd = (int) Math.min(read, Math.min(to, parts.endOf(part)) - from + length - 1);
            for (int at = pattern.find(bytes, (int) (part - from), partEnd);
                    at >= 0;
                    at = pattern.find(bytes, at + 1, partEnd)) {
                if (count == places.length) {
                    places = Arrays.copyOf(places, count * 2);
                }
                places[count++] = from + at;
            }
            part = parts.next(Math.min(to, parts.endOf(part)));
        }
        buffers.add(bytes);
        return Arrays.copyOf(places, count);
    }
}
