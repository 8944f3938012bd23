package dev.pgtrace.ui.compare;

import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.explain.Basis;
import dev.pgtrace.ui.kit.explain.Evidence;
import dev.pgtrace.ui.kit.explain.Explanation;

/// Explanations of figures that compare: of the runs of an experiment, and of two traces.
final class ComparedFigures {
    private ComparedFigures() {}

    /// Of the runs of an experiment.
    static Explanation ofRuns(String name, String exact, Provenance provenance, String meaning, String formula) {
        return new Explanation(
                name,
                exact,
                provenance,
                meaning,
                formula,
                Basis.RUNS.here(),
                new Evidence.None(Messages.get("explain.evidence.runs")));
    }

    /// Of two traces.
    static Explanation ofSides(String name, String exact, String meaning, String formula) {
        return new Explanation(
                name,
                exact,
                Provenance.DERIVED,
                meaning,
                formula,
                Basis.SIDES.here(),
                new Evidence.None(Messages.get("explain.evidence.sides")));
    }

    /// `second 12 ms − first 10 ms = +2 ms`.
    static String difference(String before, String after, String change) {
        return Messages.get("explain.f.difference", after, before, change);
    }
}
