package dev.pgtrace.analysis.timeline;

import java.util.ArrayList;
import java.util.List;

/// Marks of an axis of time at round moments.
///
/// @param stepMicros from one to the next
/// @param marks      places, in the timeline's microseconds
public record TimeAxis(long stepMicros, List<Long> marks) {
    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long[] STEPS = {
        SECOND,
        2 * SECOND,
        5 * SECOND,
        10 * SECOND,
        15 * SECOND,
        30 * SECOND,
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        15 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        6 * HOUR,
        12 * HOUR,
        24 * HOUR
    };

    public TimeAxis {
        marks = List.copyOf(marks);
    }

    /// @param from   left end
    /// @param to     right end, right of `from`
    /// @param origin what place 0 is by the clock on the wall, so that marks are at its full seconds and hours
    /// @param most   how many marks there is room for, at least 1
    public static TimeAxis of(double from, double to, long origin, int most) {
        long step = step((to - from) / most);
        List<Long> marks = new ArrayList<>();
        long first = Math.ceilDiv(origin + (long) Math.ceil(from), step) * step - origin;
        for (long mark = first; mark <= to && marks.size() <= most; mark += step) {
            marks.add(mark);
        }
        return new TimeAxis(step, marks);
    }

    private static long step(double least) {
        for (long decade = 1; decade < SECOND; decade *= 10) {
            for (long digit : new long[] {1, 2, 5}) {
                if (decade * digit >= least) {
                    return decade * digit;
                }
            }
        }
        for (long step : STEPS) {
            if (step >= least) {
                return step;
            }
        }
        return Math.ceilDiv((long) Math.ceil(least), 24 * HOUR) * 24 * HOUR;
    }
}
