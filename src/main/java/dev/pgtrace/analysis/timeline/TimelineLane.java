package dev.pgtrace.analysis.timeline;

import dev.pgtrace.analysis.span.SpanRow;
import java.util.List;

/// What one backend did.
///
/// @param pid         process id, or -1
/// @param user        role, empty where it is not known
/// @param application as it was when the backend was first seen
/// @param levels      bars side by side: first what the client sent, then what ran inside of that, at most
///                    [TimelineBuilder#LEVELS] lines
/// @param idle        spans in which a transaction was open and nothing ran
public record TimelineLane(long pid, String user, String application, List<SpanRow> levels, SpanRow idle) {
    public TimelineLane {
        levels = List.copyOf(levels);
    }
}
