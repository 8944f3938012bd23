package dev.pgtrace.server.capture.sample;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.ExecutionDetail.Wait;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.event.ExecutionEvent;
import dev.pgtrace.model.event.TraceEvent;
import dev.pgtrace.server.ServerLink;
import dev.pgtrace.server.capture.QuietSession;
import dev.pgtrace.server.capture.ServerFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Samples what all active backends wait for, on a connection of its own, beside any recording, and gives the samples
/// to the executions that are told: by process and time. Loss of that connection ends the sampling, not the
/// recording.
public final class WaitSampling implements Consumer<TraceEvent>, AutoCloseable {
    /// What is older than any execution that is told late.
    private static final long KEPT_MICROS = 120_000_000;
    private static final int MOST_SAMPLES = 500_000;
    private static final int PATIENCE_SECONDS = 5;

    private final Connection connection;
    private final ActivityReader reader;
    private final long everyMicros;
    private final Consumer<TraceEvent> events;
    private final Map<Long, Deque<Sample>> samples = new HashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private int kept;

    /// One look at one backend, and the time that it stands for.
    private record Sample(Activity activity, long micros) {}

    private WaitSampling(Connection connection, ActivityReader reader, long everyMicros, Consumer<TraceEvent> events) {
        this.connection = connection;
        this.reader = reader;
        this.everyMicros = everyMicros;
        this.events = events;
    }

    /// Begins to sample.
    ///
    /// @param events hears what is told to this, with waits added
    public static WaitSampling start(ServerLink link, long everyMicros, Consumer<TraceEvent> events)
            throws TraceException {
        Connection connection = link.open("pgtrace waits", Map.of());
        try {
            QuietSession.quieten(connection);
            ActivityReader reader = ActivityReader.ofActive(connection, ServerFacts.of(connection));
            WaitSampling sampling = new WaitSampling(connection, reader, everyMicros, events);
            Tasks.start("pgtrace-waits", sampling::sample);
            return sampling;
        } catch (SQLException e) {
            throw new TraceException(
                    TraceException.Kind.SERVER, "The waits on " + link.name() + " cannot be sampled.", e);
        }
    }

    private void sample() {
        long last = Table.MISSING;
        long next = System.nanoTime();
        try {
            while (!stop.await(Math.max(0, next - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                next = Math.max(next + everyMicros * 1000, System.nanoTime());
                last = add(reader.look(), last);
            }
        } catch (SQLException e) {
            // The recording goes on without.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stopped.countDown();
        }
    }

    private synchronized long add(List<Activity> seen, long last) {
        long now = last;
        for (Activity activity : seen) {
            now = activity.atMicros();
            long micros = last == Table.MISSING ? everyMicros : Math.clamp(now - last, 0, 10 * everyMicros);
            if (activity.isWaiting()) {
                samples.computeIfAbsent(activity.pid(), pid -> new ArrayDeque<>())
                        .add(new Sample(activity, micros));
                kept++;
            }
        }
        if (kept > MOST_SAMPLES) {
            forget(now - KEPT_MICROS);
        }
        return now;
    }

    /// What is not claimed by then never will be. When that is not enough, all goes.
    private void forget(long before) {
        for (Iterator<Deque<Sample>> queues = samples.values().iterator(); queues.hasNext(); ) {
            Deque<Sample> queue = queues.next();
            while (!queue.isEmpty() && queue.getFirst().activity().atMicros() < before) {
                queue.removeFirst();
                kept--;
            }
            if (queue.isEmpty()) {
                queues.remove();
            }
        }
        if (kept > MOST_SAMPLES) {
            samples.clear();
            kept = 0;
        }
    }

    @Override
    public void accept(TraceEvent event) {
        events.accept(event instanceof ExecutionEvent execution ? withWaits(execution) : event);
    }

    private ExecutionEvent withWaits(ExecutionEvent execution) {
        if (execution.depth() > 0 || execution.startMicros() < 0) {
            return execution;
        }
        List<Wait> found = take(execution.backend().pid(), execution.startMicros(), execution.atMicros());
        ExecutionDetail detail = execution.detail();
        boolean timedLocks = detail.waits().stream().anyMatch(wait -> wait.component() == Component.LOCK_WAITS);
        boolean timedReads = execution.readMicros() != Table.MISSING;
        List<Wait> waits = new ArrayList<>(detail.waits());
        for (Wait wait : found) {
            // What was timed is not told a second time as an estimate.
            boolean told = wait.component() == Component.LOCK_WAITS && timedLocks
                    || wait.component() == Component.READS_UNSPLIT && timedReads;
            if (!told) {
                waits.add(wait);
            }
        }
        return waits.size() == detail.waits().size() ? execution : Waited.with(execution, waits);
    }

    private synchronized List<Wait> take(long pid, long fromMicros, long toMicros) {
        Deque<Sample> queue = samples.get(pid);
        if (queue == null) {
            return List.of();
        }
        SampledWaits waits = new SampledWaits();
        for (Iterator<Sample> all = queue.iterator(); all.hasNext(); ) {
            Sample sample = all.next();
            long at = sample.activity().atMicros();
            if (at > toMicros) {
                break;
            }
            if (at >= fromMicros) {
                waits.add(sample.activity(), sample.micros());
                all.remove();
                kept--;
            }
        }
        return waits.waits();
    }

    /// Ends the sampling; what is told afterwards still gets the samples that are there.
    @Override
    public void close() {
        stop.countDown();
        try {
            if (!stopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                connection.abort(Runnable::run);
            }
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            // Lost already.
        }
    }
}
