package dev.pgtrace.base.task;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// Work of several threads whose results are taken in the order in which the work was given, by the thread that
/// gives it. No more than a few pieces wait, so that memory stays bounded. Not thread-safe.
public final class InOrder<T> implements AutoCloseable {
    private static final int AHEAD = 2;

    private final ExecutorService pool;
    private final int most;
    private final Taker<T> taker;
    private final Deque<Future<T>> waiting = new ArrayDeque<>();

    /// Takes results, one after the other.
    public interface Taker<T> {
        void take(T result) throws IOException;
    }

    public InOrder(String name, int threads, Taker<T> taker) {
        this.pool = Tasks.pool(name, threads);
        this.most = threads * AHEAD;
        this.taker = taker;
    }

    /// Gives a piece of work; where enough is waiting already, the oldest result is taken first.
    public void add(Callable<T> work) throws IOException {
        while (waiting.size() >= most) {
            takeOne();
        }
        waiting.add(pool.submit(work));
    }

    /// Takes all results that are left.
    public void finish() throws IOException {
        while (!waiting.isEmpty()) {
            takeOne();
        }
    }

    private void takeOne() throws IOException {
        try {
            taker.take(waiting.remove().get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case RuntimeException fault -> throw fault;
                case Error error -> throw error;
                case null, default -> throw new IOException(e);
            }
        }
    }

    /// Gives up what is not finished.
    @Override
    public void close() {
        pool.shutdownNow();
    }
}
