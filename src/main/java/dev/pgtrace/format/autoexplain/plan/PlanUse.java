package dev.pgtrace.format.autoexplain.plan;

/// What plans of a log are read for.
public enum PlanUse {
    /// Everything that they say, as [ExplainedPlan#nodes].
    NODES,
    /// What tables have of it, as [ExplainedPlan#rows], where it can be had without nodes.
    ROWS
}
