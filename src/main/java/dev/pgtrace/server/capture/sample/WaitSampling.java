package dev.pgtrace.server.capture.sample;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.ExecutionDetail.Wait;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.event.CallEvent;
import dev.pgtrace.model.event.ExecutionEvent;
import dev.pgtrace.model.event.TraceEvent;
import dev.pgtrace.server.ServerLink;
import dev.pgtrace.server.capture.QuietSession;
import dev.pgtrace.server.capture.ServerFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Samples what all active backends wait for, on a connection of its own, beside any recording, and gives the samples
/// to the executions that are told: by process and time. Loss of that connection ends the sampling, not the
/// recording.
public final class WaitSampling implements Consumer<TraceEvent>, AutoCloseable {
    private static final int MOST_WAITS = 200_000;
    private static final int PATIENCE_SECONDS = 5;

    private final Connection connection;
    private final ActivityReader reader;
    private final long everyMicros;
    private final Consumer<TraceEvent> events;
    private final SeenWaits seen = new SeenWaits(MOST_WAITS);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean lost;

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
            close(connection);
            throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.waits.failed", link.name()), e);
        }
    }

    private void sample() {
        long next = System.nanoTime();
        long last = next - everyMicros * 1000;
        try {
            while (!stop.await(Math.max(0, next - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                next = Math.max(next + everyMicros * 1000, System.nanoTime());
                List<Activity> looked = reader.look();
                long now = System.nanoTime();
                add(looked, Math.clamp((now - last) / 1000, 0, 10 * everyMicros));
                last = now;
            }
        } catch (SQLException e) {
            // The recording goes on without.
            lost = stop.getCount() > 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stopped.countDown();
        }
    }

    /// @param micros since the look before: what each sample stands for
    private synchronized void add(List<Activity> looked, long micros) {
        for (Activity activity : looked) {
            seen.add(activity, micros);
        }
    }

    private synchronized List<Wait> take(long pid, long fromMicros, long toMicros) {
        return seen.take(pid, fromMicros, toMicros);
    }

    /// Sentences on what the sampling could not do.
    public synchronized List<String> messages() {
        List<String> messages = new ArrayList<>();
        if (lost) {
            messages.add(KeptTexts.of("kept.end.waits"));
        }
        if (seen.hasDropped()) {
            messages.add(KeptTexts.of("kept.end.waits.many"));
        }
        return messages;
    }

    @Override
    public void accept(TraceEvent event) {
        events.accept(event instanceof ExecutionEvent execution ? withWaits(execution) : event);
    }

    /// Planning comes before the elapsed time, and fetches may come long after.
    private static long endMicros(ExecutionEvent execution) {
        long end = execution.atMicros() + Math.max(0, execution.planningMicros());
        for (CallEvent call : execution.calls()) {
            end = Math.max(end, call.startMicros() + Math.max(0, call.elapsedMicros()));
        }
        return end;
    }

    private ExecutionEvent withWaits(ExecutionEvent execution) {
        if (execution.depth() > 0 || execution.startMicros() < 0) {
            return execution;
        }
        List<Wait> found = take(execution.backend().pid(), execution.startMicros(), endMicros(execution));
        ExecutionDetail detail = execution.detail();
        boolean timedLocks = detail.waits().stream().anyMatch(wait -> wait.component() == Component.LOCK_WAITS);
        boolean timedReads = execution.readMicros() != Table.MISSING;
        List<Wait> waits = new ArrayList<>();
        detail.waits().forEach(wait -> waits.add(withHolder(wait, found)));
        for (Wait wait : found) {
            // What was timed is not told a second time as an estimate.
            boolean told = wait.component() == Component.LOCK_WAITS && timedLocks
                    || wait.component() == Component.READS_UNSPLIT && timedReads;
            if (!told) {
                waits.add(wait);
            }
        }
        return waits.equals(detail.waits()) ? execution : Waited.with(execution, waits);
    }

    /// Who held a lock is in the server's log only, not in what it tells a client: then a look at it is all that knows.
    private static Wait withHolder(Wait timed, List<Wait> found) {
        if (timed.component() != Component.LOCK_WAITS || timed.blockerPid() != Table.MISSING) {
            return timed;
        }
        return found.stream()
                .filter(wait -> wait.event().equals(timed.event()) && wait.blockerPid() != Table.MISSING)
                .findFirst()
                .map(wait -> new Wait(
                        timed.event(),
                        timed.component(),
                        timed.elapsedMicros(),
                        timed.betweenCalls(),
                        timed.parameters(),
                        timed.samples(),
                        wait.blockerPid(),
                        timed.startMicros()))
                .orElse(timed);
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // Lost already.
        }
    }

    /// Ends the sampling; what is told afterwards still gets the samples that are there.
    @Override
    public void close() {
        stop.countDown();
        try {
            if (!stopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                connection.abort(Runnable::run);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            // Lost already.
        }
        close(connection);
    }
}
