package dev.pgtrace.ui.timeline;

import dev.pgtrace.analysis.timeline.LockWait;
import dev.pgtrace.analysis.timeline.Timeline;
import dev.pgtrace.analysis.timeline.TimelineLane;
import dev.pgtrace.base.text.Clock;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.ui.kit.Messages;

/// The words of the timeline.
final class TimelineTexts {
    private TimelineTexts() {}

    /// `4471 webapp`.
    static String lane(TimelineLane lane) {
        String who = lane.user().isEmpty() ? lane.application() : lane.user();
        if (lane.pid() < 0) {
            return who.isEmpty() ? Messages.get("timeline.lane.unknown") : who;
        }
        return who.isEmpty() ? Messages.get("timeline.lane.pid", Long.toString(lane.pid())) : lane.pid() + " " + who;
    }

    static String lockWait(LockWait wait) {
        return wait.holderPid() < 0
                ? Messages.get("timeline.lock.unknown")
                : Messages.get("timeline.lock", Long.toString(wait.holderPid()));
    }

    /// When a bar began: by the clock, or from the first execution.
    static String moment(Timeline timeline, long place) {
        return timeline.isClocked()
                ? Clock.withMillis(timeline.startMicros() + place)
                : Messages.get("timeline.after", Durations.format(place));
    }
}
