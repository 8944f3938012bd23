package dev.pgtrace.format.oracle;

import static dev.pgtrace.format.oracle.OracleTraces.calls;
import static dev.pgtrace.format.oracle.OracleTraces.cursors;
import static dev.pgtrace.format.oracle.OracleTraces.executions;
import static dev.pgtrace.format.oracle.OracleTraces.issues;
import static dev.pgtrace.format.oracle.OracleTraces.read;
import static dev.pgtrace.format.oracle.OracleTraces.sql;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.model.CallColumn;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.CursorFlag;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Trace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallsTest {
    @Test
    void addsFetchesToTheirExecution() {
        Trace trace = read("""
                *** 2024-01-01T00:00:00.000000+00:00
                PARSING IN CURSOR #7 len=8 dep=0 uid=5 oct=3 lid=5 tim=1000 hv=1 ad='a' sqlid='b'
                select 1
                END OF STMT
                PARSE #7:c=20,e=30,p=1,cr=4,cu=2,mis=1,r=0,dep=0,og=1,plh=9,tim=1010
                EXEC #7:c=1,e=2,p=0,cr=0,cu=0,mis=0,r=0,dep=0,og=1,plh=9,tim=1020
                FETCH #7:c=100,e=200,p=3,cr=10,cu=1,mis=0,r=5,dep=0,og=1,plh=9,tim=1300
                FETCH #7:c=10,e=20,p=0,cr=1,cu=0,mis=0,r=1,dep=0,og=1,plh=9,tim=1400
                CLOSE #7:c=1,e=3,dep=0,type=1,tim=1500
                """);

        assertThat(sql(trace, 0)).isEqualTo("select 1");
        assertThat(cursors(trace, CursorColumn.ID)).containsExactly(7L);
        assertThat(cursors(trace, CursorColumn.PARSE_MICROS)).containsExactly(30L);
        assertThat(cursors(trace, CursorColumn.PARSE_CPU_MICROS)).containsExactly(20L);
        assertThat(cursors(trace, CursorColumn.PARSE_BLOCKS)).containsExactly(6L);
        assertThat(cursors(trace, CursorColumn.START_MICROS)).containsExactly(980L);
        assertThat(executions(trace, ExecutionColumn.ELAPSED_MICROS)).containsExactly(222L);
        assertThat(executions(trace, ExecutionColumn.CPU_MICROS)).containsExactly(111L);
        assertThat(executions(trace, ExecutionColumn.ROWS)).containsExactly(6L);
        assertThat(executions(trace, ExecutionColumn.HIT_BLOCKS)).containsExactly(9L);
        assertThat(executions(trace, ExecutionColumn.READ_BLOCKS)).containsExactly(3L);
        assertThat(executions(trace, ExecutionColumn.START_MICROS)).containsExactly(1018L);
        assertThat(calls(trace, CallColumn.KIND))
                .containsExactly(
                        kind(CallKind.PARSE),
                        kind(CallKind.EXEC),
                        kind(CallKind.FETCH),
                        kind(CallKind.FETCH),
                        kind(CallKind.CLOSE));
        assertThat(calls(trace, CallColumn.EXECUTION)).containsExactly(-1L, 0L, 0L, 0L, 0L);
        assertThat(calls(trace, CallColumn.HIT_BLOCKS)).containsExactly(5L, 0L, 8L, 1L, -1L);
        assertThat(calls(trace, CallColumn.END_MICROS)).containsExactly(1010L, 1020L, 1300L, 1400L, 1500L);
        assertThat(issues(trace)).isEmpty();
    }

    @Test
    void beginsAnExecutionAtEachExec() {
        Trace trace = read("""
                *** 2024-01-01T00:00:00.000000+00:00
                EXEC #7:c=1,e=2,p=0,cr=0,cu=0,mis=0,r=0,dep=0,og=1,tim=1020
                FETCH #7:c=1,e=20,p=0,cr=0,cu=0,mis=0,r=1,dep=0,og=1,tim=1100
                EXEC #7:c=1,e=3,p=0,cr=0,cu=0,mis=0,r=0,dep=0,og=1,tim=1220
                FETCH #7:c=1,e=30,p=0,cr=0,cu=0,mis=0,r=2,dep=0,og=1,tim=1300
                """);

        assertThat(executions(trace, ExecutionColumn.ELAPSED_MICROS)).containsExactly(22L, 33L);
        assertThat(executions(trace, ExecutionColumn.ROWS)).containsExactly(1L, 2L);
        assertThat(trace.cursors().size()).isOne();
        assertThat(CursorFlag.NO_PARSE.in(trace.cursors().get(0, CursorColumn.FLAGS)))
                .isTrue();
        assertThat(issues(trace)).containsExactly(Map.entry(IssueKind.ORPHAN_RECORD, 1L));
    }

    @Test
    void takesFetchesWithoutExecAsAnExecutionWithTrueFigures() {
        Trace trace = read("""
                *** 2024-01-01T00:00:00.000000+00:00
                FETCH #7:c=1,e=20,p=0,cr=4,cu=0,mis=0,r=1,dep=0,og=1,tim=1100
                FETCH #7:c=1,e=30,p=0,cr=5,cu=0,mis=0,r=2,dep=0,og=1,tim=1300
                CLOSE #7:c=0,e=1,dep=0,type=0,tim=1400
                FETCH #7:c=1,e=40,p=0,cr=6,cu=0,mis=0,r=3,dep=0,og=1,tim=1500
                """);

        assertThat(executions(trace, ExecutionColumn.ELAPSED_MICROS)).containsExactly(50L, 40L);
        assertThat(executions(trace, ExecutionColumn.FLAGS)).containsExactly(0L, 0L);
        assertThat(trace.info().counts().executions()).isZero();
        assertThat(trace.info().counts().execMicros()).isEqualTo(90);
    }

    @Test
    void addsUpParsesOfOneText() {
        Trace trace = read("""
                *** 2024-01-01T00:00:00.000000+00:00
                PARSING IN CURSOR #7 len=8 dep=0 uid=5 oct=3 lid=5 tim=1000 hv=1 ad='a'
                select 1
                END OF STMT
                PARSE #7:c=20,e=30,p=0,cr=4,cu=2,mis=1,r=0,dep=0,og=1,tim=1010
                CLOSE #7:c=0,e=1,dep=0,type=1,tim=1100
                PARSE #7:c=1,e=2,p=0,cr=0,cu=0,mis=0,r=0,dep=0,og=1,tim=1210
                """);

        assertThat(cursors(trace, CursorColumn.PARSE_MICROS)).containsExactly(32L);
        assertThat(cursors(trace, CursorColumn.START_MICROS)).containsExactly(980L);
        assertThat(trace.info().counts().parses()).isEqualTo(2);
        assertThat(trace.info().counts().cursors()).isOne();
    }

    @Test
    void givesANumberUsedAgainANewCursor() {
        Trace trace = read("""
                *** 2024-01-01T00:00:00.000000+00:00
                PARSING IN CURSOR #7 len=8 dep=0 uid=5 oct=3 lid=5 tim=1000 hv=1 ad='a'
                select 1
                END OF STMT
                EXEC #7:c=1,e=2,p=0,cr=0,cu=0,mis=0,r=0,dep=0,og=1,tim=1020
                PARSING IN CURSOR #7 len=8 dep=0 uid=5 oct=3 lid=5 tim=2000 hv=2 ad='b'
                select 2
                END OF STMT
                EXEC #7:c=1,e=4,p=0,cr=0,cu=0,mis=0,r=0,dep=0,og=1,tim=2020
                FETCH #7:c=1,e=5,p=0,cr=0,cu=0,mis=0,r=1,dep=0,og=1,tim=2100
                """);

        assertThat(cursors(trace, CursorColumn.ID)).containsExactly(7L, 7L);
        assertThat(List.of(sql(trace, 0), sql(trace, 1))).containsExactly("select 1", "select 2");
        assertThat(executions(trace, ExecutionColumn.CURSOR)).containsExactly(0L, 1L);
        assertThat(executions(trace, ExecutionColumn.ELAPSED_MICROS)).containsExactly(2L, 9L);
        assertThat(trace.statements().size()).isEqualTo(2);
        assertThat(trace.info().counts().cursors()).isOne();
    }

    @Test
    void readsLobCallsAndEndsOfTransactions() {
        Trace trace = read("""
                *** 2024-01-01T00:00:00.000000+00:00
                LOBREAD: type=PERSISTENT LOB,bytes=5,c=169,e=170,p=1,cr=3,cu=7,tim=1000
                XCTEND rlbk=0, rd_only=1, tim=2000
                XCTEND rlbk=1, rd_only=0, tim=3000
                """);

        assertThat(calls(trace, CallColumn.KIND))
                .containsExactly(kind(CallKind.LOB), kind(CallKind.COMMIT), kind(CallKind.ROLLBACK));
        assertThat(calls(trace, CallColumn.EXECUTION)).containsExactly(-1L, -1L, -1L);
        assertThat(calls(trace, CallColumn.ELAPSED_MICROS)).containsExactly(170L, -1L, -1L);
        assertThat(calls(trace, CallColumn.HIT_BLOCKS)).containsExactly(9L, -1L, -1L);
        assertThat(trace.executions().size()).isZero();
    }

    @Test
    void notesErrorsWithTheirCode() {
        Trace trace = read("""
                *** 2024-01-01T00:00:00.000000+00:00
                PARSE ERROR #5:len=24 dep=0 uid=5 oct=3 lid=5 tim=900 err=942
                select * from no_such_t
                CLOSE #5:c=1,e=1,dep=0,type=0,tim=950
                EXEC #7:c=1,e=2,p=0,cr=0,cu=0,mis=0,r=0,dep=0,og=1,tim=1020
                ERROR #7:err=1422 tim=1030
                EXEC #7:c=1,e=2,p=0,cr=0,cu=0,mis=0,r=0,dep=0,og=1,tim=1040
                """);

        assertThat(sql(trace, 0)).isEqualTo("select * from no_such_t");
        assertThat(CursorFlag.PARSE_ERROR.in(trace.cursors().get(0, CursorColumn.FLAGS)))
                .isTrue();
        assertThat(executions(trace, ExecutionColumn.FLAGS)).containsExactly(ExecutionFlag.ERROR.bit(), 0L);
        assertThat(trace.info().issues())
                .filteredOn(issue -> issue.kind() == IssueKind.STATEMENT_FAILED)
                .singleElement()
                .satisfies(issue -> {
                    assertThat(issue.count()).isEqualTo(2);
                    assertThat(issue.message()).isEqualTo("a statement could not be parsed: ORA-00942");
                    assertThat(issue.line()).isEqualTo(2);
                    assertThat(issue.offsetBytes()).isEqualTo(37);
                });
    }

    @Test
    void keepsRecordsInsideTheTextOfAFailedStatementAsText() {
        Trace trace = read("""
                *** 2024-01-01T00:00:00.000000+00:00
                PARSE ERROR #5:len=50 dep=0 uid=5 oct=3 lid=5 tim=900 err=942
                select 1
                EXEC #1:c=9,e=9,tim=9
                from no_such_table
                CLOSE #5:c=1,e=1,dep=0,type=0,tim=950
                """);

        assertThat(sql(trace, 0)).isEqualTo("select 1\nEXEC #1:c=9,e=9,tim=9\nfrom no_such_table");
        assertThat(trace.info().counts().executions()).isZero();
    }

    @Test
    void leavesOutTimesThatNoClockGivesAndNegativeNumbers() {
        Trace trace = read("""
                *** 2024-01-01T00:00:00.000000+00:00
                EXEC #7:c=1,e=999999999999999999,p=0,cr=0,cu=0,mis=0,r=0,dep=0,og=1,tim=1020
                EXEC #7:c=-4,e=5,p=0,cr=0,cu=0,mis=0,r=0,dep=0,og=1,tim=1040
                """);

        assertThat(executions(trace, ExecutionColumn.ELAPSED_MICROS)).containsExactly(-1L, 5L);
        assertThat(executions(trace, ExecutionColumn.CPU_MICROS)).containsExactly(1L, -1L);
        assertThat(executions(trace, ExecutionColumn.FLAGS)).containsExactly(ExecutionFlag.GARBAGE_ELAPSED.bit(), 0L);
        assertThat(issues(trace)).containsEntry(IssueKind.GARBAGE_ELAPSED, 1L).containsEntry(IssueKind.BAD_NUMBER, 1L);
        assertThat(trace.info().counts().execMicros()).isEqualTo(5);
    }

    @Test
    void countsInHundredthsOfASecondBefore9i() {
        Trace trace = read("""
                /u01/app/oracle/admin/orcl/udump/ora_123.trc
                Oracle8i Enterprise Edition Release 8.1.7.4.0 - Production
                Unix process pid: 123, image: oracle@host (TNS V1-V3)

                *** SESSION ID:(12.345) 2001-05-06 07:08:09.123
                EXEC #7:c=1,e=2,p=0,cr=0,cu=0,mis=0,r=0,dep=0,og=1,tim=1020
                FETCH #7:c=3,e=4,p=0,cr=0,cu=0,mis=0,r=0,dep=0,og=1,tim=1030
                """);

        assertThat(executions(trace, ExecutionColumn.ELAPSED_MICROS)).containsExactly(60_000L);
        assertThat(executions(trace, ExecutionColumn.START_MICROS)).containsExactly(10_180_000L);
        assertThat(trace.info().sessions().getFirst().pid()).isEqualTo(123);
        assertThat(trace.info().sessions().getFirst().startedAt()).contains("2001-05-06 07:08:09.123");
        assertThat(trace.info().sessions().getFirst().startMicros()).isEqualTo(-1);
    }

    private static long kind(CallKind kind) {
        return kind.ordinal();
    }
}
