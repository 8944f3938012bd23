package dev.pgtrace.ui.timeline;

import dev.pgtrace.analysis.span.SpanRow;
import dev.pgtrace.analysis.timeline.Timeline;
import dev.pgtrace.analysis.timeline.TimelineLane;

/// Where the arrow keys go from a bar.
final class TimelineSteps {
    private TimelineSteps() {}

    /// The bar before (-1) or after (1) on the same line; without a bar the first one there is.
    static int beside(Timeline timeline, int bar, int step) {
        if (bar == Timeline.NONE) {
            return first(timeline);
        }
        SpanRow row = timeline.lanes().get(timeline.lane(bar)).levels().get(timeline.level(bar));
        int low = 0;
        int high = row.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (row.start(middle) < timeline.start(bar)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        while (low < row.size() - 1 && row.item(low) != bar) {
            low++;
        }
        int to = Math.clamp(low + step, 0, row.size() - 1);
        return row.item(to);
    }

    /// The nearest bar in the lane above (-1) or below (1) that has any.
    static int across(Timeline timeline, int bar, int step) {
        if (bar == Timeline.NONE) {
            return first(timeline);
        }
        for (int lane = timeline.lane(bar) + step;
                lane >= 0 && lane < timeline.lanes().size();
                lane += step) {
            SpanRow row = timeline.lanes().get(lane).levels().getFirst();
            if (row.size() > 0) {
                long middle = (timeline.start(bar) + timeline.end(bar)) / 2;
                int after = Math.min(row.firstEndingAfter(middle), row.size() - 1);
                boolean before = after > 0 && middle - row.end(after - 1) < row.start(after) - middle;
                return row.item(before ? after - 1 : after);
            }
        }
        return bar;
    }

    private static int first(Timeline timeline) {
        for (TimelineLane lane : timeline.lanes()) {
            if (lane.levels().getFirst().size() > 0) {
                return lane.levels().getFirst().item(0);
            }
        }
        return Timeline.NONE;
    }
}
