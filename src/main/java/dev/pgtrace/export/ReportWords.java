package dev.pgtrace.export;

import dev.pgtrace.base.text.Bytes;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.PlainText;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Session;
import dev.pgtrace.model.TraceInfo;
import java.util.ArrayList;
import java.util.List;

/// What documents say of a trace as a whole.
final class ReportWords {
    private ReportWords() {}

    /// The file on one line, or that it is none.
    static String input(TraceInfo info) {
        return info.name().equals("-") ? ReportTexts.get("trace.stdin") : PlainText.oneLine(info.name());
    }

    /// Format, size, character set, whether it is whole, sessions.
    static String origin(TraceInfo info) {
        List<String> parts = new ArrayList<>();
        parts.add(KeptTexts.told(info.dialect().label()));
        parts.add(Bytes.format(info.bytes()));
        parts.add(info.charset().name());
        parts.add(ReportTexts.get("trace." + completeness(info)));
        List<Session> sessions = info.sessions();
        if (sessions.size() > 1) {
            parts.add(ReportTexts.get("trace.sessions", Counts.grouped(sessions.size())));
        } else if (!sessions.isEmpty()) {
            Session session = sessions.getFirst();
            if (session.pid() >= 0) {
                parts.add("pid " + session.pid());
            }
            session.startedAt().ifPresent(start -> parts.add(ReportTexts.get("trace.from", PlainText.oneLine(start))));
        }
        return String.join(" · ", parts);
    }

    private static String completeness(TraceInfo info) {
        boolean begins = info.issues().stream().noneMatch(issue -> issue.kind() == IssueKind.NO_HEADER);
        if (begins) {
            return info.complete() ? "complete" : "noEnd";
        }
        return info.complete() ? "noBeginning" : "middle";
    }
}
