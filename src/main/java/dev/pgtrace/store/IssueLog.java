package dev.pgtrace.store;

import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.TraceIssue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Issues of a trace, one entry a kind, so that a file of nothing but faults takes no more memory than a clean one.
final class IssueLog {
    private final Map<IssueKind, TraceIssue> byKind = new EnumMap<>(IssueKind.class);

    void add(TraceIssue issue) {
        byKind.put(issue.kind(), issue);
    }

    void add(IssueKind kind, long count, long offsetBytes, long line, String detail) {
        TraceIssue known = byKind.get(kind);
        if (known == null) {
            String message = detail.isEmpty() ? kind.meaning() : detail;
            byKind.put(kind, new TraceIssue(kind, count, offsetBytes, line, message));
        } else {
            byKind.put(
                    kind,
                    new TraceIssue(kind, known.count() + count, known.offsetBytes(), known.line(), known.message()));
        }
    }

    List<TraceIssue> snapshot() {
        List<TraceIssue> issues = new ArrayList<>(byKind.values());
        issues.sort(Comparator.comparingLong(TraceIssue::offsetBytes));
        return issues;
    }
}
