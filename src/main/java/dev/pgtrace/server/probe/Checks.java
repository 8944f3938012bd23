package dev.pgtrace.server.probe;

import dev.pgtrace.model.server.ProbeFinding;
import dev.pgtrace.model.server.ProbeFinding.State;
import dev.pgtrace.model.server.ProbeSubject;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Collects findings; a check that fails is a finding too.
final class Checks {
    private final Map<ProbeSubject, ProbeFinding> findings = new EnumMap<>(ProbeSubject.class);

    interface Check {
        ProbeFinding run() throws SQLException;
    }

    void run(ProbeSubject subject, Check check) {
        ProbeFinding finding;
        try {
            finding = check.run();
        } catch (SQLException e) {
            String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            boolean denied = "42501".equals(e.getSQLState());
            finding = new ProbeFinding(subject, denied ? State.DENIED : State.UNKNOWN, "", sentence(message));
        }
        findings.put(subject, finding);
    }

    void add(ProbeFinding finding) {
        findings.put(finding.subject(), finding);
    }

    boolean has(ProbeSubject subject) {
        ProbeFinding finding = findings.get(subject);
        return finding != null && finding.isYes();
    }

    List<ProbeFinding> all() {
        return List.copyOf(findings.values());
    }

    static ProbeFinding yes(ProbeSubject subject, String value, String detail) {
        return new ProbeFinding(subject, State.YES, value, detail);
    }

    static ProbeFinding no(ProbeSubject subject, String value, String detail) {
        return new ProbeFinding(subject, State.NO, value, detail);
    }

    static ProbeFinding denied(ProbeSubject subject, String detail) {
        return new ProbeFinding(subject, State.DENIED, "", detail);
    }

    private static String sentence(String message) {
        String text = message.startsWith("ERROR: ") ? message.substring(7) : message;
        return text.isEmpty() || text.endsWith(".") ? text : text + ".";
    }
}
