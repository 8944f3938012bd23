package dev.pgtrace.analysis.timeline;

import dev.pgtrace.base.column.ChunkSpace;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import java.util.List;

/// Backends side by side over time. A bar is a call, or an execution where calls are not told. Immutable, safe on any
/// thread. Times count from the start, in microseconds.
public final class Timeline {
    /// No bar.
    public static final int NONE = -1;

    private static final CallKind[] KINDS = CallKind.values();
    private static final Component[] COMPONENTS = Component.values();
    private static final Provenance[] PROVENANCES = Provenance.values();

    private final long startMicros;
    private final long lengthMicros;
    private final List<TimelineLane> lanes;
    private final List<LockWait> lockWaits;
    private final TimelineBars bars;
    private final ChunkSpace space;

    Timeline(
            long startMicros,
            long lengthMicros,
            List<TimelineLane> lanes,
            List<LockWait> lockWaits,
            TimelineBars bars,
            ChunkSpace space) {
        this.startMicros = startMicros;
        this.lengthMicros = lengthMicros;
        this.lanes = List.copyOf(lanes);
        this.lockWaits = List.copyOf(lockWaits);
        this.bars = bars;
        this.space = space;
    }

    /// Whether bars are where they were by the clock. Else they lie end to end in file order, and what was between
    /// them is not known.
    public boolean isClocked() {
        return startMicros >= 0;
    }

    /// Microseconds since 1970 UTC of place 0; -1 without a clock.
    public long startMicros() {
        return startMicros;
    }

    /// To the end of the last bar, at least 1.
    public long lengthMicros() {
        return lengthMicros;
    }

    public List<TimelineLane> lanes() {
        return lanes;
    }

    /// By start.
    public List<LockWait> lockWaits() {
        return lockWaits;
    }

    /// Of the bars: for one made when there is more of them.
    TimelineBars bars() {
        return bars;
    }

    ChunkSpace space() {
        return space;
    }

    /// Bytes of heap that the bars of all timelines take that were made one out of the other.
    public long heapBytes() {
        return space.heapBytes();
    }

    public int barCount() {
        return bars.starts().size();
    }

    public long start(int bar) {
        return bars.starts().get(bar);
    }

    public long end(int bar) {
        return bars.ends().get(bar);
    }

    public int lane(int bar) {
        return bars.lane(bar);
    }

    /// 0 = sent by the client.
    public int level(int bar) {
        return bars.level(bar);
    }

    /// Row of the execution, or -1 for a call that belongs to none.
    public int execution(int bar) {
        return (int) bars.executions().get(bar);
    }

    public CallKind kind(int bar) {
        return KINDS[bars.kind(bar)];
    }

    /// What took most of the bar's time.
    public Component component(int bar) {
        return COMPONENTS[bars.component(bar)];
    }

    /// How that is known.
    public Provenance provenance(int bar) {
        return PROVENANCES[bars.provenance(bar)];
    }

    /// The first bar of an execution, or [#NONE]; the others follow it, see [#nextBar].
    public int firstBar(int execution) {
        return execution < 0 || execution >= bars.firstBars().size()
                ? NONE
                : (int) bars.firstBars().get(execution);
    }

    /// The next bar of the same execution, or [#NONE].
    public int nextBar(int bar) {
        return (int) bars.nexts().get(bar);
    }

    /// The bar at a place, else the widest within reach, else [#NONE].
    ///
    /// @param reach how far beside a bar still hits it: for those narrower than a pixel
    public int barAt(int lane, int level, double place, double reach) {
        if (lane < 0
                || lane >= lanes.size()
                || level >= lanes.get(lane).levels().size()) {
            return NONE;
        }
        return lanes.get(lane).levels().get(level).itemAt(place, reach);
    }
}
