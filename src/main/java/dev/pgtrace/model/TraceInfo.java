package dev.pgtrace.model;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/// What a trace is.
///
/// @param name     what the user opened: a path, or `-`
/// @param bytes    size of the uncompressed text read so far
/// @param dialect  the dialect of most records
/// @param charset  for decoding texts
/// @param complete whether reading is finished and the file has its end
/// @param indexed  whether reading is finished
/// @param sessions in file order, at least one
/// @param counts   figures as printed
/// @param issues   one a kind, in order of first occurrence
/// @param recording how it was recorded, where the file says it
public record TraceInfo(
        String name,
        long bytes,
        Dialect dialect,
        Charset charset,
        boolean complete,
        boolean indexed,
        List<Session> sessions,
        TraceCounts counts,
        List<TraceIssue> issues,
        Optional<Recording> recording) {
    public TraceInfo {
        sessions = List.copyOf(sessions);
        issues = List.copyOf(issues);
    }
}
