package dev.pgtrace.model.experiment;

import java.util.List;

/// What an experiment will do to the server, to be agreed to before it does.
///
/// @param steps what is built, written, locked or thrown out of the cache; empty where statements only read
/// @param notes what whoever agrees should know, a sentence each
public record ExperimentPlan(List<Step> steps, List<String> notes) {
    /// A statement that does more than read.
    ///
    /// @param variant   index in the request
    /// @param statement exactly as it will be run
    public record Step(Effect effect, int variant, String statement) {}

    /// What a step does.
    public enum Effect {
        /// Builds an index in a transaction that is rolled back; writers of the table wait until then.
        BUILDS_INDEX,
        /// Tells the planner of an index that is not built.
        SUPPOSES_INDEX,
        /// Changes rows in transactions that are rolled back.
        WRITES,
        /// Throws the blocks of relations out of the server's cache, for everybody.
        EVICTS
    }

    public ExperimentPlan {
        steps = List.copyOf(steps);
        notes = List.copyOf(notes);
    }

    /// Whether somebody has to agree first.
    public boolean needsAgreement() {
        return steps.stream().anyMatch(step -> step.effect() != Effect.SUPPOSES_INDEX);
    }
}
