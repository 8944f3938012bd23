package dev.pgtrace.store.index;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.Trace;
import java.io.IOException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A part of an index: opened, with everything in it looked at, when somebody first needs it. In place of a damaged one
/// comes the same part of the trace, read again. Safe on any thread.
final class Part<T> implements Supplier<T> {
    private final Opening<T> opening;
    private final Supplier<Trace> again;
    private final Function<Trace, T> same;
    private volatile @Nullable T value;

    interface Opening<T> {
        /// @throws IOException where it is damaged
        T open(CancelToken cancel) throws IOException;
    }

    /// @param again reads the trace
    /// @param same  the part of a trace
    Part(Opening<T> opening, Supplier<Trace> again, Function<Trace, T> same) {
        this.opening = opening;
        this.again = again;
        this.same = same;
    }

    @Override
    public T get() {
        T known = value;
        if (known != null) {
            return known;
        }
        synchronized (this) {
            T opened = value;
            if (opened == null) {
                try {
                    opened = open(new CancelToken());
                } catch (IOException e) {
                    opened = same.apply(again.get());
                }
                value = opened;
            }
            return opened;
        }
    }

    /// Opens it now.
    ///
    /// @throws IOException where it is damaged
    /// @throws java.util.concurrent.CancellationException when cancelled
    void check(CancelToken cancel) throws IOException {
        synchronized (this) {
            if (value == null) {
                value = open(cancel);
            }
        }
    }

    private T open(CancelToken cancel) throws IOException {
        try {
            return opening.open(cancel);
        } catch (ArithmeticException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException("numbers that make no sense", e);
        } catch (InternalError e) {
            throw new IOException("cut while it was read", e); // by somebody else
        }
    }
}
