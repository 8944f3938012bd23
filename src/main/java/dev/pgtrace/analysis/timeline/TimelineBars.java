package dev.pgtrace.analysis.timeline;

import dev.pgtrace.base.column.LongColumn;

/// The bars of a timeline by column, and those of each execution.
///
/// @param nexts     the next bar of the same execution
/// @param traits    see [TimelineColumns#trait]
/// @param firstBars by execution
/// @param lastBars  by execution
record TimelineBars(
        LongColumn starts,
        LongColumn ends,
        LongColumn executions,
        LongColumn nexts,
        LongColumn traits,
        LongColumn firstBars,
        LongColumn lastBars) {
    int lane(int bar) {
        return (int) (traits.get(bar) >>> 32);
    }

    int level(int bar) {
        return part(bar, 24);
    }

    int kind(int bar) {
        return part(bar, 16);
    }

    int component(int bar) {
        return part(bar, 8);
    }

    int provenance(int bar) {
        return part(bar, 0);
    }

    private int part(int bar, int shift) {
        return (int) (traits.get(bar) >>> shift) & 0xff;
    }
}
