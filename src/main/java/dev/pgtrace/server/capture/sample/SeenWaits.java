package dev.pgtrace.server.capture.sample;

import dev.pgtrace.model.ExecutionDetail.Wait;
import dev.pgtrace.model.Table;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// What backends were seen waiting for, until an execution claims it. Looks at the same wait of the same message of a
/// backend are one run, so memory follows the number of different waits, not how long they last: a statement that is
/// blocked for an hour is one entry.
final class SeenWaits {
    /// Time stamps of logs are whole milliseconds, and our clock and the server's differ by less on one network.
    private static final long SLACK_MICROS = 1_000;
    /// What is older than any execution that is told late.
    private static final long KEPT_MICROS = 120_000_000;

    private final int most;
    private final Map<Long, Deque<Run>> byPid = new HashMap<>();
    private int kept;
    private boolean dropped;

    private static final class Run {
        private final SampledWaits waits = new SampledWaits();
        private final Activity first;
        private long lastMicros;

        private Run(Activity first) {
            this.first = first;
        }

        private void add(Activity activity, long micros) {
            waits.add(activity, micros);
            lastMicros = activity.atMicros();
        }

        /// The server's own time of the message tells runs of neighbours apart.
        private boolean isContinuedBy(Activity activity) {
            return first.waitClass().equals(activity.waitClass())
                    && first.waitEvent().equals(activity.waitEvent())
                    && first.queryStartMicros() == activity.queryStartMicros();
        }

        private boolean isOf(long fromMicros, long toMicros) {
            long begun = first.queryStartMicros() == Table.MISSING ? first.atMicros() : first.queryStartMicros();
            return begun >= fromMicros - SLACK_MICROS
                    && begun <= toMicros
                    && lastMicros >= fromMicros - SLACK_MICROS
                    && first.atMicros() <= toMicros + SLACK_MICROS;
        }
    }

    /// @param most runs that are kept
    SeenWaits(int most) {
        this.most = most;
    }

    /// @param micros that the sample stands for
    void add(Activity activity, long micros) {
        if (!activity.isWaiting()) {
            return;
        }
        Deque<Run> runs = byPid.computeIfAbsent(activity.pid(), pid -> new ArrayDeque<>());
        Run last = runs.peekLast();
        if (last == null || !last.isContinuedBy(activity)) {
            last = new Run(activity);
            runs.add(last);
            kept++;
        }
        last.add(activity, micros);
        if (kept > most) {
            forget(activity.atMicros() - KEPT_MICROS);
        }
    }

    /// What is not claimed by then never will be. When that is not enough, all goes.
    private void forget(long beforeMicros) {
        for (Iterator<Deque<Run>> all = byPid.values().iterator(); all.hasNext(); ) {
            Deque<Run> runs = all.next();
            while (!runs.isEmpty() && runs.getFirst().lastMicros < beforeMicros) {
                runs.removeFirst();
                kept--;
            }
            if (runs.isEmpty()) {
                all.remove();
            }
        }
        if (kept > most) {
            byPid.clear();
            kept = 0;
            dropped = true;
        }
    }

    /// Whether waits were given up that an execution might have claimed.
    boolean hasDropped() {
        return dropped;
    }

    /// The waits of one execution; they are claimed once.
    List<Wait> take(long pid, long fromMicros, long toMicros) {
        Deque<Run> runs = byPid.get(pid);
        if (runs == null) {
            return List.of();
        }
        SampledWaits waits = new SampledWaits();
        for (Iterator<Run> all = runs.iterator(); all.hasNext(); ) {
            Run run = all.next();
            if (run.isOf(fromMicros, toMicros)) {
                waits.addAll(run.waits);
                all.remove();
                kept--;
            }
        }
        return waits.waits();
    }
}
