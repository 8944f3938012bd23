package dev.pgtrace.server.capture.sample;

import dev.pgtrace.model.ExecutionDetail.Wait;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.server.WaitComponents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counts what a backend was seen waiting for. A sample stands for the time to the next one.
final class SampledWaits {
    private final Map<String, Seen> seen = new LinkedHashMap<>();

    private static final class Seen {
        private final Activity first;
        private long samples;
        private long micros;
        private long blocker = Table.MISSING;

        private Seen(Activity first) {
            this.first = first;
        }
    }

    /// @param micros that the sample stands for
    void add(Activity activity, long micros) {
        if (!activity.isWaiting()) {
            return;
        }
        Seen one = seen.computeIfAbsent(activity.waitClass() + "/" + activity.waitEvent(), event -> new Seen(activity));
        one.samples++;
        one.micros += micros;
        one.blocker = activity.blockerPid() == Table.MISSING ? one.blocker : activity.blockerPid();
    }

    /// Those of another count, which came later.
    void addAll(SampledWaits others) {
        others.seen.forEach((event, other) -> {
            Seen one = seen.computeIfAbsent(event, name -> new Seen(other.first));
            one.samples += other.samples;
            one.micros += other.micros;
            one.blocker = other.blocker == Table.MISSING ? one.blocker : other.blocker;
        });
    }

    /// The waits, each by its event, in order of first sight.
    List<Wait> waits() {
        List<Wait> waits = new ArrayList<>(seen.size());
        seen.forEach((event, one) -> waits.add(new Wait(
                event,
                WaitComponents.of(one.first.waitClass(), one.first.waitEvent()),
                one.micros,
                false,
                "",
                one.samples,
                one.blocker,
                one.first.atMicros())));
        return waits;
    }
}
