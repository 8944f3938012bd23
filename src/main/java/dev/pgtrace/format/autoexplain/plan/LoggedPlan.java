package dev.pgtrace.format.autoexplain.plan;

/// A message of auto_explain: `duration: 1.677 ms  plan:` and the plan.
///
/// @param elapsedMicros of the executor
public record LoggedPlan(long elapsedMicros, ExplainedPlan plan) {}
