package dev.pgtrace.base.task;

/// Hears how far a use case has come. Called from any thread, often; a listener coalesces.
@FunctionalInterface
public interface Progress {
    Progress NONE = (done, total) -> {};

    /// @param done  units finished so far, usually bytes
    /// @param total all units, or -1 where not known yet
    void report(long done, long total);
}
