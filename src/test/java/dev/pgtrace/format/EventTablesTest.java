package dev.pgtrace.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.model.Backend;
import dev.pgtrace.model.CallColumn;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceCounts;
import dev.pgtrace.model.TraceIssue;
import dev.pgtrace.model.WaitColumn;
import dev.pgtrace.model.event.CallEvent;
import dev.pgtrace.model.event.ExecutionEvent;
import dev.pgtrace.model.event.GapEvent;
import dev.pgtrace.model.event.TraceEvent;
import dev.pgtrace.model.event.WaitEvent;
import dev.pgtrace.store.TraceBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventTablesTest {
    private static final long M = Table.MISSING;
    private static final Backend WEB = new Backend(42, 1_000_000, "webapp", "shop", "api", "local");

    @Test
    void givesNestedExecutionsTheirParentWhenItComesLater() {
        Trace trace = read(execution(1, 3, 1, WEB, "select a"), execution(2, 3, 1, WEB, "select b"), top(3, WEB));

        assertThat(column(trace, ExecutionColumn.PARENT)).containsExactly(2, 2, M);
        assertThat(column(trace, ExecutionColumn.DEPTH)).containsExactly(1, 1, 0);
    }

    @Test
    void saysWhichNestedExecutionsNeverGotTheirParent() {
        Trace trace = read(execution(1, 3, 1, WEB, "select a"), execution(2, 3, 1, WEB, "select b"));

        assertThat(trace.info().issues())
                .containsExactly(new TraceIssue(IssueKind.PARENT_MISSING, 2, 0, 1, IssueKind.PARENT_MISSING.meaning()));
    }

    @Test
    void givesUpOnTheParentsWaitedForLongest() {
        TraceBuilder builder = new TraceBuilder("test", StandardCharsets.UTF_8, new NoText(), ignored -> {});
        Parents parents = new Parents(builder, 2);
        for (int row = 0; row < 4; row++) {
            builder.execution();
            parents.add(row, row + 1, row < 3 ? 10 + row : M, 100L * row, 0);
        }
        parents.add(builder.execution(), 10, M, 400, 0);
        parents.add(builder.execution(), 11, M, 500, 0);

        assertThat(column(builder.snapshot(), ExecutionColumn.PARENT)).containsExactly(M, 5, M, M, M, M);
        assertThat(builder.snapshot().info().issues())
                .extracting(TraceIssue::kind, TraceIssue::count, TraceIssue::offsetBytes)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(IssueKind.PARENT_MISSING, 1L, 0L));
    }

    @Test
    void makesASessionForEachApplicationNameOfABackend() {
        Backend renamed = new Backend(42, 1_000_000, "webapp", "shop", "report", "local");
        Trace trace = read(top(1, WEB), top(2, renamed), top(3, WEB));

        assertThat(trace.info().sessions()).extracting("backend").containsExactly(WEB, renamed);
        assertThat(IntStream.range(0, 3).mapToLong(row -> trace.cursors()
                        .get((int) trace.executions().get(row, ExecutionColumn.CURSOR), CursorColumn.SESSION)))
                .containsExactly(0L, 1L, 0L);
        assertThat(trace.cursors().size()).isEqualTo(2);
        assertThat(trace.info().sessions().getFirst().startMicros()).isEqualTo(1_100_000);
        assertThat(trace.info().sessions().getFirst().endMicros()).isEqualTo(1_300_530);
    }

    @Test
    void countsWhatWasTold() {
        Trace trace = read(top(1, WEB), new GapEvent(1_500_000, 42, 7, "line numbers 12 to 18 are missing"));

        assertThat(trace.info().counts())
                .isEqualTo(new TraceCounts(1, 1, 1, 1, 2, 1, 0, 0, 0, 1, 1, 30, 500, 400, 12, 3, 5));
        assertThat(trace.info().issues())
                .containsExactly(
                        new TraceIssue(IssueKind.RECORDS_LOST, 7, 1000, 2, "line numbers 12 to 18 are missing"));
    }

    @Test
    void keepsCallsAndWaitsOfAnExecutionTogether() {
        ExecutionDetail.Wait between = new ExecutionDetail.Wait("Client/ClientRead", Component.CLIENT, 90, true, "");
        Trace trace = read(top(1, WEB), new WaitEvent(WEB, 1_200_000, between), top(2, WEB));

        assertThat(trace.executions().get(1, ExecutionColumn.FIRST_CALL)).isEqualTo(2);
        assertThat(trace.executions().get(1, ExecutionColumn.CALL_COUNT)).isEqualTo(2);
        assertThat(trace.executions().get(1, ExecutionColumn.FIRST_WAIT)).isEqualTo(2);
        assertThat(trace.executions().get(1, ExecutionColumn.WAIT_COUNT)).isEqualTo(1);
        assertThat(trace.waits().get(1, WaitColumn.SESSION)).isZero();
        assertThat(trace.waits().get(1, WaitColumn.END_MICROS)).isEqualTo(1_200_090);
        assertThat(trace.waits().get(2, WaitColumn.BLOCKER_PID)).isEqualTo(77);
        assertThat(trace.calls().get(3, CallColumn.END_MICROS)).isEqualTo(1_200_530);
    }

    private static TraceEvent top(long id, Backend backend) {
        return execution(id, M, 0, backend, "select 1");
    }

    private static TraceEvent execution(long id, long parent, int depth, Backend backend, String sql) {
        long start = 1_000_000 + 100_000 * id;
        boolean top = depth == 0;
        return new ExecutionEvent(
                id,
                parent,
                depth,
                backend,
                start,
                sql,
                M,
                top
                        ? List.of(
                                new CallEvent(CallKind.PARSE, start, 30, 20, M, M),
                                new CallEvent(CallKind.EXEC, start + 30, 500, 400, 5, 512))
                        : List.of(),
                500,
                top ? 30 : M,
                M,
                5,
                400,
                12,
                3,
                M,
                M,
                M,
                M,
                M,
                Table.MISSING,
                Table.MISSING,
                512,
                Provenance.MEASURED,
                Set.of(),
                new ExecutionDetail(
                        List.of(
                                new ExecutionDetail.Bind(0, Optional.of("x"), -1, false, true),
                                new ExecutionDetail.Bind(1, Optional.empty(), -1, false, true)),
                        List.of(),
                        List.of(),
                        List.of(new ExecutionDetail.Wait(
                                "Lock/transactionid", Component.LOCK_WAITS, 10, false, "", M, 77))));
    }

    private static Trace read(TraceEvent... events) {
        TraceBuilder builder = new TraceBuilder("test", StandardCharsets.UTF_8, new NoText(), ignored -> {});
        EventTables tables = new EventTables(
                builder, (sql, from, to) -> Arrays.hashCode(Arrays.copyOfRange(sql, from, to)), StandardCharsets.UTF_8);
        long offset = 0;
        for (TraceEvent event : events) {
            tables.add(event, new EventPlace(offset, 1 + offset / 1000, offset + 5, 8, M, M, M, offset + 900));
            offset += 1000;
        }
        tables.finish();
        return builder.snapshot();
    }

    private static long[] column(Trace trace, ExecutionColumn column) {
        return IntStream.range(0, trace.executions().size())
                .mapToLong(row -> trace.executions().get(row, column))
                .toArray();
    }

    @Test
    void flagsWhatFailed() {
        ExecutionEvent event = (ExecutionEvent) top(1, WEB);
        ExecutionDetail failed = new ExecutionDetail(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(new ExecutionDetail.Failure("23505", "duplicate key")));
        Trace trace = read(new ExecutionEvent(
                1,
                M,
                0,
                WEB,
                event.startMicros(),
                "insert",
                M,
                List.of(),
                M,
                M,
                M,
                M,
                M,
                M,
                M,
                M,
                M,
                M,
                M,
                M,
                Table.MISSING,
                Table.MISSING,
                M,
                Provenance.MISSING,
                Set.of(),
                failed));

        assertThat(trace.executions().get(0, ExecutionColumn.FLAGS)).isEqualTo(ExecutionFlag.ERROR.bit());
        assertThat(trace.info().issues())
                .containsExactly(
                        new TraceIssue(IssueKind.STATEMENT_FAILED, 1, 0, 1, "a statement failed with SQLSTATE 23505"));
    }
}
