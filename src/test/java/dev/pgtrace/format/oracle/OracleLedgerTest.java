package dev.pgtrace.format.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.Component;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The figures that a reader hands over add up: nothing twice, nothing lost.
class OracleLedgerTest {
    @Test
    void countsEachTopLevelCallOnce() {
        // planning 4000 of which look-ups 1500; execution 3000 with a recursive statement (planning 200, run 700)
        TraceAnalysis analysis = analyze("""
                *** 2024-01-01T00:00:00.000000+00:00
                EXEC #3:c=1000,e=1500,p=0,cr=1,cu=0,mis=0,r=0,dep=1,og=1,tim=1002000
                PARSING IN CURSOR #1 len=8 dep=0 uid=5 oct=3 lid=5 tim=1004000 hv=1 ad='a'
                select 1
                END OF STMT
                PARSE #1:c=3000,e=4000,p=0,cr=7,cu=0,mis=1,r=0,dep=0,og=1,tim=1004000
                PARSING IN CURSOR #2 len=8 dep=1 uid=5 oct=3 lid=5 tim=1005000 hv=1 ad='a'
                select 2
                END OF STMT
                PARSE #2:c=100,e=200,p=0,cr=0,cu=0,mis=0,r=0,dep=1,og=1,tim=1005200
                EXEC #2:c=500,e=700,p=0,cr=0,cu=0,mis=0,r=0,dep=1,og=1,tim=1006000
                EXEC #1:c=2000,e=3000,p=0,cr=0,cu=0,mis=0,r=0,dep=0,og=1,tim=1007500
                """);

        assertThat(analysis.databaseMicros()).isEqualTo(7000);
        assertThat(analysis.database().micros(Component.CPU)
                        + analysis.database().micros(Component.TIER1))
                .isEqualTo(5000);
        assertThat(analysis.database().micros(Component.UNACCOUNTED)).isEqualTo(2000);
    }

    @Test
    void accountsForWaitsInsideAndBetweenCalls() {
        TraceAnalysis analysis = analyze("""
                *** 2024-01-01T00:00:00.000000+00:00
                WAIT #1: nam='enq: TX - row lock contention' ela= 2000 name|mode=1 usn=2 sequence=3 obj#=1 tim=1002500
                EXEC #1:c=500,e=3000,p=0,cr=0,cu=0,mis=0,r=1,dep=0,og=1,tim=1003000
                XCTEND rlbk=0, rd_only=0, tim=1003010
                WAIT #0: nam='log file sync' ela= 900 buffer#=1 sync scn=2 p3=0 obj#=-1 tim=1004000
                WAIT #0: nam='SQL*Net message from client' ela= 5000 driver id=1 #bytes=1 p3=0 obj#=-1 tim=1010000
                """);

        assertThat(analysis.databaseMicros()).isEqualTo(3000);
        assertThat(analysis.database().micros(Component.LOCK_WAITS)).isEqualTo(2000);
        assertThat(analysis.database().micros(Component.CLIENT)).isZero();
        assertThat(analysis.wall().micros(Component.WAL_WRITES)).isEqualTo(900);
        assertThat(analysis.wall().micros(Component.CLIENT)).isEqualTo(5000);
    }

    @Test
    void accountsForLobCallsBesideTheStatements() {
        TraceAnalysis analysis = analyze("""
                *** 2024-01-01T00:00:00.000000+00:00
                EXEC #1:c=500,e=1000,p=0,cr=0,cu=0,mis=0,r=1,dep=0,og=1,tim=1001000
                WAIT #0: nam='SQL*Net message from client' ela= 5000 driver id=1 #bytes=1 p3=0 obj#=-1 tim=1006000
                WAIT #0: nam='direct path read' ela= 70 file number=4 first dba=1 block cnt=1 obj#=1 tim=1006100
                LOBREAD: type=PERSISTENT LOB,bytes=5,c=100,e=200,p=1,cr=1,cu=0,tim=1006200
                """);

        assertThat(analysis.databaseMicros()).isEqualTo(1000);
        assertThat(analysis.database().micros(Component.CPU)).isEqualTo(500);
        assertThat(analysis.wall().micros(Component.CPU)).isEqualTo(600);
        assertThat(analysis.wall().micros(Component.READS_UNSPLIT)).isEqualTo(70);
        assertThat(analysis.wall().micros(Component.CLIENT)).isEqualTo(5000);
    }

    @Test
    void leavesLittleOfTheSampleUnaccounted() throws IOException {
        TraceAnalysis analysis = analyze(Files.readString(Path.of("sample-traces/oracle_orders.trc")));

        assertThat(analysis.databaseMicros()).isEqualTo(58_010);
        assertThat(analysis.wall().micros(Component.WAL_WRITES)).isEqualTo(1620);
        assertThat(analysis.wall().micros(Component.UNACCOUNTED)).isBetween(0L, 2000L);
    }

    private static TraceAnalysis analyze(String text) {
        return Analyzer.analyze(OracleTraces.read(text), TierModel.standard(), new CancelToken());
    }
}
