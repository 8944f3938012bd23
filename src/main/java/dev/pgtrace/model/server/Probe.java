package dev.pgtrace.model.server;

import dev.pgtrace.base.text.KeptTexts;
import java.util.List;
import java.util.Optional;

/// What a server is, what the role may do there, and so what can be traced, by which route and how exactly.
///
/// @param server   the facts of the connection
/// @param findings one for each [ProbeSubject], in its order
/// @param options  the matrix, the best route of each scope first
public record Probe(ServerIdentity server, List<ProbeFinding> findings, List<TraceOption> options) {
    public Probe {
        findings = List.copyOf(findings);
        options = List.copyOf(options);
    }

    /// What was found about something; UNKNOWN where it was not looked at.
    public ProbeFinding finding(ProbeSubject subject) {
        for (ProbeFinding finding : findings) {
            if (finding.subject() == subject) {
                return finding;
            }
        }
        return new ProbeFinding(subject, ProbeFinding.State.UNKNOWN, "", KeptTexts.of("kept.probe.notLooked"));
    }

    public boolean has(ProbeSubject subject) {
        return finding(subject).isYes();
    }

    /// The best usable route for a scope.
    public Optional<TraceOption> best(TraceScope scope) {
        return options.stream()
                .filter(option -> option.scope() == scope && option.usable())
                .findFirst();
    }
}
