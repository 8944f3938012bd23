package dev.pgtrace.format.oracle;

import static dev.pgtrace.format.oracle.OracleTraces.cursors;
import static dev.pgtrace.format.oracle.OracleTraces.executions;
import static dev.pgtrace.format.oracle.OracleTraces.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Trace;
import org.junit.jupiter.api.Test;

class NestingTest {
    @Test
    void putsRecursiveCallsUnderTheCallThatIsPrintedAfterThem() {
        Trace trace = read("""
                *** 2024-01-01T00:00:00.000000+00:00
                EXEC #3:c=1,e=5,p=0,cr=0,cu=0,mis=0,r=0,dep=2,og=1,tim=1000
                EXEC #2:c=1,e=10,p=0,cr=0,cu=0,mis=0,r=0,dep=1,og=1,tim=1010
                FETCH #2:c=1,e=10,p=0,cr=0,cu=0,mis=0,r=1,dep=1,og=1,tim=1020
                EXEC #2:c=1,e=11,p=0,cr=0,cu=0,mis=0,r=0,dep=1,og=1,tim=1040
                EXEC #1:c=1,e=100,p=0,cr=0,cu=0,mis=0,r=0,dep=0,og=1,tim=1100
                EXEC #2:c=1,e=12,p=0,cr=0,cu=0,mis=0,r=0,dep=1,og=1,tim=1140
                FETCH #1:c=1,e=50,p=0,cr=0,cu=0,mis=0,r=1,dep=0,og=1,tim=1160
                EXEC #9:c=1,e=50,p=0,cr=0,cu=0,mis=0,r=1,dep=0,og=1,tim=1260
                """);

        assertThat(executions(trace, ExecutionColumn.PARENT)).containsExactly(1L, 3L, 3L, -1L, 3L, -1L);
    }

    @Test
    void leavesAWaitingChildToTheCallThatFollowsAClose() {
        Trace trace = read("""
                *** 2024-01-01T00:00:00.000000+00:00
                EXEC #2:c=1,e=10,p=0,cr=0,cu=0,mis=0,r=0,dep=1,og=1,tim=1010
                CLOSE #4:c=0,e=1,dep=0,type=0,tim=1020
                EXEC #1:c=1,e=100,p=0,cr=0,cu=0,mis=0,r=0,dep=0,og=1,tim=1100
                """);

        assertThat(executions(trace, ExecutionColumn.PARENT)).containsExactly(1L, -1L);
    }

    @Test
    void takesCatalogLookUpsOutOfThePlanningThatCausedThem() {
        Trace trace = read("""
                *** 2024-01-01T00:00:00.000000+00:00
                PARSE #3:c=1,e=4,p=0,cr=1,cu=0,mis=0,r=0,dep=1,og=1,tim=990
                EXEC #3:c=1,e=5,p=0,cr=1,cu=0,mis=0,r=0,dep=1,og=1,tim=1000
                FETCH #3:c=1,e=6,p=1,cr=2,cu=0,mis=0,r=0,dep=1,og=1,tim=1010
                PARSING IN CURSOR #1 len=8 dep=0 uid=5 oct=3 lid=5 tim=1100 hv=1 ad='a'
                select 1
                END OF STMT
                PARSE #1:c=9,e=115,p=1,cr=7,cu=0,mis=1,r=0,dep=0,og=1,tim=1100
                EXEC #1:c=1,e=20,p=0,cr=0,cu=0,mis=0,r=0,dep=0,og=1,tim=1200
                """);

        assertThat(executions(trace, ExecutionColumn.PARENT)).containsExactly(-1L, -1L);
        assertThat(cursors(trace, CursorColumn.PARSE_MICROS)).containsExactly(4L, 100L);
        assertThat(cursors(trace, CursorColumn.PARSE_CPU_MICROS)).containsExactly(1L, 6L);
        assertThat(cursors(trace, CursorColumn.PARSE_BLOCKS)).containsExactly(1L, 3L);
        assertThat(trace.info().counts().parseMicros()).isEqualTo(119);
    }

    @Test
    void putsLookUpsOfARecursivePlanningUnderTheOuterCall() {
        Trace trace = read("""
                *** 2024-01-01T00:00:00.000000+00:00
                EXEC #3:c=1,e=5,p=0,cr=1,cu=0,mis=0,r=0,dep=2,og=1,tim=1000
                PARSE #2:c=1,e=15,p=0,cr=1,cu=0,mis=1,r=0,dep=1,og=1,tim=1010
                EXEC #2:c=1,e=6,p=1,cr=2,cu=0,mis=0,r=0,dep=1,og=1,tim=1020
                EXEC #1:c=1,e=50,p=0,cr=4,cu=0,mis=0,r=0,dep=0,og=1,tim=1200
                """);

        assertThat(executions(trace, ExecutionColumn.PARENT)).containsExactly(2L, 2L, -1L);
        assertThat(cursors(trace, CursorColumn.PARSE_MICROS)).containsExactly(-1L, 10L, -1L);
    }

    @Test
    void keepsSessionsOfAMergedFileApart() {
        Trace trace = read("""
                *** [ Unix process pid: 11 ]
                *** 2024-01-01 00:00:00.100
                *** SESSION ID:(10.1) 2024-01-01 00:00:00.100
                EXEC #2:c=1,e=10,p=0,cr=0,cu=0,mis=0,r=0,dep=1,og=1,tim=1010
                *** [ Unix process pid: 22 ]
                *** SESSION ID:(20.1) 2024-01-01 00:00:01.100
                EXEC #1:c=1,e=77,p=0,cr=0,cu=0,mis=0,r=0,dep=0,og=1,tim=1050
                *** [ Unix process pid: 11 ]
                *** SESSION ID:(10.1) 2024-01-01 00:00:02.100
                EXEC #1:c=1,e=20,p=0,cr=0,cu=0,mis=0,r=0,dep=0,og=1,tim=1100
                """);

        assertThat(executions(trace, ExecutionColumn.PARENT)).containsExactly(2L, -1L, -1L);
        assertThat(cursors(trace, CursorColumn.SESSION)).containsExactly(0L, 1L, 0L);
        assertThat(trace.info().sessions()).extracting(session -> session.pid()).containsExactly(11L, 22L);
        assertThat(trace.info().sessions())
                .extracting(session -> session.endedAt().orElseThrow())
                .containsExactly("2024-01-01 00:00:02.100", "2024-01-01 00:00:01.100");
    }

    @Test
    void endsASessionWhereItsClockEnds() {
        Trace trace = read("""
                *** 2024-01-01T00:00:00.000000+01:00
                EXEC #1:c=1,e=1000000,p=0,cr=0,cu=0,mis=0,r=0,dep=0,og=1,tim=5000000
                EXEC #1:c=1,e=1000000,p=0,cr=0,cu=0,mis=0,r=0,dep=0,og=1,tim=9000000
                """);

        assertThat(trace.info().sessions()).singleElement().satisfies(session -> {
            assertThat(session.startMicros()).isEqualTo(1_704_063_600_000_000L);
            assertThat(session.endMicros() - session.startMicros()).isEqualTo(5_000_000);
        });
    }
}
