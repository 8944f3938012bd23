package dev.pgtrace.store;

import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.TraceIssue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Issues of a trace, one entry a kind, so that a file of nothing but faults takes no more memory than a clean one.
final class IssueLog {
    private static final IssueKind[] KINDS = IssueKind.values();

    /// The first of each kind.
    private final @Nullable TraceIssue[] first = new @Nullable TraceIssue[KINDS.length];
    private final long[] counts = new long[KINDS.length];

    /// What was found in a part that is known already: the only one of its kind until now.
    void add(TraceIssue issue) {
        int at = issue.kind().ordinal();
        first[at] = issue;
        counts[at] = issue.count();
    }

    void add(IssueKind kind, long count, long offsetBytes, long line, String detail) {
        int at = kind.ordinal();
        counts[at] += count;
        if (first[at] == null) {
            String message = detail.isEmpty() ? kind.meaning() : detail;
            first[at] = new TraceIssue(kind, count, offsetBytes, line, message);
        }
    }

    List<TraceIssue> snapshot() {
        List<TraceIssue> issues = new ArrayList<>();
        for (TraceIssue issue : first) {
            if (issue != null) {
                long count = counts[issue.kind().ordinal()];
                issues.add(new TraceIssue(issue.kind(), count, issue.offsetBytes(), issue.line(), issue.message()));
            }
        }
        issues.sort(Comparator.comparingLong(TraceIssue::offsetBytes));
        return issues;
    }
}
