package dev.pgtrace.model;

import java.util.Optional;

/// One traced backend, or one header in a file.
///
/// @param offsetBytes     where its header starts
/// @param pid             process id, or -1 where the file does not say
/// @param startedAt       start as printed, raw
/// @param endedAt         end as printed, raw
/// @param startMicros     start in microseconds since 1970 UTC, or -1
/// @param endMicros       end in microseconds since 1970 UTC, or -1
/// @param ioTiming        whether the header says that reads are timed
/// @param thresholdMicros the tracer's border between operating system cache and disk, or -1
/// @param statementsTotal the footer's own count of statements, or -1
/// @param backend         who it belongs to, where the format says it
public record Session(
        long offsetBytes,
        long pid,
        Optional<String> startedAt,
        Optional<String> endedAt,
        long startMicros,
        long endMicros,
        Optional<Boolean> ioTiming,
        long thresholdMicros,
        long statementsTotal,
        Backend backend) {
    /// A session of a format that does not say whose it is.
    public Session(
            long offsetBytes,
            long pid,
            Optional<String> startedAt,
            Optional<String> endedAt,
            long startMicros,
            long endMicros,
            Optional<Boolean> ioTiming,
            long thresholdMicros,
            long statementsTotal) {
        this(
                offsetBytes,
                pid,
                startedAt,
                endedAt,
                startMicros,
                endMicros,
                ioTiming,
                thresholdMicros,
                statementsTotal,
                Backend.UNKNOWN);
    }
}
