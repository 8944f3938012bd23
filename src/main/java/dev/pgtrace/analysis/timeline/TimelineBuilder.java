package dev.pgtrace.analysis.timeline;

import dev.pgtrace.analysis.span.SpanRow;
import dev.pgtrace.base.column.ChunkSpace;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects bars in any order and lays them out. Bars on the same line that overlap by the clock's error are cut where
/// the next one begins.
public final class TimelineBuilder {
    /// Lines of a lane: the client's, and two of nesting; what is deeper is in the last.
    public static final int LEVELS = 3;

    private record Name(long pid, String user, String application) {}

    private final long startMicros;
    private final int executions;
    private final ChunkSpace space;
    private final @Nullable Timeline before;
    private final TimelineColumns columns;
    private final List<Name> lanes = new ArrayList<>();
    private final List<TimelineLine[]> lines = new ArrayList<>();
    private final List<TimelineIdle> idle = new ArrayList<>();
    private final List<LockWait> lockWaits = new ArrayList<>();
    private long lengthMicros = 1;

    /// @param startMicros microseconds since 1970 UTC of place 0, or -1 without a clock
    /// @param executions  rows of the table of executions
    public TimelineBuilder(long startMicros, int executions) {
        this(startMicros, executions, null);
    }

    /// @param before the timeline of the same trace when there was less of it: what has not changed takes no memory
    /// again
    public TimelineBuilder(long startMicros, int executions, @Nullable Timeline before) {
        this.startMicros = startMicros;
        this.executions = executions;
        this.before = before;
        this.space = before == null ? ChunkSpace.growing() : before.space();
        this.columns = new TimelineColumns(space, before == null ? TimelineColumns.none() : before.bars());
    }

    /// @return number of the lane
    public int lane(long pid, String user, String application) {
        lanes.add(new Name(pid, user, application));
        TimelineLine[] levels = new TimelineLine[LEVELS];
        Arrays.setAll(levels, level -> new TimelineLine(columns));
        lines.add(levels);
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
        int line = Math.min(level, LEVELS - 1);
        int bar = columns.size();
        long trait = TimelineColumns.trait(lane, line, kind.ordinal(), component.ordinal(), provenance.ordinal());
        columns.add(start, Math.max(start, end), execution, trait);
        lines.get(lane)[line].add(bar, start);
        lengthMicros = Math.max(lengthMicros, end);
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
        for (TimelineLine[] levels : lines) {
            for (TimelineLine line : levels) {
                line.finish();
            }
        }
        TimelineBars bars = columns.build(executions);
        List<TimelineLane> built = new ArrayList<>();
        for (int lane = 0; lane < lanes.size(); lane++) {
            List<SpanRow> levels = new ArrayList<>();
            for (int level = 0; level < LEVELS; level++) {
                levels.add(lines.get(lane)[level].row(bars, space, before(lane, level)));
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
        return new Timeline(startMicros, lengthMicros, built, lockWaits, bars, space);
    }

    private @Nullable SpanRow before(int lane, int level) {
        Timeline known = before;
        if (known == null || lane >= known.lanes().size()) {
            return null;
        }
        List<SpanRow> levels = known.lanes().get(lane).levels();
        return level < levels.size() ? levels.get(level) : null;
    }
}
