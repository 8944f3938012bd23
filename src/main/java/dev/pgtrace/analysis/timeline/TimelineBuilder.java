package dev.pgtrace.analysis.timeline;

import dev.pgtrace.analysis.span.SpanRow;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Collects bars in any order and lays them out. Bars on the same line that overlap by the clock's error are cut where
/// the next one begins.
public final class TimelineBuilder {
    /// Lines of a lane: the client's, and two of nesting; what is deeper is in the last.
    public static final int LEVELS = 3;

    private record Name(long pid, String user, String application) {}

    private final long startMicros;
    private final int[] firstBar;
    private final int[] lastBar;
    private final TimelineColumns columns = new TimelineColumns();
    private final List<Name> lanes = new ArrayList<>();
    private final List<TimelineIdle> idle = new ArrayList<>();
    private final List<LockWait> lockWaits = new ArrayList<>();
    private long lengthMicros = 1;

    /// @param startMicros microseconds since 1970 UTC of place 0, or -1 without a clock
    /// @param executions  rows of the table of executions
    public TimelineBuilder(long startMicros, int executions) {
        this.startMicros = startMicros;
        this.firstBar = new int[executions];
        this.lastBar = new int[executions];
        Arrays.fill(firstBar, Timeline.NONE);
    }

    /// @return number of the lane
    public int lane(long pid, String user, String application) {
        lanes.add(new Name(pid, user, application));
        idle.add(new TimelineIdle());
        return lanes.size() - 1;
    }

    /// Adds a bar; times count from the start.
    ///
    /// @param execution row, or -1
    public void bar(
            int lane,
            int level,
            long start,
            long end,
            int execution,
            CallKind kind,
            Component component,
            Provenance provenance) {
        int bar = columns.add(
                lane,
                Math.min(level, LEVELS - 1),
                start,
                Math.max(start, end),
                execution,
                kind.ordinal(),
                component.ordinal(),
                provenance.ordinal());
        lengthMicros = Math.max(lengthMicros, end);
        if (execution >= 0) {
            if (firstBar[execution] == Timeline.NONE) {
                firstBar[execution] = bar;
            } else {
                columns.chain(lastBar[execution], bar);
            }
            lastBar[execution] = bar;
        }
    }

    /// A transaction was open and nothing ran; in order of time in each lane.
    public void idle(int lane, long start, long end) {
        idle.get(lane).add(start, Math.max(start, end));
        lengthMicros = Math.max(lengthMicros, end);
    }

    public void lockWait(LockWait wait) {
        lockWaits.add(wait);
        lengthMicros = Math.max(lengthMicros, wait.endMicros());
    }

    public Timeline build() {
        int[][][] bars = byLine();
        List<TimelineLane> built = new ArrayList<>();
        for (int lane = 0; lane < lanes.size(); lane++) {
            List<SpanRow> levels = new ArrayList<>();
            for (int level = 0; level < LEVELS; level++) {
                levels.add(row(bars[lane][level]));
            }
            while (levels.size() > 1 && levels.getLast().size() == 0) {
                levels.removeLast();
            }
            Name name = lanes.get(lane);
            built.add(new TimelineLane(
                    name.pid(),
                    name.user(),
                    name.application(),
                    levels,
                    idle.get(lane).row()));
        }
        lockWaits.sort(Comparator.comparingLong(LockWait::startMicros).thenComparingInt(LockWait::lane));
        return new Timeline(startMicros, lengthMicros, built, lockWaits, columns, firstBar);
    }

    private int[][][] byLine() {
        int[][] counts = new int[lanes.size()][LEVELS];
        for (int bar = 0; bar < columns.size(); bar++) {
            counts[columns.lane(bar)][columns.level(bar)]++;
        }
        int[][][] bars = new int[lanes.size()][LEVELS][];
        for (int lane = 0; lane < bars.length; lane++) {
            for (int level = 0; level < LEVELS; level++) {
                bars[lane][level] = new int[counts[lane][level]];
                counts[lane][level] = 0;
            }
        }
        for (int bar = 0; bar < columns.size(); bar++) {
            int lane = columns.lane(bar);
            int level = columns.level(bar);
            bars[lane][level][counts[lane][level]++] = bar;
        }
        return bars;
    }

    private SpanRow row(int[] bars) {
        int[] sorted = sorted(bars);
        long[] starts = new long[sorted.length];
        long[] ends = new long[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            long end = columns.end(sorted[i]);
            if (i + 1 < sorted.length) {
                end = Math.min(end, Math.max(columns.start(sorted[i]), columns.start(sorted[i + 1])));
            }
            starts[i] = columns.start(sorted[i]);
            ends[i] = end;
            columns.place(sorted[i], starts[i], end);
        }
        return new SpanRow(starts, ends, sorted);
    }

    /// Mostly they are sorted already, as each backend reports one after the other.
    private int[] sorted(int[] bars) {
        for (int i = 1; i < bars.length; i++) {
            if (columns.start(bars[i]) < columns.start(bars[i - 1])) {
                return Arrays.stream(bars)
                        .boxed()
                        .sorted(Comparator.comparingLong(columns::start).thenComparingInt(bar -> bar))
                        .mapToInt(Integer::intValue)
                        .toArray();
            }
        }
        return bars;
    }
}
