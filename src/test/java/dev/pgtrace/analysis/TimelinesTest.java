package dev.pgtrace.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.span.SpanRow;
import dev.pgtrace.analysis.timeline.LockWait;
import dev.pgtrace.analysis.timeline.Timeline;
import dev.pgtrace.analysis.timeline.TimelineLane;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.WaitColumn;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/// A timeline written out: a line a lane and level, each bar as `start-end kind component`.
final class TimelinesTest {
    private static final long START = SmallTrace.START;

    private final SmallTrace trace = new SmallTrace().recorded(Map.of()).backend(4471, "webapp", "shop");

    @Test
    void laysCallsOutByTheClockALaneABackend() {
        int one = run("select 1", START + 100, 300);
        trace.call(one, CallKind.PARSE, START, 40, 40)
                .call(one, CallKind.BIND, START + 60, 40, 0)
                .call(one, CallKind.EXEC, START + 100, 200, 100)
                .call(one, CallKind.FETCH, START + 500, 100, 50);
        trace.backend(4480, "batch", "nightly");
        run("select 2", START + 250, 1_000);

        assertThat(written(timeline())).isEqualTo("""
                4471 webapp 0: 0-40 PARSE CPU | 60-100 BIND UNACCOUNTED | 100-300 EXEC CPU | 500-600 FETCH CPU
                4480 batch 0: 250-1250 EXEC CPU
                """);
    }

    @Test
    void putsNestedExecutionsOnTheirOwnLevel() {
        int inner = run("select b", START + 100, 200);
        int outer = run("select f()", START, 500);
        int withoutTime = run("select c", -1, 50);
        trace.set(inner, ExecutionColumn.PARENT, outer).set(withoutTime, ExecutionColumn.PARENT, outer);

        assertThat(written(timeline())).isEqualTo("""
                4471 webapp 0: 0-500 EXEC CPU
                4471 webapp 1: 0-50 EXEC CPU | 100-300 EXEC CPU
                """);
    }

    @Test
    void namesWhatTookMostOfEachExecution() {
        int reads = run("table r", START, 5_000);
        trace.set(reads, ExecutionColumn.READ_BLOCKS, 10)
                .set(reads, ExecutionColumn.DEVICE_READ_BYTES, 10 * 8192)
                .set(reads, ExecutionColumn.READ_MICROS, 4_500);
        int locked = run("update t", START + 6_000, 9_000);
        trace.waited(locked, "Lock/tuple", Component.LOCK_WAITS, 8_000);

        assertThat(written(timeline())).isEqualTo("""
                4471 webapp 0: 0-5000 EXEC TIER3 | 6000-15000 EXEC LOCK_WAITS
                """);
    }

    @Test
    void pointsFromWaitsForLocksToTheHolder() {
        int waiter = run("update t", START, 9_000);
        int wait = trace.waited(waiter, "Lock/transactionid", Component.LOCK_WAITS, 8_000);
        trace.set(wait, WaitColumn.END_MICROS, START + 8_500).set(wait, WaitColumn.BLOCKER_PID, 4493);
        int sampled = trace.waited(waiter, "Lock/tuple", Component.OTHER_WAITS, 100);
        trace.set(sampled, WaitColumn.END_MICROS, START + 9_000);
        trace.backend(4493, "batch", "nightly");
        run("delete from t", START + 100, 7_000);

        assertThat(timeline().lockWaits())
                .containsExactly(new LockWait(0, 1, 4493, 500, 8_500, waiter, Provenance.MEASURED));
    }

    @Test
    void showsTransactionsThatAreOpenAndIdle() {
        run("BEGIN", START, 100);
        run("update t", START + 500, 1_000); // the way to the client and back is no idling
        run("select 1", START + 6_500, 100);
        run("commit", START + 9_600, 400);
        run("select 1", START + 90_000, 100);

        SpanRow idle = timeline().lanes().getFirst().idle();
        assertThat(List.of(idle.size(), idle.start(0), idle.end(0), idle.start(1), idle.end(1)))
                .isEqualTo(List.of(2, 1_500L, 6_500L, 6_600L, 9_600L));
    }

    @Test
    void laysExecutionsEndToEndWithoutAClock() {
        SmallTrace plain = new SmallTrace();
        int one = plain.execute(plain.parse(1, "select 1"));
        plain.set(one, ExecutionColumn.ELAPSED_MICROS, 100).set(one, ExecutionColumn.CPU_MICROS, 90);
        int two = plain.execute(plain.parse(2, "select f()"));
        plain.set(two, ExecutionColumn.ELAPSED_MICROS, 1_000).set(two, ExecutionColumn.CPU_MICROS, 900);
        int nested = plain.execute(plain.parse(3, "select b"));
        plain.set(nested, ExecutionColumn.ELAPSED_MICROS, 300)
                .set(nested, ExecutionColumn.CPU_MICROS, 200)
                .set(nested, ExecutionColumn.PARENT, two);

        Timeline timeline = Timelines.of(plain.trace(), ExecutionSet.all(3), TierModel.standard(), new CancelToken());
        assertThat(timeline.isClocked()).isFalse();
        assertThat(timeline.lengthMicros()).isEqualTo(1_100);
        assertThat(written(timeline)).isEqualTo("""
                -1  0: 0-100 EXEC CPU | 100-1100 EXEC CPU
                -1  1: 100-400 EXEC CPU
                """);
    }

    @Test
    void leavesOutWhatAFilterDoesAndMovesNothing() {
        run("select 1", START, 100);
        run("select 2", START + 500, 100);
        BitSet second = new BitSet();
        second.set(1);

        Timeline timeline =
                Timelines.of(trace.trace(), ExecutionSet.of(second, 2), TierModel.standard(), new CancelToken());
        assertThat(written(timeline)).isEqualTo("""
                4471 webapp 0: 500-600 EXEC CPU
                """);
    }

    @Test
    void cutsBarsThatOverlapByTheClocksError() {
        run("select 1", START, 1_050);
        run("select 2", START + 1_000, 200);

        assertThat(written(timeline())).isEqualTo("""
                4471 webapp 0: 0-1000 EXEC CPU | 1000-1200 EXEC CPU
                """);
    }

    @Test
    void findsTheBarsOfAnExecutionAndTheBarAtAPlace() {
        int one = run("select 1", START, 300);
        trace.call(one, CallKind.PARSE, START, 40, 40).call(one, CallKind.EXEC, START + 100, 200, 100);
        run("select 2", START + 1_000, 300);

        Timeline timeline = timeline();
        int parse = timeline.firstBar(one);
        assertThat(timeline.kind(parse)).isEqualTo(CallKind.PARSE);
        assertThat(timeline.kind(timeline.nextBar(parse))).isEqualTo(CallKind.EXEC);
        assertThat(timeline.nextBar(timeline.nextBar(parse))).isEqualTo(Timeline.NONE);
        assertThat(timeline.barAt(0, 0, 20, 0.5)).isEqualTo(parse);
        assertThat(timeline.barAt(0, 0, 70, 0.5)).isEqualTo(Timeline.NONE);
        assertThat(timeline.barAt(0, 0, 70, 40)).isEqualTo(timeline.nextBar(parse));
        assertThat(timeline.barAt(5, 0, 20, 1)).isEqualTo(Timeline.NONE);
    }

    @Test
    void sumsUpWhatRanInAPart() {
        int one = run("select 1", START, 300);
        int two = run("select 2", START + 1_000, 300);
        run("select 3", START + 5_000, 300);
        Timeline timeline = timeline();

        TimelineFigures.Part part = new TimelineFigures(trace.trace(), TierModel.standard(), timeline)
                .between(200, 2_000, 10, new CancelToken());
        assertThat(part.executions()).isEqualTo(2);
        assertThat(part.ledger().wholeMicros()).isEqualTo(600);
        assertThat(part.latest()).extracting(ExecutionAccount::execution).containsExactly(two, one);
    }

    @Test
    void stopsWhenCancelled() {
        run("select 1", START, 300);
        CancelToken cancel = new CancelToken();
        cancel.cancel();

        Assertions.assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> Timelines.of(trace.trace(), ExecutionSet.all(1), TierModel.standard(), cancel));
    }

    private Timeline timeline() {
        var made = trace.trace();
        return Timelines.of(made, ExecutionSet.all(made.executions().size()), TierModel.standard(), new CancelToken());
    }

    /// Runs a statement that was on the processor all the time.
    private int run(String sql, long startMicros, long elapsedMicros) {
        int e = trace.execute(trace.parse(1, sql));
        trace.set(e, ExecutionColumn.START_MICROS, startMicros)
                .set(e, ExecutionColumn.ELAPSED_MICROS, elapsedMicros)
                .set(e, ExecutionColumn.CPU_MICROS, sql.startsWith("select") ? elapsedMicros : 10);
        return e;
    }

    private static String written(Timeline timeline) {
        StringBuilder out = new StringBuilder();
        for (TimelineLane lane : timeline.lanes()) {
            for (int level = 0; level < lane.levels().size(); level++) {
                SpanRow row = lane.levels().get(level);
                out.append(lane.pid())
                        .append(' ')
                        .append(lane.user())
                        .append(' ')
                        .append(level)
                        .append(':');
                for (int i = 0; i < row.size(); i++) {
                    int bar = row.item(i);
                    out.append(i == 0 ? " " : " | ")
                            .append(row.start(i))
                            .append('-')
                            .append(row.end(i))
                            .append(' ')
                            .append(timeline.kind(bar))
                            .append(' ')
                            .append(timeline.component(bar));
                }
                out.append('\n');
            }
        }
        return out.toString();
    }
}
