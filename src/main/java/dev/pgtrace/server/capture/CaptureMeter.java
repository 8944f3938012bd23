package dev.pgtrace.server.capture;

import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;

/// How a running capture does; read from other threads.
public final class CaptureMeter {
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong lagMicros = new AtomicLong();
    private volatile boolean on;
    private volatile OptionalDouble overhead = OptionalDouble.empty();

    /// From now on what happens is captured.
    public void on() {
        on = true;
    }

    /// Whether the capture is on.
    public boolean isOn() {
        return on;
    }

    public void read(long moreBytes) {
        bytes.addAndGet(moreBytes);
    }

    public void lost(long records) {
        lost.addAndGet(records);
    }

    public void lag(long micros) {
        lagMicros.set(micros);
    }

    /// @param share by which statements have become slower
    public void overhead(double share) {
        overhead = OptionalDouble.of(share);
    }

    /// Share by which statements have become slower, estimated.
    public OptionalDouble overhead() {
        return overhead;
    }

    /// Read from the server's log or connection.
    public long bytes() {
        return bytes.get();
    }

    /// Records known to be missing.
    public long lost() {
        return lost.get();
    }

    /// How old the newest record was when it arrived.
    public long lagMicros() {
        return lagMicros.get();
    }
}
