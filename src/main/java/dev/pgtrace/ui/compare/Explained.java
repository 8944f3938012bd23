package dev.pgtrace.ui.compare;

import dev.pgtrace.analysis.PlanFigures;
import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.model.Component;

/// The instrumented runs of a variant, read.
///
/// @param statement the variant's own statement, not BEGIN, SET and ROLLBACK around it
/// @param plan      of its longest run; without nodes where there is none
record Explained(TraceAnalysis analysis, StatementProfile statement, PlanFigures plan) {
    /// Runs that the sums are over, at least 1.
    long runs() {
        return Math.max(1, statement.calls() - statement.flagged());
    }

    /// Time of a component in one run.
    double micros(Component component) {
        return (double) statement.ledger().micros(component) / runs();
    }

    boolean knows(Component component) {
        return !statement.ledger().missing().contains(component);
    }

    double cpuMicros() {
        return statement.cpuMicros() < 0 ? Double.NaN : (double) statement.cpuMicros() / runs();
    }
}
