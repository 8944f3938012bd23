package dev.pgtrace.format.autoexplain.plan;

import org.jspecify.annotations.Nullable;

/// A quick way to read plans of one form, as they come again and again in a log. Gives what the reader of any plan of
/// that form gives, or nothing.
interface PlanForm {
    /// Reads a plan.
    ///
    /// @param plan where it begins
    /// @param to   end of the line in a JSON log, else of the message
    /// @return null where it cannot be read this way
    @Nullable
    ExplainedPlan read(byte[] bytes, int plan, int to);

    /// Where the message ends that was read last.
    int end();

    /// Remembers what a plan is like that was not read.
    ///
    /// @param to of the message
    void learn(byte[] bytes, int plan, int to);
}
