package dev.pgtrace.format.autoexplain;

import dev.pgtrace.format.autoexplain.pairing.PairedExecution;
import dev.pgtrace.format.autoexplain.pairing.Places;
import dev.pgtrace.format.autoexplain.plan.PlanUse;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.event.TraceEvent;

/// Where goes what a log tells.
interface LogTarget {
    void event(TraceEvent event, Places places);

    void execution(PairedExecution told);

    /// What it needs of plans.
    PlanUse plans();

    /// @param line from 1, or 0 where it is not known
    void issue(IssueKind kind, long offsetBytes, long line, String detail);

    /// @param bytes read so far
    void reached(long bytes);

    /// No more events come.
    void ended();

    /// All has been told.
    ///
    /// @param whole whether nothing of the log is cut off or damaged
    void finish(boolean whole);
}
