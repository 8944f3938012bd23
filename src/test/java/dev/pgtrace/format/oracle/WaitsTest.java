package dev.pgtrace.format.oracle;

import static dev.pgtrace.format.oracle.OracleTraces.issues;
import static dev.pgtrace.format.oracle.OracleTraces.read;
import static dev.pgtrace.format.oracle.OracleTraces.waits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.ExecutionDetail.Wait;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.WaitColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitsTest {
    @Test
    void putsAWaitIntoTheCallThatFollowsIt() throws TraceException {
        Trace trace = read("""
                *** 2024-01-01T00:00:00.000000+00:00
                WAIT #7: nam='db file sequential read' ela= 30 file#=4 block#=209 blocks=1 obj#=89 tim=990
                EXEC #7:c=1,e=50,p=1,cr=1,cu=0,mis=0,r=0,dep=0,og=1,tim=1000
                WAIT #7: nam='db file scattered read' ela= 40 file#=4 block#=300 blocks=8 obj#=89 tim=1080
                WAIT #7: nam='direct path read temp' ela= 5 file number=201 first dba=1 block cnt=31 obj#=89 tim=1090
                FETCH #7:c=1,e=90,p=40,cr=40,cu=0,mis=0,r=1,dep=0,og=1,tim=1100
                WAIT #7: nam='SQL*Net message from client' ela= 700 driver id=1 #bytes=1 p3=0 obj#=89 tim=1800
                FETCH #7:c=1,e=90,p=0,cr=1,cu=0,mis=0,r=1,dep=0,og=1,tim=1900
                """);

        assertThat(waits(trace, WaitColumn.CALL)).containsExactly(0L, 1L, 1L, -1L);
        assertThat(waits(trace, WaitColumn.EXECUTION)).containsExactly(0L, 0L, 0L, 0L);
        assertThat(waits(trace, WaitColumn.BETWEEN_CALLS)).containsExactly(0L, 0L, 0L, 1L);
        assertThat(waits(trace, WaitColumn.BLOCKS)).containsExactly(1L, 8L, 31L, -1L);
        assertThat(waits(trace, WaitColumn.ELAPSED_MICROS)).containsExactly(30L, 40L, 5L, 700L);
        assertThat(waits(trace, WaitColumn.END_MICROS)).containsExactly(990L, 1080L, 1090L, 1800L);
        assertThat(trace.text().detail(trace, 0).waits())
                .containsExactly(
                        new Wait(
                                "db file sequential read",
                                Component.READS_UNSPLIT,
                                30,
                                false,
                                "file#=4 block#=209 blocks=1 obj#=89"),
                        new Wait(
                                "db file scattered read",
                                Component.READS_UNSPLIT,
                                40,
                                false,
                                "file#=4 block#=300 blocks=8 obj#=89"),
                        new Wait(
                                "direct path read temp",
                                Component.TEMP_IO,
                                5,
                                false,
                                "file number=201 first dba=1 block cnt=31 obj#=89"),
                        new Wait(
                                "SQL*Net message from client",
                                Component.CLIENT,
                                700,
                                true,
                                "driver id=1 #bytes=1 p3=0 obj#=89"));
    }

    @Test
    void takesAWaitThatEndedBeforeTheCallBeganAsBetweenCalls() {
        Trace trace = read("""
                *** 2024-01-01T00:00:00.000000+00:00
                EXEC #7:c=1,e=50,p=1,cr=1,cu=0,mis=0,r=0,dep=0,og=1,tim=1000
                WAIT #7: nam='SQL*Net message to client' ela= 2 driver id=1 #bytes=1 p3=0 obj#=89 tim=1005
                WAIT #7: nam='SQL*Net message to client' ela= 2 driver id=1 #bytes=1 p3=0 obj#=89 tim=1015
                FETCH #7:c=1,e=90,p=0,cr=1,cu=0,mis=0,r=1,dep=0,og=1,tim=1100
                """);

        assertThat(waits(trace, WaitColumn.BETWEEN_CALLS)).containsExactly(1L, 0L);
        assertThat(waits(trace, WaitColumn.CALL)).containsExactly(-1L, 1L);
    }

    @Test
    void takesEverythingBeforeAWaitForTheClientAsBetweenCalls() {
        Trace trace = read("""
                *** 2024-01-01T00:00:00.000000+00:00
                FETCH #7:c=1,e=90,p=0,cr=1,cu=0,mis=0,r=1,dep=0,og=1,tim=1100
                WAIT #7: nam='PGA memory operation' ela= 31 p1=0 p2=0 p3=0
                WAIT #7: nam='SQL*Net message from client' ela= 200 p1=1 p2=1 p3=0
                CLOSE #7:c=1,e=5,dep=0,type=1,tim=1900
                """);

        assertThat(waits(trace, WaitColumn.BETWEEN_CALLS)).containsExactly(1L, 1L);
        assertThat(waits(trace, WaitColumn.CALL)).containsExactly(-1L, -1L);
        assertThat(waits(trace, WaitColumn.END_MICROS)).containsExactly(-1L, -1L);
    }

    @Test
    void leavesWaitsOfNoCursorOutsideUnlessACallSpansThem() {
        Trace trace = read("""
                *** 2024-01-01T00:00:00.000000+00:00
                XCTEND rlbk=0, rd_only=0, tim=1000
                WAIT #0: nam='log file sync' ela= 80 buffer#=1 sync scn=2 p3=0 obj#=-1 tim=1090
                WAIT #0: nam='SQL*Net message from client' ela= 100 driver id=1 #bytes=1 p3=0 obj#=-1 tim=1200
                WAIT #0: nam='direct path read' ela= 9 file number=4 first dba=1 block cnt=1 obj#=1 tim=1290
                LOBREAD: type=PERSISTENT LOB,bytes=5,c=1,e=50,p=1,cr=1,cu=0,tim=1300
                """);

        assertThat(waits(trace, WaitColumn.CURSOR)).containsExactly(-1L, -1L, -1L);
        assertThat(waits(trace, WaitColumn.BETWEEN_CALLS)).containsExactly(1L, 1L, 0L);
        assertThat(waits(trace, WaitColumn.CALL)).containsExactly(-1L, -1L, 1L);
        assertThat(trace.cursors().size()).isZero();
    }

    @Test
    void countsWaitsWhoseCallIsNotInTheFileBesideTheCalls() {
        Trace trace = read("""
                *** 2024-01-01T00:00:00.000000+00:00
                EXEC #7:c=1,e=50,p=1,cr=1,cu=0,mis=0,r=0,dep=0,og=1,tim=1000
                WAIT #7: nam='db file scattered read' ela= 40 file#=4 block#=300 blocks=8 obj#=89 tim=1080
                """);

        assertThat(waits(trace, WaitColumn.BETWEEN_CALLS)).containsExactly(1L);
        assertThat(waits(trace, WaitColumn.EXECUTION)).containsExactly(0L);
    }

    @Test
    void keepsWaitsOfRecursiveCursorsInsideTheOuterCall() {
        Trace trace = read("""
                *** 2024-01-01T00:00:00.000000+00:00
                EXEC #8:c=1,e=10,p=1,cr=1,cu=0,mis=0,r=0,dep=1,og=1,tim=1000
                WAIT #8: nam='library cache lock' ela= 4 handle address=1 lock address=2 p3=3 obj#=89 tim=1010
                FETCH #8:c=1,e=10,p=1,cr=1,cu=0,mis=0,r=0,dep=1,og=1,tim=1100
                EXEC #7:c=1,e=500,p=1,cr=1,cu=0,mis=0,r=0,dep=0,og=1,tim=1200
                """);

        assertThat(waits(trace, WaitColumn.BETWEEN_CALLS)).containsExactly(0L);
        assertThat(waits(trace, WaitColumn.CALL)).containsExactly(1L);
    }

    @Test
    void notesWaitsWithAPartMissing() {
        Trace trace = read("""
                *** 2024-01-01T00:00:00.000000+00:00
                WAIT #7: nam='db file scattered read' file#=4
                WAIT #7: nam='it's quoted' ela= 40 p1=1 p2=2 p3=3
                WAIT #7: nam='latch free' ela= -4 p1=1 p2=2 p3=3
                """);

        assertThat(trace.waits().size()).isEqualTo(2);
        assertThat(trace.name((int) trace.waits().get(0, WaitColumn.NAME))).isEqualTo("it's quoted");
        assertThat(issues(trace)).containsEntry(IssueKind.MALFORMED_RECORD, 1L).containsEntry(IssueKind.BAD_NUMBER, 1L);
    }

    @ParameterizedTest
    @CsvSource({
        "db file sequential read, READS_UNSPLIT",
        "db file parallel read, READS_UNSPLIT",
        "direct path read, READS_UNSPLIT",
        "direct path read temp, TEMP_IO",
        "direct path write temp, TEMP_IO",
        "direct path write, WAL_WRITES",
        "cell single block physical read, READS_UNSPLIT",
        "cell smart table scan, READS_UNSPLIT",
        "cell statistics gather, OTHER_WAITS",
        "read by other session, READS_UNSPLIT",
        "log file sync, WAL_WRITES",
        "log buffer space, WAL_WRITES",
        "log file switch (checkpoint incomplete), WAL_WRITES",
        "db file parallel write, WAL_WRITES",
        "enq: TX - row lock contention, LOCK_WAITS",
        "enqueue, LOCK_WAITS",
        "library cache pin, LOCK_WAITS",
        "library cache: mutex X, LOCK_WAITS",
        "row cache lock, LOCK_WAITS",
        "latch: cache buffers chains, LOCK_WAITS",
        "latch free, LOCK_WAITS",
        "buffer busy waits, LOCK_WAITS",
        "cursor: pin S wait on X, LOCK_WAITS",
        "SQL*Net message from client, CLIENT",
        "SQL*Net more data from client, CLIENT",
        "SQL*Net message to client, OTHER_WAITS",
        "SQL*Net message from dblink, OTHER_WAITS",
        "gc cr grant 2-way, OTHER_WAITS",
        "gc buffer busy acquire, OTHER_WAITS",
        "PGA memory operation, OTHER_WAITS",
        "resmgr:cpu quantum, OTHER_WAITS",
        "PL/SQL lock timer, OTHER_WAITS"
    })
    void classifiesEvents(String event, Component component) {
        assertThat(WaitClasses.component(event)).isEqualTo(component);
    }
}
