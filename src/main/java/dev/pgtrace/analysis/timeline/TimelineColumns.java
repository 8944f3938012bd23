package dev.pgtrace.analysis.timeline;

import dev.pgtrace.base.column.ChunkSpace;
import dev.pgtrace.base.column.LongCells;
import dev.pgtrace.base.column.LongColumn;
import dev.pgtrace.base.column.LongColumnBuilder;

/// Collects the bars of a timeline by column. What is as it was in the timeline made before takes no memory again.
final class TimelineColumns {
    private final LongColumnBuilder starts;
    private final LongColumnBuilder ends;
    private final LongColumnBuilder executions;
    private final LongColumnBuilder nexts;
    private final LongColumnBuilder traits;
    private final LongCells firstBars;
    private final LongCells lastBars;
    private int size;

    TimelineColumns(ChunkSpace space, TimelineBars before) {
        starts = new LongColumnBuilder(space).like(before.starts());
        ends = new LongColumnBuilder(space).like(before.ends());
        executions = new LongColumnBuilder(space).like(before.executions());
        nexts = new LongColumnBuilder(space).like(before.nexts());
        traits = new LongColumnBuilder(space).like(before.traits());
        firstBars = new LongCells(new LongColumnBuilder(space).like(before.firstBars()), Timeline.NONE);
        lastBars = new LongCells(new LongColumnBuilder(space).like(before.lastBars()), Timeline.NONE);
    }

    void add(long start, long end, int execution, long trait) {
        starts.append(start);
        ends.append(end);
        executions.append(execution);
        nexts.append(Timeline.NONE);
        traits.append(trait);
        if (execution >= 0) {
            int last = (int) lastBars.get(execution);
            if (last == Timeline.NONE) {
                firstBars.set(execution, size);
            } else {
                nexts.set(last, size);
            }
            lastBars.set(execution, size);
        }
        size++;
    }

    void cut(int bar, long end) {
        ends.set(bar, end);
    }

    int size() {
        return size;
    }

    long start(int bar) {
        return starts.get(bar);
    }

    long end(int bar) {
        return ends.get(bar);
    }

    /// @param rows of the table of executions
    TimelineBars build(int rows) {
        return new TimelineBars(
                starts.snapshot(),
                ends.snapshot(),
                executions.snapshot(),
                nexts.snapshot(),
                traits.snapshot(),
                firstBars.column(rows),
                lastBars.column(rows));
    }

    /// Where a bar is and what it is of, in one number.
    static long trait(int lane, int level, int kind, int component, int provenance) {
        return (long) lane << 32 | (long) level << 24 | (long) kind << 16 | (long) component << 8 | provenance;
    }

    /// For a builder that begins.
    static TimelineBars none() {
        LongColumn empty = LongColumn.EMPTY;
        return new TimelineBars(empty, empty, empty, empty, empty, empty, empty);
    }
}
