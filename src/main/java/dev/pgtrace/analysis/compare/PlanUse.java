package dev.pgtrace.analysis.compare;

/// A plan shape of a statement on one side.
///
/// @param fingerprint the same for the same shape in every trace of one format, whatever the numbers of partitions
/// @param calls       executions with this plan
/// @param meanMicros  of their run times, NaN where none is known
/// @param part        index in [ComparedSide#parts] of the trace of the example
/// @param execution   row of an execution to show: the one whose run time is nearest to the median of this plan
/// @param outline     the shape in a line: `Hash Join (Seq Scan on orders, Hash (Seq Scan on customers))`
public record PlanUse(long fingerprint, long calls, double meanMicros, int part, int execution, String outline) {}
