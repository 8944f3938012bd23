package dev.pgtrace.ui.compare;

import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.experiment.ExperimentRun;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.explain.Basis;
import dev.pgtrace.ui.kit.explain.Evidence;
import dev.pgtrace.ui.kit.explain.Explanation;
import javafx.scene.Node;

/// Explanations of figures that compare: of the runs of an experiment, and of two traces.
final class ComparedFigures {
    private ComparedFigures() {}

    /// Of the runs of an experiment.
    ///
    /// @param at where it is shown, in the pane of the experiment
    static Explanation ofRuns(
            Node at, String name, String exact, Provenance provenance, String meaning, String formula) {
        return ofExperiment(
                name, exact, provenance, meaning, formula, place("runs", () -> Wanted.fire(at, new Wanted.Runs())));
    }

    /// Of one run of an experiment.
    static Explanation ofRun(Node at, ExperimentRun run, String name, String exact, String meaning) {
        return ofExperiment(
                name,
                exact,
                Provenance.MEASURED,
                meaning,
                Messages.get("explain.f.printed", exact),
                place("run", () -> Wanted.fire(at, new Wanted.Run(run))));
    }

    /// Of a node of the plan of a variant.
    static Explanation ofPlan(Node at, String name, String exact, String meaning, String formula) {
        return ofExperiment(
                name,
                exact,
                Provenance.MEASURED,
                meaning,
                formula,
                place("plans", () -> Wanted.fire(at, new Wanted.Plans())));
    }

    private static Explanation ofExperiment(
            String name, String exact, Provenance provenance, String meaning, String formula, Evidence evidence) {
        return new Explanation(name, exact, provenance, meaning, formula, Basis.RUNS.here(), evidence);
    }

    /// An experiment keeps figures and no text.
    private static Evidence place(String key, Runnable show) {
        return new Evidence.Place(Messages.get("explain.evidence." + key), Messages.get("explain.show." + key), show);
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
