package dev.pgtrace.analysis.compare;

import java.util.List;

/// The plans of a statement where the new side has one that the old side never had, or mostly uses another one.
///
/// @param before most used first, at least one
/// @param after  most used first, at least one
public record PlanFlip(List<PlanUse> before, List<PlanUse> after) {
    public PlanFlip {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }
}
