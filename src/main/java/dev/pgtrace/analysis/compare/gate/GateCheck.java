package dev.pgtrace.analysis.compare.gate;

import dev.pgtrace.analysis.compare.Change;
import dev.pgtrace.analysis.compare.ComparedFigures;
import dev.pgtrace.analysis.compare.StatementDelta;
import dev.pgtrace.analysis.compare.TraceComparison;
import dev.pgtrace.analysis.compare.gate.GateResult.Outcome;
import dev.pgtrace.analysis.compare.gate.GateResult.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Asks a gate of a comparison.
final class GateCheck {
    private final Gate gate;
    private final TraceComparison comparison;
    private final List<Violation> violations = new ArrayList<>();
    private int judged;
    private int unknown;
    private int tooFew;

    GateCheck(Gate gate, TraceComparison comparison) {
        this.gate = gate;
        this.comparison = comparison;
    }

    GateResult result() {
        switch (gate.rule()) {
            case GateRule.Figure figure -> figure(figure);
            case GateRule.PlanFlip flip -> flips();
            case GateRule.NewStatement added -> present(comparison.appeared());
            case GateRule.GoneStatement gone -> present(comparison.gone());
        }
        violations.sort(Comparator.comparingDouble(GateCheck::badness).reversed());
        Outcome outcome = !violations.isEmpty() ? Outcome.FAILED : judged == 0 ? Outcome.NOT_KNOWN : Outcome.PASSED;
        return new GateResult(gate, outcome, violations, judged, unknown, tooFew);
    }

    private static double badness(Violation violation) {
        double share = Math.abs(violation.change().share());
        if (!Double.isNaN(share)) {
            return share;
        }
        return violation
                .statement()
                .map(s -> (double) Math.abs(s.deltaMicros()))
                .orElse(0.0);
    }

    private void figure(GateRule.Figure figure) {
        if (gate.scope() instanceof GateScope.Whole) {
            judge(figure, Optional.empty(), comparison.before(), comparison.after());
            return;
        }
        for (StatementDelta statement : chosen(comparison.statements())) {
            judge(figure, Optional.of(statement), statement.before(), statement.after());
        }
    }

    private void judge(
            GateRule.Figure figure, Optional<StatementDelta> statement, ComparedFigures before, ComparedFigures after) {
        if (Math.min(before.calls(), after.calls()) < gate.minCalls()) {
            tooFew++;
            return;
        }
        Change change = figure.metric().of(before, after);
        boolean known = figure.kind() == GateRule.Kind.VALUE ? !Double.isNaN(change.after()) : change.isKnown();
        if (!known) {
            unknown++;
            return;
        }
        judged++;
        boolean fails =
                switch (figure.kind()) {
                    case VALUE -> figure.holds(change.after());
                    case DELTA -> figure.holds(change.delta());
                    // From nothing to something is more than any share, although it has no figure.
                    case SHARE ->
                        figure.holds(Double.isNaN(change.share()) ? Double.POSITIVE_INFINITY : change.share());
                };
        if (fails) {
            violations.add(new Violation(statement, change));
        }
    }

    private void flips() {
        for (StatementDelta statement : chosen(comparison.statements())) {
            if (Math.min(statement.before().calls(), statement.after().calls()) < gate.minCalls()) {
                tooFew++;
                continue;
            }
            if (!comparison.plansComparable()
                    || statement.oldPlans().isEmpty()
                    || statement.newPlans().isEmpty()) {
                unknown++;
                continue;
            }
            judged++;
            if (statement.flip().isPresent()) {
                violations.add(new Violation(Optional.of(statement), Change.UNKNOWN));
            }
        }
    }

    private void present(List<StatementDelta> statements) {
        judged = 1; // that there is none is known too
        for (StatementDelta statement : statements) {
            if (!isChosen(statement)) {
                continue;
            }
            if (Math.max(statement.before().calls(), statement.after().calls()) < gate.minCalls()) {
                tooFew++;
            } else {
                violations.add(new Violation(Optional.of(statement), Change.UNKNOWN));
            }
        }
    }

    private List<StatementDelta> chosen(List<StatementDelta> statements) {
        return statements.stream().filter(this::isChosen).toList();
    }

    private boolean isChosen(StatementDelta statement) {
        return switch (gate.scope()) {
            case GateScope.OneStatement one -> statement.fingerprintText().startsWith(one.fingerprint());
            case GateScope.AnyStatement any -> !statement.isWithoutText();
            case GateScope.Whole whole -> true;
        };
    }
}
