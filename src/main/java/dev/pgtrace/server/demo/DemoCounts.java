package dev.pgtrace.server.demo;

import java.util.concurrent.atomic.AtomicLong;

/// What the workload has done so far. Thread-safe.
public final class DemoCounts {
    private final AtomicLong statements = new AtomicLong();
    private final AtomicLong errors = new AtomicLong();

    DemoCounts() {}

    /// Statements sent, those that failed included; BEGIN and COMMIT not.
    public long statements() {
        return statements.get();
    }

    /// Statements that the server refused, as is meant.
    public long errors() {
        return errors.get();
    }

    void statement() {
        statements.incrementAndGet();
    }

    void error() {
        errors.incrementAndGet();
    }
}
